import { z } from 'zod';
import { LIMITS } from '../../../src/content/limits.ts';
import { assertionSchema } from '../../../src/content/schemas/assertion.ts';
import { badgeSchema } from '../../../src/content/schemas/badge.ts';
import * as fields from '../../../src/content/schemas/fields.ts';
import { issuerSchema } from '../../../src/content/schemas/issuer.ts';
import { personSchema } from '../../../src/content/schemas/person.ts';
import { siteSchema } from '../../../src/content/schemas/site.ts';
import { lucide } from '../../../src/images/lucide.ts';
import { EVIDENCE_FILES } from '../../../src/model/index.ts';
import { fieldsOf } from './fields.ts';

/** JSON Schema as editors read it: draft-07, the newest that those of VS Code follow in full. */
type JsonSchema = z.core.JSONSchema.BaseSchema;

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/**
 * What an editor can check of a single value. `check` says more; these never refuse what it accepts. Lengths count
 * characters, where `check` counts UTF-16 units, so they are wider for what lies beyond 16 bits.
 */
const shapes = new Map<unknown, JsonSchema>([
  [fields.name, { minLength: 1, maxLength: LIMITS.name }],
  [fields.line, { minLength: 1, maxLength: LIMITS.line }],
  [fields.description, { minLength: 1, maxLength: LIMITS.description }],
  [fields.text, { minLength: 1, maxLength: LIMITS.text }],
  [fields.id, { pattern: '^[a-z0-9-]{1,64}$' }],
  [fields.instant, { pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt].+)?$' }],
  [fields.language, { pattern: '^[A-Za-z0-9]{1,8}([-_][A-Za-z0-9]{1,8})*$' }],
  [fields.did, { pattern: '^did:[a-z0-9]+:', maxLength: LIMITS.address }],
  [fields.duration, { pattern: '^P[0-9T]' }],
  [fields.address, { pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', maxLength: LIMITS.address }],
  [fields.uri, { pattern: '^[A-Za-z][A-Za-z0-9+.-]*:', maxLength: LIMITS.address }],
  [fields.email, { pattern: '^[^@]+@[^@]+$' }],
  [fields.colour, { pattern: '^#[0-9A-Fa-f]{6}$' }],
]);

const EVIDENCE_NAME: JsonSchema = {
  pattern: `^[A-Za-z0-9][A-Za-z0-9._-]*\\.(${EVIDENCE_FILES.endings.join('|')})$`,
};

/** The same for values that only one field has. */
const single: Readonly<Record<string, JsonSchema>> = {
  'site.url': { pattern: '^https://.*/$' },
  'assertion.recipient.identity': { pattern: '^sha256\\$[0-9a-f]{64}$' },
  'assertion.evidence[].file': EVIDENCE_NAME,
  'assertion.evidence[].kept.file': EVIDENCE_NAME,
  'assertion.evidence[].kept.sha256': { pattern: '^[0-9a-f]{64}$' },
  'assertion.recipient.salt': { pattern: '^[A-Za-z0-9_-]{16,64}$' },
};

const nouns = {
  site: { title: 'Settings of the site', schema: siteSchema },
  issuer: { title: 'Issuer', schema: issuerSchema },
  person: { title: 'Person', schema: personSchema },
  badge: { title: 'Badge', schema: badgeSchema },
  assertion: { title: 'Assertion', schema: assertionSchema },
} as const;

/** The files of `public/schemas`, each with what writes it. */
export const schemaFiles: Readonly<Record<string, () => string>> = Object.fromEntries([
  ...Object.entries(nouns).map(([noun, { title, schema }]) => [
    `public/schemas/${noun}.schema.json`,
    () => print(schemaOf(noun, title, schema)),
  ]),
  ['public/schemas/icon.schema.json', () => print(iconSchema())],
]);

const print = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;

/** A schema of the content as JSON Schema, each field with the words of docs/formats.md. */
function schemaOf(noun: string, title: string, schema: z.ZodType): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-07',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => void Object.assign(jsonSchema, shapes.get(zodSchema)),
  });
  const words = new Map(fieldsOf(noun, schema).map(({ path, type, required }) => [path, sentence(type, required)]));
  describe(noun, '', made, words);
  const { properties = {}, $schema: _draft, ...rest } = made as JsonSchema;
  const own = noun === 'site' ? {} : { $schema: { type: 'string' as const, description: 'Where this schema lies.' } };
  const image = 'image' in properties ? { dependencies: { image: ['imageAlt'] } } : {};
  return { $schema: DRAFT, title, ...rest, ...image, properties: { ...own, ...properties } } as JsonSchema;
}

/** Writes descriptions, and the shapes of single fields, into all parts of a schema. */
function describe(noun: string, path: string, schema: JsonSchema, words: ReadonlyMap<string, string>): void {
  const description = words.get(path);
  if (description !== undefined && description !== '') schema.description = description;
  Object.assign(schema, single[`${noun}.${path}`]);
  // Names are offered while one types; an icon of another spelling is for `check` to judge.
  if (path === 'design.icon') Object.assign(schema, { anyOf: [{ $ref: 'icon.schema.json' }, { type: 'string' }] });
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    describe(noun, at(name), inner as JsonSchema, words);
  }
  if (schema.items !== undefined) describe(noun, `${path}[]`, schema.items as JsonSchema, words);
  for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    if (path !== 'design.icon') describe(noun, path, branch as JsonSchema, words);
  }
}

/** Of a whole that only holds fields, and of what its `type` asks for, the schema itself says enough. */
function sentence(type: string, required: string): string {
  const rest = required === 'yes' ? ' Required.' : /^(?:no|by `type`)$/.test(required) ? '' : ` Default: ${required}.`;
  return type === 'fields' ? rest.trim() : `${type}.${rest}`;
}

/** The names of the bundled icons that can be drawn. */
const iconSchema = (): JsonSchema => ({
  $schema: DRAFT,
  title: 'Icon',
  description: 'Name of an icon of the bundled set.',
  enum: Object.entries(lucide.icons)
    .filter(([, { hidden, width }]) => hidden !== true && width === undefined)
    .map(([name]) => name)
    .sort(),
});
