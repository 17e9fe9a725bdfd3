import { z } from 'zod';
import {
  IMPORT_LIMITS,
  IMPORT_OUTCOMES,
  type Import,
  type ImportCheck,
  type ImportedCredential,
  type ImportSnapshotFacts,
} from '../../model/index.ts';
import { parseInstant } from '../../values/index.ts';
import { body, name } from './fields.ts';

/** `content/imports/<id>.md`: the holder's own words. */
export const importWordsSchema = z.strictObject({
  name: name.optional(),
  publishPersonalData: z.boolean().default(false),
  words: body.default(''),
}) satisfies z.ZodType<Pick<Import, 'name' | 'publishPersonalData' | 'words'>>;

const moment = z.string().transform((text, ctx) => {
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.value;
  ctx.addIssue({ code: 'custom' });
  return z.NEVER;
});

/** Text of others: kept as it is, and never longer than what a page can show. */
const said = z.string().max(IMPORT_LIMITS.text).optional();

const credential = z.strictObject({
  standard: z.string().max(IMPORT_LIMITS.text),
  id: said,
  name: said,
  issuer: z.strictObject({ id: said, host: said, name: said }),
  validFrom: said,
  validUntil: said,
}) satisfies z.ZodType<ImportedCredential>;

const answer = z.strictObject({
  address: z.string(),
  url: z.string().optional(),
  status: z.int().min(100).max(599),
  contentType: z.string(),
  text: z.string().optional(),
  base64: z.string().optional(),
});

/** `content/imports/<id>.snapshot.json`, as `haversack import` writes it. */
export const importSnapshotSchema = z
  .strictObject({
    version: z.literal(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    takenOn: moment,
    credentials: z.array(credential).min(1).max(2),
    answers: z.array(answer).max(IMPORT_LIMITS.answers),
    isPartial: z.boolean(),
  })
  .transform(({ sha256, takenOn, credentials, answers, isPartial }) => ({
    sha256,
    facts: {
      takenOn,
      credentials,
      addresses: answers.map(({ address }) => address),
      isPartial,
    } satisfies ImportSnapshotFacts,
  }));

/** `content/imports/<id>.checks.json`: newest last. */
export const importChecksSchema = z
  .array(
    z.strictObject({
      on: moment,
      outcome: z.enum(IMPORT_OUTCOMES),
      reasons: z.array(z.string().regex(/^[\w-]{1,100}$/)).max(IMPORT_LIMITS.reasons),
    }) satisfies z.ZodType<ImportCheck>,
  )
  .min(1)
  .max(IMPORT_LIMITS.checks);
