import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { schemaFiles } from '../../scripts/dev/docs/schemas.ts';
import { parseMarkdownFile } from '../../src/content/front-matter.ts';
import { parseJsonFile } from '../../src/content/json.ts';
import { assertionSchema } from '../../src/content/schemas/assertion.ts';
import { badgeSchema } from '../../src/content/schemas/badge.ts';
import { issuerSchema } from '../../src/content/schemas/issuer.ts';
import { personSchema } from '../../src/content/schemas/person.ts';
import { siteSchema } from '../../src/content/schemas/site.ts';
import { parseYamlFile } from '../../src/content/yaml.ts';
import { contentFixtures } from '../diagnostics/fixtures/content.ts';
import { modelFixtures } from '../diagnostics/fixtures/model.ts';
import { makeRoot } from '../roots.ts';
import { IDENTITY, SALT } from '../sound-content.ts';

const checkout = join(import.meta.dirname, '../..');

type Noun = 'site' | 'issuer' | 'person' | 'badge' | 'assertion';
type Fields = Readonly<Record<string, unknown>>;

const schemas: Readonly<Record<Noun, { readonly schema: z.ZodType; readonly body: string }>> = {
  site: { schema: siteSchema, body: '' },
  issuer: { schema: issuerSchema, body: 'description' },
  person: { schema: personSchema, body: 'description' },
  badge: { schema: badgeSchema, body: 'criteria' },
  assertion: { schema: assertionSchema, body: 'narrative' },
};

const ajv = new Ajv({ allErrors: true });
const written = (noun: string) => JSON.parse(schemaFiles[`public/schemas/${noun}.schema.json`]?.() ?? '');
ajv.addSchema(written('icon'), 'icon.schema.json');
const editors = Object.fromEntries(Object.keys(schemas).map((noun) => [noun, ajv.compile(written(noun))])) as Readonly<
  Record<Noun, ValidateFunction>
>;

