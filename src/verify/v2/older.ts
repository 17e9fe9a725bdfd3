import { isObject, type Json, parseWebAddress } from '../../values/index.ts';
import { checkDates } from '../dates.ts';
import type { Examination } from '../examination.ts';
import { factsV2, hostOf, listOf, member, textAt } from '../facts.ts';
import type { Run } from '../options.ts';
import { checkRecipientV2 } from '../recipient.ts';
import type { Check, Standard } from '../report.ts';
import { say } from '../say.ts';
import { checkTrust } from '../trust.ts';
import { differing } from './linked.ts';

/** Forms before 2.0: 1.1 has a context, 1.0 an object as recipient, 0.5 a text. */
export function olderForm(document: unknown): Standard | undefined {
  if (!isObject(document)) return undefined;
  const contexts = listOf(document['@context']);
  if (contexts.some((one) => typeof one === 'string' && /^https?:\/\/w3id\.org\/openbadges\/v1$/.test(one)))
    return 'Open Badges 1.1';
  if (contexts.length > 0) return undefined;
  if (isObject(document.recipient) && 'badge' in document && ('verify' in document || 'uid' in document))
    return 'Open Badges 1.0';
  return typeof document.recipient === 'string' && isObject(document.badge) ? 'Open Badges 0.5' : undefined;
}

/** Checks an older assertion as far as its form goes; the verdict is never better than unknown. */
export async function examineOlder(document: Json, standard: Standard, text: string, run: Run): Promise<Examination> {
  const badge = await linked(member(document, 'badge'), run);
  const issuer = await linked(member(badge, 'issuer') ?? member(document, 'issuer'), run);
  const origin = textAt(issuer, 'origin') ?? textAt(issuer, 'url');
  const issuedOn = momentOf(member(document, 'issuedOn') ?? member(document, 'issued_on'));
  const facts = factsV2(document, badge, issuer);
  return {
    standard,
    credential: { ...facts, issuer: { ...facts.issuer, id: facts.issuer.id ?? origin ?? null, host: hostOf(origin) } },
    checks: [
      say('format', 'unknown', 'older-form', standard),
      await checkCopy(document, run),
      ...(issuedOn === undefined
        ? []
        : [
            checkDates(
              { path: 'issuedOn', text: issuedOn },
              { path: 'expires', text: momentOf(member(document, 'expires')) },
              run.session,
            ),
          ]),
      await checkRecipientV2(document, run.recipient),
      checkTrust(facts.issuer.id ?? origin, run.trust),
    ],
    documents: [document],
    text,
  };
}

/** What lies at the address that the assertion itself names. */
async function checkCopy(document: Json, { session }: Run): Promise<Check> {
  const verify = member(document, 'verify');
  const address = textAt(verify, 'url');
  if (textAt(verify, 'type') === 'signed') return say('hosted', 'not-applicable', 'hosted-signed');
  if (address === undefined || !parseWebAddress(address).ok)
    return say('hosted', 'unknown', 'hosted-no-address', address);
  const loaded = await session.loadJson(address);
  if (!loaded.ok) {
    const isGone = loaded.reason === 'not-there' || loaded.reason === 'gone';
    return say('hosted', isGone ? 'fail' : 'unknown', `hosted-${loaded.reason}`, address, address);
  }
  if (member(loaded.value, 'revoked') === true) return say('status', 'fail', 'revoked', address, address);
  const differs = differing(document, loaded.value);
  return differs.length === 0
    ? say('hosted', 'pass', 'hosted-found', address, address)
    : say('hosted', 'fail', 'hosted-differs', differs.join(', '), address);
}

async function linked(named: unknown, { session }: Run): Promise<unknown> {
  if (typeof named !== 'string') return named;
  const loaded = parseWebAddress(named).ok ? await session.loadJson(named) : undefined;
  return loaded?.ok ? loaded.value : undefined;
}

/** 1.x has ISO dates or seconds since 1970. */
function momentOf(value: unknown): unknown {
  const seconds = typeof value === 'string' && /^\d{9,11}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && seconds > 0 && seconds < 253_402_300_800
    ? new Date(seconds * 1000).toISOString()
    : value;
}
