import { hash } from 'node:crypto';
import type { RecipientIdentity } from '../../model/index.ts';
import {
  type HashedEmail,
  HaversackError,
  hashEmail,
  makeSalt,
  parseDid,
  parseEmail,
  parseHashedEmail,
  parseWebAddress,
} from '../../values/index.ts';

/** Who is to have an award, as typed: the one place where an e-mail address is plain. */
export interface To {
  /** `hash`: an e-mail address that somebody else hashed, on the page `/hash/` */
  readonly kind: 'email' | 'url' | 'did' | 'hash';
  /** the address as typed; of `hash`, hash and salt as one text: `sha256$…$salt` */
  readonly value: string;
}

/** Characters of a hash that are shown: enough to tell one from another, and it can be found again by them. */
const SHOWN_OF_HASH = 'sha256$'.length + 4;

/**
 * Reads a recipient from the command line.
 * @param text  an e-mail address, a web address, a DID, or hash and salt of an e-mail address
 * @throws HaversackError `recipient-unreadable`, which does not repeat what was typed
 */
export function readTo(text: string): To {
  const value = text.trim();
  if (value.startsWith('did:') && parseDid(value).ok) return { kind: 'did', value };
  if (/^https?:/i.test(value) && parseWebAddress(value).ok) return { kind: 'url', value };
  if (parseHashedEmail(value) !== undefined) return { kind: 'hash', value };
  const email = parseEmail(value);
  if (email !== undefined) return { kind: 'email', value: email };
  if (/^(?:sha\d|md5)/i.test(value)) {
    throw unreadable(
      'A recipient begins as the hash of an e-mail address does, and is none that can be awarded to.',
      "Write it as /hash/ shows it, between single quotes: --to 'sha256$…$…', 64 hex digits in lower case, then a salt of 16 to 64 letters, digits, - or _.",
    );
  }
  throw unreadable(
    'A recipient is neither an e-mail address nor the hash of one, nor a web address, nor a DID.',
    'Write --to zoe@example.org, --to https://zoe.example.org/ or --to did:web:zoe.example.org.',
  );
}

const unreadable = (what: string, remedy: string): HaversackError =>
  new HaversackError('recipient-unreadable', what, { remedy });

/** How a recipient may be shown: of an e-mail address only its first character and its domain. */
export function masked({ kind, value }: To): string {
  if (kind === 'email') return `${[...value][0]}…${value.slice(value.lastIndexOf('@'))}`;
  return kind === 'hash' ? `${value.slice(0, SHOWN_OF_HASH)}…` : value;
}

/**
 * The identity as it goes into content: an e-mail address hashed with a salt of its own; what was hashed elsewhere as
 * it came. R-01.
 * @param random  gives as many bytes of chance as it is asked for
 */
export async function identityOf(
  { kind, value }: To,
  random: (bytes: number) => Uint8Array,
): Promise<RecipientIdentity> {
  if (kind === 'url' || kind === 'did') return { type: kind, url: value };
  const hashed = kind === 'hash' ? parseHashedEmail(value) : await hashEmail(value, makeSalt(random));
  if (hashed === undefined) throw unreadable('A recipient is no hash of an e-mail address.', 'Read it with readTo.');
  return { type: 'email', ...hashed };
}

/** What may be an e-mail address in a text. */
const IN_TEXT = /[^\s@<>()[\]",;:\\=/?&]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;

/** True when the e-mail address of a recipient stands in a text; one that is known by its hash is tried. */
export function isToldIn(text: string, { kind, value }: To): boolean {
  if (kind === 'email') return text.toLowerCase().includes(value.toLowerCase());
  const hashed = kind === 'hash' ? parseHashedEmail(value) : undefined;
  if (hashed === undefined) return false;
  return (text.match(IN_TEXT) ?? []).some((found) =>
    [found, found.toLowerCase()].some((email) => isHashOf(hashed, email)),
  );
}

/** True for the hash of an e-mail address, exactly as given. What was read here is SHA-256 in lower-case hex. R-03. */
export const isHashOf = ({ identity, salt }: HashedEmail, email: string): boolean =>
  `sha256$${hash('sha256', email + salt, 'hex')}` === identity;