/** What an editor would say of these fields; nothing when they please it. */
function complaints(noun: Noun, fields: Fields): string[] {
  editors[noun](fields);
  return (editors[noun].errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const isAccepted = (noun: Noun, fields: Fields): boolean => schemas[noun].schema.safeParse(fields).success;

/** The fields of a file of content, its body among them; undefined when they cannot be read, or it has none. */
function fieldsOf(path: string, text: string): { noun: Noun; fields: Fields } | undefined {
  const noun = path === 'content/site.yaml' ? 'site' : /^content\/(issuer|badge|assertion|people)/.exec(path)?.[1];
  if (noun === undefined || /\.(?:png|svg|mdx)$/.test(path)) return undefined;
  const parse = noun === 'site' ? parseYamlFile : path.endsWith('.json') ? parseJsonFile : parseMarkdownFile;
  const parsed = parse(path, text);
  if (!parsed.ok) return undefined;
  const name = (noun === 'people' ? 'person' : noun) as Noun;
  const { body, fields } = parsed.document;
  return { noun: name, fields: body === undefined ? fields : { ...fields, [schemas[name].body]: body } };
}

const filesOf = (root: string) =>
  globSync('content/**/*.{yaml,md,json}', { cwd: root }).flatMap((file) => {
    const path = file.replaceAll('\\', '/');
    const read = fieldsOf(path, readFileSync(join(root, path), 'utf8'));
    return read === undefined ? [] : [{ path, ...read }];
  });

/** Sound values of all kinds that have a form of their own, in every spelling that `check` takes. */
const badge: Fields = { name: 'A', description: 'B', issuer: 'acme', criteria: 'C' };
const assertion: Fields = {
  badge: 'care',
  recipient: { type: 'email', identity: IDENTITY, salt: SALT },
  issuedOn: '2020-03-01',
};
const spellings: readonly [Noun, Fields][] = [
  ...['HTTPS://example.org', 'http://例え.jp/道', 'https://example.org:8080/a?b#c'].map(
    (criteriaUrl): [Noun, Fields] => ['badge', { ...badge, criteriaUrl }],
  ),
  ...['en', 'pt-BR', 'zh-Hant-TW', 'de-DE-u-co-phonebk', 'sl-rozaj-biske', 'EN-gb'].map((language): [Noun, Fields] => [
    'badge',
    { ...badge, language },
  ]),
  ...['P2Y', 'P18M', 'P6W', 'P1DT12H', 'PT5M'].map((validFor): [Noun, Fields] => ['badge', { ...badge, validFor }]),
  ...['2020-02-29', '2020-03-01t10:00:00z', '2020-03-01T10:00:00.123456789+05:30'].map((expires): [Noun, Fields] => [
    'assertion',
    { ...assertion, expires },
  ]),
  ...['did:web:example.org:a%3Ab', 'did:key:z6Mk'].map((url): [Noun, Fields] => [
    'assertion',
    { ...assertion, recipient: { type: 'did', url } },
  ]),
  ...['urn:isbn:1', 'HTTPS://Example.org/x', 'tag:a,b:c'].map((id): [Noun, Fields] => [
    'badge',
    { ...badge, related: [{ id }] },
  ]),
  ...['award', 'no-such-icon', 'Award'].map((icon): [Noun, Fields] => ['badge', { ...badge, design: { icon } }]),
  ['badge', { ...badge, design: { ground: '#AbCdEf', level: 5 }, skills: ['One', { name: 'Two' }], tags: [] }],
  ['badge', { ...badge, name: '🪖'.repeat(60), description: 'two\nlines' }],
  ['issuer', { name: 'A', url: 'https://a.example/', email: "o'hara+x@ex-ample.org" }],
];

describe('the schemas for editors accept', () => {
  test.each(filesOf(checkout))('$path', ({ noun, fields }) => expect(complaints(noun, fields)).toEqual([]));
  test.each(filesOf(makeRoot()))('$path of the small backpack', ({ noun, fields }) =>
    expect(complaints(noun, fields)).toEqual([]),
  );
  test.each(spellings)('%s %j, as check does', (noun, fields) => {
    expect(isAccepted(noun, fields)).toBe(true);
    expect(complaints(noun, fields)).toEqual([]);
  });

  test('whatever check accepts, among many changes to sound records', () => {
    const piece = fc.oneof(
      fc.constantFrom('', 'a', '-', ' ', '.', ':', '/', '#', '@', '\n', '2020-01-01', 'P1Y', 'did:web:a', 'é', '🪖'),
      fc.string({ maxLength: 3 }),
    );
    const records = filesOf(makeRoot());
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.nat(), fc.nat(), piece, ({ noun, fields }, which, where, given) => {
        const changed = structuredClone(fields) as Record<string, unknown>;
        const texts = textsOf(changed);
        const spot = texts[which % texts.length] as Spot;
        const text = spot.holder[spot.key] as string;
        const at = where % (text.length + 1);
        spot.holder[spot.key] = text.slice(0, at) + given + text.slice(at + (where % 2));
        if (!isAccepted(noun, changed)) return;
        accepted++;
        expect(complaints(noun, changed)).toEqual([]);
      }),
      { numRuns: 3000, seed: 1 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  test('whatever check accepts of the files that its fixtures are made of', async () => {
    let seen = 0;
    for (const [code, { change, isSealed, during, isUnprivileged }] of Object.entries({
      ...contentFixtures,
      ...modelFixtures,
    })) {
      if (isSealed || during !== undefined || isUnprivileged || /^content-|large|^link-/.test(code)) continue;
      const root = makeRoot();
      await change(root);
      for (const { path, noun, fields } of filesOf(root)) {
        if (!isAccepted(noun, fields)) continue;
        expect([code, path, complaints(noun, fields)]).toEqual([code, path, []]);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(300);
  });
});

interface Spot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every text of a value, by what holds it. */
const textsOf = (value: unknown): Spot[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'string' ? [{ holder: value as Record<string, unknown>, key }] : textsOf(inner),
      );

describe('the schemas for editors refuse', () => {
  test.each<[string, Noun, Fields, string]>([
    ['a field that is mistyped', 'badge', { ...badge, nmae: 'A' }, ' must NOT have additional properties'],
    ['a field that is missing', 'badge', { name: 'A' }, " must have required property 'description'"],
    ['a value of another kind', 'badge', { ...badge, tags: 'health' }, '/tags must be array'],
    ['a number for a text', 'badge', { ...badge, version: 1 }, '/version must be string'],
    ['a value that is none of the list', 'badge', { ...badge, status: 'live' }, '/status must be equal to one of'],
    ['a level beyond the last', 'badge', { ...badge, design: { level: 6 } }, '/design/level must be <= 5'],
    ['a colour by name', 'badge', { ...badge, design: { ink: 'red' } }, '/design/ink must match pattern'],
    ['an id with capitals', 'badge', { ...badge, issuer: 'Acme' }, '/issuer must match pattern'],
    ['a picture without words', 'badge', { ...badge, image: 'a.png' }, ' must have property imageAlt'],
    ['a name that is too long', 'badge', { ...badge, name: 'a'.repeat(121) }, '/name must NOT have more than 120'],
    ['an address without its scheme', 'badge', { ...badge, criteriaUrl: 'a.example' }, '/criteriaUrl must match'],
    ['a day as people say it', 'assertion', { ...assertion, issuedOn: '1 March 2020' }, '/issuedOn must match pattern'],
    [
      'a plain e-mail address',
      'assertion',
      { ...assertion, recipient: { type: 'email', identity: 'zoe@example.org', salt: SALT } },
      '/recipient/identity must match pattern',
    ],
    ['a site without https', 'site', { url: 'http://a.example/' }, '/url must match pattern'],
  ])('%s, as check does', (_title, noun, fields, complaint) => {
    expect(isAccepted(noun, fields)).toBe(false);
    expect(complaints(noun, fields).join('\n')).toContain(complaint);
  });
});

describe('the schemas for editors say', () => {
  test('of every field what docs/formats.md says, and offer icons by name', () => {
    const { properties } = written('badge');
    expect(properties.name.description).toBe('one line, at most 120 characters. Required.');
    expect(properties.status).toMatchObject({ default: 'active', enum: ['draft', 'active', 'retired'] });
    expect(properties.design.properties.icon.anyOf).toEqual([{ $ref: 'icon.schema.json' }, { type: 'string' }]);
    expect(written('icon').enum).toContain('heart-pulse');
    for (const noun of Object.keys(schemas)) {
      for (const [name, { description }] of Object.entries<{ description?: string }>(written(noun).properties)) {
        if (!['design', 'theme', 'assessment', 'earn', 'revoked', 'suspended', 'reinstated'].includes(name))
          expect([noun, name, description]).toEqual([noun, name, expect.stringMatching(/\.$/)]);
      }
    }
  });
});

describe('$schema, by which an editor finds the schema of a JSON file', () => {
  test('is none of its fields, unless it is no text; it is not known in front matter', () => {
    const read = (text: string) => fieldsOf('content/badges/a.json', text)?.fields;
    expect(read('{"$schema": "../../schemas/badge.schema.json", "name": "A"}')).toEqual({ name: 'A' });
    expect(read('{"$schema": 1, "name": "A"}')).toEqual({ $schema: 1, name: 'A' });
    expect(complaints('badge', { ...badge, $schema: 'x' })).toEqual([]);
    expect(fieldsOf('content/badges/a.md', '---\n$schema: x\n---\n')?.fields).toHaveProperty('$schema');
  });
});
