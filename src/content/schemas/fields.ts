import { z } from 'zod';
import {
  parseDid,
  parseDuration,
  parseId,
  parseInstant,
  parseLanguage,
  parseUri,
  parseWebAddress,
  type Result,
} from '../../values/index.ts';
import { LIMITS } from '../limits.ts';
import type { contentProblems } from '../problems.ts';

/** A finding of a schema that has its own sentence in the room's table. */
export interface SchemaProblem {
  readonly problem: keyof typeof contentProblems;
  readonly args: readonly string[];
}

/** Adds such a finding; `schema-problems.ts` turns it into a diagnostic. */
export function refuse(
  ctx: z.RefinementCtx,
  problem: SchemaProblem['problem'],
  args: readonly string[] = [],
  path: (string | number)[] = [],
): void {
  ctx.addIssue({ code: 'custom', path, params: { problem, args } satisfies SchemaProblem });
}

/** A field whose text a parser of `values` reads. */
const parsed = <Value, Reason extends string>(
  parse: (text: string) => Result<Value, Reason>,
  problemOf: (reason: Reason) => SchemaProblem['problem'],
  maxLength: number = LIMITS.address,
) =>
  z.string().transform((text, ctx) => {
    if (text.length > maxLength) {
      refuse(ctx, 'text-too-long', [String(maxLength), String(text.length)]);
      return z.NEVER;
    }
    const result = parse(text);
    if (result.ok) return result.value;
    refuse(ctx, problemOf(result.reason), [text]);
    return z.NEVER;
  });

/** Control characters, and those that turn the direction of writing for what follows. */
const control =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

const written = (max: number, isOneLine: boolean) =>
  z.string().superRefine((text, ctx) => {
    if (text.trim() === '') refuse(ctx, 'text-empty');
    const { length } = text;
    if (length > max) refuse(ctx, 'text-too-long', [String(max), String(length)]);
    if (control.test(text) || !text.isWellFormed() || (isOneLine && /[\n\r\t]/.test(text))) {
      refuse(ctx, 'text-characters');
    }
  });

export const name = written(LIMITS.name, true);
export const line = written(LIMITS.line, true);
export const description = written(LIMITS.description, false);
export const text = written(LIMITS.text, false);

/**
 * A body, or the JSON field in its place: length is the file's, content is the narrative room's business, control
 * characters too, which it places exactly.
 */
export const body = z.string().superRefine((markdown, ctx) => {
  if (/[\u2028\u2029\ufffe\uffff]/.test(markdown) || !markdown.isWellFormed()) refuse(ctx, 'text-characters');
});

export const id = parsed(parseId, (reason) => reason, 64);
export const instant = parsed(parseInstant, (reason) => reason, 64);
export const language = parsed(parseLanguage, (reason) => reason, 64);
export const did = parsed(parseDid, (reason) => reason);
export const duration = parsed(
  (given) => {
    const result = parseDuration(given);
    return result.ok ? { ok: true, value: given } : result;
  },
  (reason) => reason,
  64,
);
export const address = parsed(parseWebAddress, (reason) =>
  reason === 'iri-scheme'
    ? 'address-scheme'
    : reason === 'iri-credentials'
      ? 'address-credentials'
      : 'address-malformed',
);
export const uri = parsed(parseUri, () => 'address-malformed');

export const email = z.string().superRefine((given, ctx) => {
  if (!/^[^\s@<>"]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(given)) refuse(ctx, 'email-malformed', [given]);
});

export const colour = z.string().transform((given, ctx) => {
  if (!/^#[0-9a-f]{6}$/i.test(given)) refuse(ctx, 'colour-malformed', [given]);
  return given.toLowerCase();
});

/** A list, empty when left out. */
export const list = <Item extends z.ZodType>(item: Item, max: number = LIMITS.list) =>
  z
    .array(item)
    .superRefine((items, ctx) => {
      if (items.length > max) refuse(ctx, 'list-too-long', [String(max)]);
    })
    .default([]);

/** A list whose entries have ids, no two the same. */
export const listOfIds = <Item extends z.ZodType<{ readonly id: string }>>(item: Item) =>
  list(item).superRefine((items, ctx) => {
    items.forEach((entry, index) => {
      if (items.findIndex((other) => other.id === entry.id) < index) {
        refuse(ctx, 'list-repeated', [entry.id], [index, 'id']);
      }
    });
  });

export const link = z.strictObject({ url: address, label: name });
