import { hashIdentity, isIssuableIdentityHash } from './recipient-identity.ts';

/** An e-mail address that is known by its hash alone. R-01. */
export interface HashedEmail {
  /** `sha256$` and 64 lower-case hex digits */
  readonly identity: string;
  readonly salt: string;
}

const EMAIL = /^[^\s@<>()[\]",;:\\\p{C}]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;
const LONGEST_EMAIL = 254;
/** 128 bits. */
const SALT_BYTES = 16;

/**
 * Reads an e-mail address as somebody types or pastes it. Nothing that cannot be seen is let in: in the hash it would
 * stay for good, and nobody could tell why the hash does not fit.
 * @returns the address exactly as it is hashed, its capital letters kept; undefined when it is none
 */
export function parseEmail(text: string): string | undefined {
  const value = text
    .trim()
    .replace(/^mailto:/i, '')
    .trim();
  return EMAIL.test(value) && value.length <= LONGEST_EMAIL ? value : undefined;
}

/** True for a salt as content may have it. */
export const isSalt = (text: string): boolean => /^[A-Za-z0-9_-]{16,64}$/.test(text);

/**
 * A fresh salt: 128 bits as 32 hex digits.
 * @param random  gives as many bytes of chance as it is asked for
 */
export const makeSalt = (random: (bytes: number) => Uint8Array): string =>
  Array.from(random(SALT_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Hashes an e-mail address that {@link parseEmail} gave back.. */
export const hashEmail = async (email: string, salt: string): Promise<HashedEmail> => ({
  identity: await hashIdentity(email, salt),
  salt,
});

/** Hash and salt as one text, to be copied and sent: `sha256$…$salt`. */
export const printHashedEmail = ({ identity, salt }: HashedEmail): string => `${identity}$${salt}`;

/** Reads what {@link printHashedEmail} prints; undefined for anything else. */
export function parseHashedEmail(text: string): HashedEmail | undefined {
  const at = text.lastIndexOf('$');
  const identity = text.slice(0, at);
  const salt = text.slice(at + 1);
  return isIssuableIdentityHash(identity) && isSalt(salt) ? { identity, salt } : undefined;
}
