import { matchIdentity } from '../values/index.ts';
import { listOf, member, textAt } from './facts.ts';
import type { Check } from './report.ts';
import { say } from './say.ts';

/** One way in which a credential knows its recipient. */
interface Known {
  readonly path: string;
  readonly value: string | undefined;
  readonly hashed: boolean;
  readonly salt: string;
}

/** Compares the typed identity with every identity of the subject.. */
export function checkRecipientV3(subject: unknown, typed: string | undefined): Promise<Check> {
  const identifiers = listOf(member(subject, 'identifier')).map(
    (one, index): Known => ({
      path: `credentialSubject.identifier[${index}]`,
      value: textAt(one, 'identityHash'),
      hashed: member(one, 'hashed') === true,
      salt: textAt(one, 'salt') ?? '',
    }),
  );
  const id = { path: 'credentialSubject.id', value: textAt(subject, 'id'), hashed: false, salt: '' };
  return compare([...identifiers, id], typed);
}

/** The same for a 2.0 assertion, or an older one. I2-05. */
export function checkRecipientV2(assertion: unknown, typed: string | undefined): Promise<Check> {
  const recipient = member(assertion, 'recipient');
  const old = typeof recipient === 'string';
  const value = old ? recipient : textAt(recipient, 'identity');
  const salt = textAt(old ? assertion : recipient, 'salt') ?? '';
  const hashed = old ? /^(?:sha256|md5)\$/.test(recipient) : member(recipient, 'hashed') === true;
  return compare([{ path: 'recipient', value, hashed, salt }], typed);
}

async function compare(known: readonly Known[], typed: string | undefined): Promise<Check> {
  const text = typed?.trim().replace(/^mailto:/i, '');
  if (text === undefined || text === '') return say('recipient', 'not-applicable', 'recipient-not-asked');
  const stated = known.filter(({ value }) => value !== undefined);
  if (stated.length === 0) return say('recipient', 'unknown', 'recipient-not-stated');
  // Exactly as typed first, in every place, and only then in lower case.
  for (const form of ['exact', 'lower-case'] as const) {
    const candidate = form === 'exact' ? text : text.toLowerCase();
    for (const { path, value = '', hashed, salt } of stated) {
      const matches = hashed ? await matchIdentity(candidate, value, salt) : matchPlain(candidate, value);
      if (matches) return say('recipient', 'pass', `recipient-${form}`, candidate, path);
    }
  }
  return say('recipient', 'fail', 'recipient-other', text, stated[0]?.path);
}

const matchPlain = (typed: string, value: string): boolean => typed === value.replace(/^mailto:/i, '');
