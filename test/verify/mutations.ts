/** Every way to spoil a JSON document in one place: change, delete, duplicate or move one member. */
type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
type Path = readonly (string | number)[];

export interface Mutant {
  readonly name: string;
  /** JSON text, since one kind of mutant is no JSON value any more */
  readonly text: string;
}

export function mutantsOf(document: object): Mutant[] {
  const original = document as Json;
  const places = placesIn(original);
  return places.flatMap((path) => [
    ...changes(valueAt(original, path)).map(([what, value]) =>
      mutant(
        `${what} ${shown(path)}`,
        edit(original, path, () => value),
      ),
    ),
    mutant(`delete ${shown(path)}`, remove(original, path)),
    ...duplicates(original, path),
    ...moves(original, path),
  ]);
}

const shown = (path: Path): string => path.join('.');
const mutant = (name: string, value: Json): Mutant => ({ name, text: JSON.stringify(value) });

function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return [here, ...placesIn(inner, here)];
  });
}

const valueAt = (value: Json, path: Path): Json =>
  path.reduce<Json>((inner, key) => (inner as { [key: string]: Json })[String(key)] as Json, value);

/** Other values: of the same kind, of another kind, and things that many readers take for the same. */
function changes(value: Json): readonly (readonly [string, Json])[] {
  const kinds: (readonly [string, Json])[] = [
    ['null', null],
    ['number', 7],
    ['text', 'changed'],
    ['object', {}],
    ['empty list', []],
    ['in a list', [value]],
  ];
  if (typeof value === 'string') {
    kinds.push(['longer', `${value} `], ['upper case', value.toUpperCase()], ['value object', { '@value': value }]);
    if (value !== '') kinds.push(['shorter', value.slice(0, -1)]);
  }
  if (typeof value === 'boolean') kinds.push(['not', !value]);
  if (Array.isArray(value)) kinds.push(['reversed', value.toReversed()], ['list object', { '@list': value }]);
  return kinds.filter(([, other]) => JSON.stringify(other) !== JSON.stringify(value));
}

function edit(value: Json, [key, ...rest]: Path, to: (old: Json) => Json): Json {
  if (key === undefined) return to(value);
  if (Array.isArray(value)) return value.map((inner, index) => (index === key ? edit(inner, rest, to) : inner));
  const members = value as { [member: string]: Json };
  return { ...members, [key]: edit(members[String(key)] as Json, rest, to) };
}

function remove(value: Json, path: Path): Json {
  const last = path.at(-1);
  return edit(value, path.slice(0, -1), (parent) =>
    Array.isArray(parent)
      ? parent.filter((_, index) => index !== last)
      : Object.fromEntries(Object.entries(parent as object).filter(([name]) => name !== last)),
  );
}

/** An entry of a list twice; a member twice in the text, with another value behind it and before it. */
function duplicates(original: Json, path: Path): Mutant[] {
  const last = path.at(-1);
  const value = valueAt(original, path);
  if (typeof last === 'number') {
    const twice = edit(original, path.slice(0, -1), (parent) => [...(parent as Json[]), value]);
    return [mutant(`twice ${shown(path)}`, twice)];
  }
  const MARK = '"\u0001"';
  const marked = JSON.stringify(edit(original, path, () => '\u0001'));
  const at = marked.replaceAll('\\u0001', '\u0001');
  const [before = '', after = ''] = at.split(MARK);
  const member = JSON.stringify(last);
  return [
    { name: `duplicate before ${shown(path)}`, text: `${before}${JSON.stringify(value)},${member}:"changed"${after}` },
    { name: `duplicate behind ${shown(path)}`, text: `${before}"changed",${member}:${JSON.stringify(value)}${after}` },
  ];
}

/** A member put into its parent's parent, into the document, and into a neighbour that is an object. */
function moves(original: Json, path: Path): Mutant[] {
  const last = path.at(-1);
  if (typeof last !== 'string') return [];
  const value = valueAt(original, path);
  const without = remove(original, path);
  const into = (target: Path, name: string): Mutant[] => {
    const place = valueAt(without, target);
    if (typeof place !== 'object' || place === null || Array.isArray(place) || last in place) return [];
    return [
      mutant(
        `move ${shown(path)} ${name}`,
        edit(without, target, (old) => ({ ...(old as object), [last]: value }) as Json),
      ),
    ];
  };
  const parent = valueAt(without, path.slice(0, -1));
  const neighbours = Object.entries(parent as object)
    .filter(([, inner]) => typeof inner === 'object' && inner !== null && !Array.isArray(inner))
    .map(([name]) => [...path.slice(0, -1), name]);
  const above = path.slice(0, -2).filter((_, index, all) => index < all.length);
  return [
    ...(path.length > 1 ? into([], 'to the top') : []),
    ...(path.length > 2 && typeof path.at(-2) === 'string' ? into(above, 'up') : []),
    ...neighbours.flatMap((neighbour) => into(neighbour, `into ${shown(neighbour)}`)),
    mutant(
      `under its full IRI ${shown(path)}`,
      edit(
        without,
        path.slice(0, -1),
        (old) => ({ ...(old as object), [`https://schema.org/${last}`]: value }) as Json,
      ),
    ),
    mutant(
      `under @nest ${shown(path)}`,
      edit(without, path.slice(0, -1), (old) => ({ ...(old as object), '@nest': { [last]: value } }) as Json),
    ),
  ];
}
