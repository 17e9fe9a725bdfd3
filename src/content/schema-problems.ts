import { z } from 'zod';
import { type Diagnostic, type FieldPath, nearest, placedReporter } from '../diagnostics/index.ts';
import type { ContentDocument } from './document.ts';
import { contentProblems } from './problems.ts';
import type { SchemaProblem } from './schemas/fields.ts';

const report = placedReporter(contentProblems);

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Checks a file's fields against a closed schema and says in our own words what is wrong.
 * @param bodyField  the field that is the body of a Markdown file, and a field like the others in JSON
 */
export function checkFields<Value>(
  document: ContentDocument,
  schema: z.ZodType<Value>,
  bodyField: string | undefined,
): Checked<Value> {
  const { body, source } = document;
  const hasBody = body !== undefined && bodyField !== undefined;
  const given: Record<string, unknown> = hasBody ? { ...document.fields, [bodyField]: body } : document.fields;
  const diagnostics: Diagnostic[] = [];
  if (hasBody && Object.hasOwn(document.fields, bodyField)) {
    diagnostics.push(report('field-in-body', source, [bodyField], document.locateName([bodyField]), bodyField));
  }
  const result = schema.safeParse(given);
  if (!result.success) {
    const pathOf = (path: FieldPath): FieldPath => (hasBody && path[0] === bodyField ? ['body'] : path);
    diagnostics.push(...result.error.issues.flatMap((issue) => explain(issue, [], given, schema, document, pathOf)));
  }
  return result.success && diagnostics.length === 0 ? { ok: true, value: result.data } : { ok: false, diagnostics };
}

function explain(
  issue: z.core.$ZodIssue,
  above: FieldPath,
  given: unknown,
  schema: z.ZodType,
  document: ContentDocument,
  pathOf: (path: FieldPath) => FieldPath,
): Diagnostic[] {
  const { source } = document;
  const path: FieldPath = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  const shown = pathOf(path);
  const value = valueAt(given, path);
  const place = source.locate(shown);
  const one = (code: keyof typeof contentProblems, ...args: string[]): Diagnostic[] => [
    report(code, source, shown, place, ...(args as never)),
  ];
  const isMissing = value === undefined;
  const missing = (): Diagnostic[] => one('field-missing', String(path.at(-1) ?? ''));
  switch (issue.code) {
    case 'custom': {
      const { problem, args } = issue.params as SchemaProblem;
      return one(problem, ...args);
    }
    case 'unrecognized_keys': {
      const known = knownKeys(schema, path);
      return issue.keys.map((key) => {
        const at = document.locateName([...path, key]);
        return report('field-unknown', source, [...path, key], at, key, nearest(key, known) ?? '');
      });
    }
    case 'invalid_type':
      return isMissing ? missing() : one('field-type', expectedWords(issue.expected), givenWords(value));
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (isMissing) return missing();
      if (typeof value !== 'string') return one('field-type', 'text', givenWords(value));
      return one('value-unknown', value, allowed.join(', '), nearest(value, allowed) ?? '');
    }
    case 'invalid_union': {
      if (isMissing) return missing();
      if (issue.errors.length > 0) {
        // The branch that came furthest is what the writer meant.
        const nearestBranch = [...issue.errors].sort((a, b) => rank(b) - rank(a))[0] ?? [];
        return nearestBranch.flatMap((inner) => explain(inner, path, given, schema, document, pathOf));
      }
      const allowed = discriminators(schema, path);
      return typeof value === 'string'
        ? one('value-unknown', value, allowed.join(', '), nearest(value, allowed) ?? '')
        : one('field-type', 'text', givenWords(value));
    }
    case 'too_big':
      return one('number-range', `of at most ${issue.maximum}`);
    case 'too_small':
      return one('number-range', `of at least ${issue.minimum}`);
    default:
      return one('field-type', 'another value', givenWords(value));
  }
}

/** A branch whose fault lies deeper, or is other than a wrong type, was nearer to what was meant. */
function rank(branch: readonly z.core.$ZodIssue[]): number {
  const first = branch[0];
  if (first === undefined) return 0;
  return first.path.length + (first.code === 'invalid_type' && first.path.length === 0 ? 0 : 1);
}

function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[part] : undefined),
    value,
  );
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields with values',
};

const expectedWords = (expected: string): string => words[expected] ?? expected;

function givenWords(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'fields';
  return typeof value === 'string' ? `the text "${value.slice(0, 40)}"` : `the ${typeof value} ${String(value)}`;
}

/** The parts of a schema that lie under optional, default, transformed and refined ones. */
function inner(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = (schema as unknown as { _zod: { def: Record<string, unknown> } })._zod.def;
  const under = (def.innerType ?? def.in) as z.core.$ZodType | undefined;
  if (under !== undefined) return inner(under);
  return Array.isArray(def.options) ? (def.options as z.core.$ZodType[]).flatMap(inner) : [schema];
}

function shapesAt(schema: z.core.$ZodType, path: FieldPath): Record<string, z.core.$ZodType>[] {
  let at = inner(schema);
  for (const part of path) {
    at = at.flatMap((one) => {
      if (one instanceof z.ZodArray) return inner(one.element);
      if (!(one instanceof z.ZodObject)) return [];
      const next = (one.shape as Record<string, z.core.$ZodType>)[String(part)];
      return next ? inner(next) : [];
    });
  }
  return at.flatMap((one) => (one instanceof z.ZodObject ? [one.shape as Record<string, z.core.$ZodType>] : []));
}

const knownKeys = (schema: z.core.$ZodType, path: FieldPath): string[] => [
  ...new Set(shapesAt(schema, path).flatMap((shape) => Object.keys(shape))),
];

function discriminators(schema: z.core.$ZodType, path: FieldPath): string[] {
  const field = String(path.at(-1));
  return shapesAt(schema, path.slice(0, -1)).flatMap((shape) => {
    const type = shape[field];
    return type instanceof z.ZodLiteral ? [...type.values].map(String) : [];
  });
}
