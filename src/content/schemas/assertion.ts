import { z } from 'zod';
import { type Assertion, EVIDENCE_FILES, type Recipient } from '../../model/index.ts';
import { holdsEmail, isIssuableIdentityHash, isSalt, looksLikeEmail, RESULT_STATUSES } from '../../values/index.ts';
import { address, body, did, id, instant, line, list, name, refuse, text } from './fields.ts';

const isEmail = (given: string): boolean => looksLikeEmail(given) || holdsEmail(given);

const publicName = name.superRefine((given, ctx) => {
  if (isEmail(given)) refuse(ctx, 'recipient-plain-email');
});
/** Letters that need no escape in an address; the ending in small letters, as servers know it. */
const isEvidenceName = (given: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(given) &&
  EVIDENCE_FILES.endings.some((ending) => given.endsWith(`.${ending}`));

const shown = { name: publicName.optional(), person: id.optional() };

const hashed = z.string().superRefine((given, ctx) => {
  if (isEmail(given)) refuse(ctx, 'recipient-plain-email');
  else if (!isIssuableIdentityHash(given)) refuse(ctx, 'recipient-hash');
});
const salt = z.string().superRefine((given, ctx) => {
  if (!isSalt(given)) refuse(ctx, 'recipient-salt');
});

const notMailto = z.string().superRefine((given, ctx) => {
  if (/^\s*mailto:/i.test(given)) refuse(ctx, 'recipient-plain-email');
});

const recipient = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('email'), identity: hashed, salt, ...shown }),
    z.strictObject({ type: z.literal('url'), url: notMailto.pipe(address), ...shown }),
    z.strictObject({ type: z.literal('did'), url: did, ...shown }),
  ])
  .transform(({ name, person, ...identity }): Recipient => ({ identity, name, person }));

const evidenceFile = z.string().superRefine((given, ctx) => {
  if (!isEvidenceName(given)) refuse(ctx, 'evidence-file-name', [given]);
});
const digest = z.string().superRefine((given, ctx) => {
  if (!/^[0-9a-f]{64}$/.test(given)) refuse(ctx, 'evidence-digest');
});

const evidence = z
  .strictObject({
    url: address.optional(),
    file: evidenceFile.optional(),
    name: name.optional(),
    description: text.optional(),
    narrative: text.optional(),
    genre: line.optional(),
    audience: line.optional(),
    meets: id.optional(),
    alt: text.optional(),
    transcript: text.optional(),
    kept: z.strictObject({ file: evidenceFile, sha256: digest, on: instant }).optional(),
  })
  .superRefine((given, ctx) => {
    if ((given.url ?? given.file ?? given.name ?? given.description ?? given.narrative) === undefined)
      refuse(ctx, 'evidence-empty');
    if (given.kept !== undefined && given.url === undefined) refuse(ctx, 'evidence-kept-alone', [], ['kept']);
  });

const result = z
  .strictObject({
    result: id,
    value: line.optional(),
    level: id.optional(),
    status: z.enum(RESULT_STATUSES).optional(),
  })
  .superRefine((given, ctx) => {
    if ((given.value ?? given.level ?? given.status) === undefined) refuse(ctx, 'result-empty');
    if (given.value !== undefined && given.level !== undefined) refuse(ctx, 'result-value-and-level');
  });

const statusChange = z.strictObject({ on: instant, reason: line });

/** A file below `content/assertions/`. */
export const assertionSchema = z
  .strictObject({
    badge: id,
    recipient,
    issuedOn: instant,
    validFrom: instant.optional(),
    expires: instant.optional(),
    evidence: list(evidence),
    narrative: body.default(''),
    results: list(result),
    draft: z.boolean().default(false),
    replaces: id.optional(),
    revoked: statusChange.optional(),
    suspended: statusChange.optional(),
    reinstated: statusChange.optional(),
  })
  .superRefine(({ suspended, reinstated }, ctx) => {
    if (reinstated !== undefined && suspended === undefined) refuse(ctx, 'reinstated-alone', [], ['reinstated']);
  }) satisfies z.ZodType<Omit<Assertion, 'source' | 'id'>>;
