import { md5 } from './md5.ts';

/** A salted hash as both standards write it. R-01; I2-05. */
const hash = /^(?:sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})$/i;

/** True for `sha256$` and 64 hex digits, or `md5$` and 32. */
export const isIdentityHash = (text: string): boolean => hash.test(text);

/** True for what Haversack itself writes: `sha256$` and 64 hex digits in lower case. Trap 13. */
export const isIssuableIdentityHash = (text: string): boolean => /^sha256\$[0-9a-f]{64}$/.test(text);

/** True for anything with the look of an e-mail address; strict enough to tell one from a hash or an address. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@<>]{1,64}@[^\s@<>]{1,255}$/.test(text.trim());

/** True when an e-mail address stands anywhere in a text: `Zoë <zoe@example.org>`. */
export const holdsEmail = (text: string): boolean => /[^\s@<>]@[^\s@<>]+\.[^\s@<>]/.test(text);

/**
 * Hashes an identity exactly as given: `sha256$` and the hex of SHA-256 over identity and salt..
 * @param identity  an e-mail address, as typed
 * @param salt  appended; may be empty
 */
export async function hashIdentity(identity: string, salt: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identity + salt));
  return `sha256$${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * True when an identity, exactly as given, is the one that was hashed. R-01: SHA-256, and MD5 for reading; hex in
 * either case.
 */
export async function matchIdentity(identity: string, hashed: string, salt: string): Promise<boolean> {
  if (!isIdentityHash(hashed)) return false;
  const own = /^md5\$/i.test(hashed)
    ? `md5$${md5(new TextEncoder().encode(identity + salt))}`
    : await hashIdentity(identity, salt);
  return own === hashed.toLowerCase();
}
