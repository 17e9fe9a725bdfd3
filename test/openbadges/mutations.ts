type Path = readonly (string | number)[];

interface Place {
  readonly path: Path;
  readonly value: unknown;
}

/** Values that stand for every wrong kind, and some that only look right. */
const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1.5,
  '',
  'text',
  '2020-02-30T00:00:00Z',
  '2020-01-01',
  '2020-01-01T00:00:00',
  '2020-01-01T00:00:00+02:00',
  '2020-01-01 00:00:00Z',
  'not an address',
  'https://example.org/ space',
  'urn:uuid:00000000-0000-4000-8000-000000000000',
  'ext:Mine',
  'ext:',
  'xext:-',
  'en-US',
  'english',
  'a.b.c',
  [],
  {},
  [null],
  ['text'],
  [[]],
  { type: 'Image', id: 'https://example.org/i.png' },
  { id: 'https://example.org/x', type: ['Profile'] },
  { '@value': 'text', '@language': 'en' },
];

const names = [
  ...['name', 'description', 'id', 'type', '@context', '@id', '@type', '@graph', 'image', 'url', 'endorsement'],
  ...['endorsementJwt', 'proof', 'credentialSchema', 'credentialStatus', 'refreshService', 'termsOfUse', 'evidence'],
  ...['validUntil', 'awardedDate', 'identifier', 'otherIdentifier', 'alignment', 'related', 'inLanguage', 'address'],
  ...['parentOrg', 'dateOfBirth', 'creditsEarned', 'activityEndDate', 'source', 'salt', 'caption', 'resultDescription'],
  ...['rubricCriterionLevel', 'targetType', 'achievementType', 'allowedValue', 'geo', 'creator', 'phone', 'unheardOf'],
  ...['https://example.org/term', 'ex:term', '__proto__', 'constructor', 'narrative', 'version', 'tag', 'result'],
];

/** Numbers from 0 to 1, the same for the same seed: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function places(value: unknown, path: Path = []): Place[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    { path, value },
    ...inner.flatMap(([key, one]) => places(one, [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}

type Container = { [key: string | number]: unknown };

const at = (document: unknown, path: Path): Container =>
  path.reduce((value, key) => (value as Container)[key], document) as Container;

function remove(parent: Container, key: string | number): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

/** One change each at a place that is not the document itself; `key` is the place's name in `parent`. */
const changes: Readonly<
  Record<string, (parent: Container, key: string | number, pick: <T>(of: readonly T[]) => T) => void>
> = {
  delete: (parent, key) => remove(parent, key),
  retype: (parent, key, pick) => {
    parent[key] = structuredClone(pick(strange));
  },
  duplicate: (parent, key) => {
    if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
    else parent[`${key}2`] = structuredClone(parent[key]);
  },
  rename: (parent, key, pick) => {
    const value = parent[key];
    remove(parent, key);
    define(parent, pick(names), value);
  },
  wrap: (parent, key) => {
    const value = parent[key];
    parent[key] = Array.isArray(value) ? value[0] : [value];
  },
  add: (parent, _key, pick) => define(parent, pick(names), structuredClone(pick(strange))),
  nullify: (parent, key) => {
    parent[key] = null;
  },
  empty: (parent, key) => {
    parent[key] = [];
  },
  spoil: (parent, key) => {
    const value = parent[key];
    parent[key] = typeof value === 'string' ? value.slice(1) : typeof value === 'number' ? String(value) : {};
  },
};

function define(parent: Container, name: string, value: unknown): void {
  if (Array.isArray(parent)) parent.push(value);
  else Object.defineProperty(parent, name, { value, enumerable: true, writable: true, configurable: true });
}

/**
 * Documents with one to three faults each: deleted, retyped, doubled, renamed, wrapped or unwrapped, added, nulled,
 * emptied or spoiled, at any depth. The same for the same seed.
 */
export function* mutations(
  seeds: readonly unknown[],
  count: number,
  seed: number,
): Generator<{ readonly document: unknown; readonly how: string }> {
  const next = numbers(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  for (let index = 0; index < count; index++) {
    const document = structuredClone(pick(seeds));
    const done: string[] = [];
    for (let times = pick([1, 1, 1, 2, 3]); times > 0; times--) {
      const { path } = pick(places(document).slice(1));
      const name = pick(Object.keys(changes));
      const key = path.at(-1) as string | number;
      changes[name]?.(at(document, path.slice(0, -1)), key, pick);
      done.push(`${name} ${path.join('.')}`);
    }
    yield { document, how: done.join(', ') };
  }
}
