import { z } from 'zod';
import { LIMITS } from '../../../src/content/limits.ts';
import * as fields from '../../../src/content/schemas/fields.ts';

/** One field of a file, as people write it. */
export interface Field {
  /** as `evidence[].url` */
  readonly path: string;
  /** what may stand there, in words */
  readonly type: string;
  /** `yes`, or what holds when it is left out */
  readonly required: string;
}

const number = (value: number): string => value.toLocaleString('en');

/** Schemas of single values, in words. */
const words = new Map<unknown, string>([
  [fields.name, `one line, at most ${LIMITS.name} characters`],
  [fields.line, `one line, at most ${LIMITS.line} characters`],
  [fields.description, `text, at most ${number(LIMITS.description)} characters`],
  [fields.text, `text, at most ${number(LIMITS.text)} characters`],
  [fields.body, 'Markdown'],
  [fields.id, 'id: 1 to 64 of `a-z`, `0-9`, `-`'],
  [fields.instant, 'date, or date and time with zone (RFC 3339)'],
  [fields.language, 'language tag (BCP 47)'],
  [fields.did, 'DID'],
  [fields.duration, 'duration (ISO 8601), as `P2Y`'],
  [fields.address, `http or https address, at most ${number(LIMITS.address)} characters`],
  [fields.uri, 'any absolute URI'],
  [fields.email, 'e-mail address'],
  [fields.colour, 'colour, as `"#14532d"`'],
]);

/** Values that only one field has. */
const single: Readonly<Record<string, string>> = {
  'site.url': 'https address that ends in `/`',
  'site.formerly[]': 'https address that ends in `/`; written by `haversack move`',
  'issuer.image': 'name of a PNG beside the file',
  'person.image': 'name of a PNG beside the file',
  'badge.image': 'name of a PNG beside the file',
  'assertion.evidence[].file': 'name of a PNG, JPEG, PDF or text file beside this one',
  'assertion.evidence[].kept.file': 'as `evidence[].file`; written by `haversack evidence keep`',
  'assertion.evidence[].kept.sha256': '64 hex digits',
  'assertion.recipient.identity': '`sha256$` and 64 hex digits',
  'assertion.recipient.salt': '16 to 64 letters, digits, `-`, `_`',
  'assertion.recipient.name': `one line, at most ${LIMITS.name} characters; no e-mail address`,
  'assertion.recipient.url': 'http or https address; with `type: did` a DID',
  'site.pictureFonts[]': 'name of a font package, as `@fontsource/noto-sans-jp`',
  'issuer.design.emoji': 'one emoji',
  'badge.design.emoji': 'one emoji',
  'site.trust[].id': 'DID, or http or https address',
};

/** Every field of a schema, in its order; one without words is an error, so that none is forgotten. */
export function fieldsOf(noun: string, schema: z.ZodType, bodyField?: string): Field[] {
  const found = walk(noun, '', schema, 'yes');
  const seen = new Set<string>();
  return found
    .map((field) => (field.path === bodyField ? { ...field, path: 'body', required: 'empty' } : field))
    .filter(({ path }) => !seen.has(path) && seen.add(path));
}

function walk(noun: string, path: string, schema: z.core.$ZodType, required: string): Field[] {
  const name = `${noun}.${path}`;
  const type = single[name] ?? words.get(schema);
  if (schema instanceof z.ZodOptional) return walk(noun, path, schema.unwrap(), 'no');
  if (schema instanceof z.ZodPrefault) return walk(noun, path, schema.unwrap(), 'empty');
  if (schema instanceof z.ZodDefault) return walk(noun, path, schema.unwrap(), presetOf(schema));
  if (type !== undefined) return [{ path, type, required }];
  if (schema instanceof z.ZodPipe) return walk(noun, path, schema.in, required);
  if (schema instanceof z.ZodArray) return listOf(noun, path, schema, required);
  if (schema instanceof z.ZodObject) {
    const inside = Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([key, inner]) =>
      walk(noun, path === '' ? key : `${path}.${key}`, inner, 'yes'),
    );
    return path === '' || path.endsWith('[]') ? inside : [{ path, type: 'fields', required }, ...inside];
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options = schema.options as readonly z.core.$ZodType[];
    const all = options.flatMap((option) => walk(noun, path, option, required));
    const types = [...new Set(all.filter((one) => one.path === `${path}.type`).map((one) => one.type))];
    const inAll = (one: Field): boolean => all.filter((other) => other.path === one.path).length === options.length;
    return all.map((one) =>
      one.path === `${path}.type`
        ? { ...one, type: types.join(', ') }
        : inAll(one)
          ? one
          : { ...one, required: 'by `type`' },
    );
  }
  if (schema instanceof z.ZodUnion)
    return (schema.options as readonly z.core.$ZodType[]).flatMap((one) => walk(noun, path, one, required));
  if (schema instanceof z.ZodEnum)
    return [{ path, type: schema.options.map((one) => `\`${one}\``).join(', '), required }];
  if (schema instanceof z.ZodLiteral)
    return [{ path, type: [...schema.values].map((one) => `\`${one}\``).join(', '), required }];
  if (schema instanceof z.ZodBoolean) return [{ path, type: '`true` or `false`', required }];
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue, isInt } = schema;
    return [
      {
        path,
        type: `${isInt ? 'whole number' : 'number'}, ${number(minValue ?? 0)} to ${number(maxValue ?? 0)}`,
        required,
      },
    ];
  }
  throw new Error(`Say in scripts/dev/docs/fields.ts in words what ${name} may be.`);
}

/** Lists that have another limit than most. */
const SHORT_LISTS: Readonly<Record<string, number>> = {
  tags: LIMITS.tags,
  skills: LIMITS.tags,
  highlights: LIMITS.highlights,
  pictureFonts: LIMITS.pictureFonts,
};

function listOf(noun: string, path: string, schema: z.ZodArray, required: string): Field[] {
  const inner = walk(noun, `${path}[]`, schema.element, 'yes');
  const simple = inner.length === 1 && inner[0]?.path === `${path}[]` ? inner[0] : undefined;
  const max = SHORT_LISTS[path] ?? LIMITS.list;
  if (simple)
    return [
      {
        path,
        type: `list of at most ${max}; each: ${simple.type}`,
        required: required === '`[]`' ? 'empty' : required,
      },
    ];
  return [
    { path, type: `list of at most ${max}`, required: required === '`[]`' ? 'empty' : required },
    ...inner.filter((one) => one.path !== `${path}[]`),
  ];
}

function presetOf(schema: z.ZodDefault): string {
  const preset = schema.def.defaultValue;
  if (preset === '') return 'empty';
  return typeof preset === 'object' && Object.keys(preset ?? {}).length === 0
    ? 'empty'
    : `\`${JSON.stringify(preset)}\``.replaceAll('"', '');
}
