import { z } from 'zod';
import type { Assertion, Recipient } from '../../model/index.ts';
import { holdsEmail, isIssuableIdentityHash, isSalt, looksLikeEmail, RESULT_STATUSES } from '../../values/index.ts';
import { address, body, did, id, instant, line, list, name, refuse, text } from './fields.ts';

const isEmail = (given: string): boolean => looksLikeEmail(given) || holdsEmail(given);

const publicName = name.superRefine((given, ctx) => {
  if (isEmail(given)) refuse(ctx, 'recipient-plain-email');
});
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

const evidence = z
  .strictObject({
    url: address.optional(),
    name: name.optional(),
    description: text.optional(),
    narrative: text.optional(),
    genre: line.optional(),
    audience: line.optional(),
    meets: id.optional(),
    alt: text.optional(),
    transcript: text.optional(),
  })
  .superRefine((given, ctx) => {
    if ((given.url ?? given.name ?? given.description ?? given.narrative) === undefined) refuse(ctx, 'evidence-empty');
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
