import { readShapeOfStatusList } from '../../openbadges/index.ts';
import { decodeStatusList, readBit, STATUS_LIST_BITS } from '../../proof/index.ts';
import { isObject, type JsonObject } from '../../values/index.ts';
import { checkDates } from '../dates.ts';
import { idOf, isOfType, listOf, member, textAt } from '../facts.ts';
import type { Check, CheckId } from '../report.ts';
import { say } from '../say.ts';
import { type Session, textOf } from '../session.ts';
import type { StatusList } from '../status-list.ts';
import type { Holder } from './bind-key.ts';
import { proveSecured } from './prove.ts';
import { readSecured } from './secured.ts';

const NONE: readonly Check[] = [say('status', 'not-applicable', 'status-none')];

/**
 * Whether the issuer has taken a credential back, or lets it rest. S-01 to S-11. A list that cannot be had, or is not
 * what it should be, is never "not revoked".
 */
export async function checkStatus(document: JsonObject, holder: Holder, session: Session): Promise<readonly Check[]> {
  const entries = listOf(document.credentialStatus);
  if (entries.length === 0) return NONE;
  const checks = await Promise.all(
    entries.map((entry) => {
      if (isOfType(entry, 'BitstringStatusListEntry')) return checkBitstring(entry, holder, session);
      if (isOfType(entry, '1EdTechRevocationList')) return checkRevocationList(entry, document, holder, session);
      return say('status', 'unknown', 'status-type', listOf(member(entry, 'type')).join(', '), 'credentialStatus.type');
    }),
  );
  const isAsked = checks.some(({ id, outcome }) => id === 'status' && outcome !== 'not-applicable');
  return isAsked ? checks : [...NONE, ...checks];
}

/** The check that a purpose belongs to; a message says nothing about whether a credential holds. */
const purposes: Readonly<Record<string, CheckId>> = { revocation: 'status', suspension: 'suspension' };

async function checkBitstring(entry: unknown, holder: Holder, session: Session): Promise<Check> {
  const purpose = textAt(entry, 'statusPurpose') ?? '';
  const id = Object.hasOwn(purposes, purpose) ? (purposes[purpose] as CheckId) : undefined;
  if (id === undefined) return say('status', 'not-applicable', 'status-purpose', purpose);
  const fail = (reason: string, about = '') => say(id, 'fail', reason, about, 'credentialStatus');
  const open = (reason: string, about = '', path = 'credentialStatus') => say(id, 'unknown', reason, about, path);
  const index = indexOf(member(entry, 'statusListIndex'));
  if (index === undefined) return fail('status-index', JSON.stringify(member(entry, 'statusListIndex')) ?? '');
  const size = member(entry, 'statusSize');
  if (size !== undefined && size !== 1) return open('status-size', String(size));
  const address = textAt(entry, 'statusListCredential') ?? '';
  const list = await session.statusLists.take(`${holder.id} ${address}`, () =>
    loadStatusList(address, holder, session),
  );
  if (!list.ok) return open(list.reason, list.about, address);
  if (!list.purposes.includes(purpose)) return open('list-purpose', list.purposes.join(', '), address);
  const decoded = decodeStatusList(list.encodedList);
  if (!decoded.ok) return open(decoded.reason, address, address);
  const { bits, isShort } = decoded.value;
  if (index >= bits.length * 8) return open('status-range', `${index} of ${bits.length * 8}`, address);
  if (readBit(bits, index)) return fail(id === 'status' ? 'revoked' : 'suspended', address);
  if (isShort) return open('list-short', `${bits.length * 8} of ${STATUS_LIST_BITS}`, address);
  return say(id, 'pass', id === 'status' ? 'not-revoked' : 'not-suspended', address, address);
}

/** A whole number, as text or, in the wild, as a number. S-07. */
function indexOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
}

/** A status list whose address, form, issuer, proof and dates are good. S-02, S-04. */
async function loadStatusList(address: string, holder: Holder, session: Session): Promise<StatusList> {
  const no = (reason: string, about = address): StatusList => ({ ok: false, reason, about });
  const loaded = await session.load(address);
  if (!loaded.ok) return no(`list-${loaded.reason}`, `${address}${loaded.detail ? ` (${loaded.detail})` : ''}`);
  const text = textOf(loaded.value)?.trim();
  if (text === undefined) return no('list-not-text');
  const secured = readSecured(text, !text.startsWith('{'));
  if (!secured.ok) return no('list-malformed', secured.reason);
  const { document } = secured.value;
  const [fault] = readShapeOfStatusList(document).filter(({ severity }) => severity === 'error');
  if (fault) return no('list-shape', `${fault.path} ${fault.message}`);
  if (document.id !== address) return no('list-id', String(document.id));
  if (idOf(document.issuer) !== holder.id) return no('list-issuer', String(idOf(document.issuer)));
  const proven = await proveSecured(secured.value, holder, session);
  const unproven = proven.find(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  if (unproven) return no('list-proof', `${unproven.title}: ${unproven.detail}`);
  const isDated = ['validFrom', 'issuanceDate'].some((name) => name in document);
  const dates = isDated ? checkDates(...datesOf(document), session) : undefined;
  if (dates?.outcome === 'fail') return no('list-dates', dates.detail);
  const subject = isObject(document.credentialSubject) ? document.credentialSubject : {};
  const { statusPurpose, encodedList } = subject;
  return {
    ok: true,
    purposes: listOf(statusPurpose).filter((one) => typeof one === 'string'),
    encodedList: String(encodedList),
  };
}

/** Both data models' names for when a credential begins and ends. D3-03. */
export function datesOf(document: JsonObject) {
  const pick = (...names: readonly string[]) => {
    const path = names.find((name) => name in document) ?? (names[0] as string);
    return { path, text: document[path] };
  };
  return [pick('validFrom', 'issuanceDate'), pick('validUntil', 'expirationDate')] as const;
}

/** A list of revoked ids, unsigned, which the signed credential names. S-10, S-11. */
async function checkRevocationList(
  entry: unknown,
  document: JsonObject,
  holder: Holder,
  session: Session,
): Promise<Check> {
  const address = textAt(entry, 'id') ?? '';
  const open = (reason: string, about = address) => say('status', 'unknown', reason, about, address);
  const loaded = await session.loadJson(address);
  if (!loaded.ok) return open(`list-${loaded.reason}`, `${address}${loaded.detail ? ` (${loaded.detail})` : ''}`);
  const list = loaded.value;
  if (idOf(list) !== address) return open('list-id', String(idOf(list)));
  if (idOf(member(list, 'issuer')) !== holder.id) return open('list-issuer', String(idOf(member(list, 'issuer'))));
  const revoked = listOf(member(list, 'revokedCredential'));
  if (!Array.isArray(member(list, 'revokedCredential'))) return open('list-malformed', 'revokedCredential');
  const found = revoked.find((one) => idOf(one) === document.id && member(one, 'revoked') !== false);
  return found === undefined
    ? say('status', 'pass', 'not-revoked', address, address)
    : say('status', 'fail', 'revoked', textAt(found, 'revocationReason') ?? address, address);
}
