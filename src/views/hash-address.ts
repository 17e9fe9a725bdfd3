import { hashEmail, isSalt, makeSalt, parseEmail, printHashedEmail } from '../values/index.ts';

/** What the page `/hash/` makes of what is typed there, or what is wrong with it. */
export type HashedAddress =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'missing' | 'unreadable' | 'salt' };

/**
 * Hashes an e-mail address as `award` does..
 * @param email  as typed
 * @param salt  as typed; empty: a fresh one of 128 bits
 * @param random  gives as many bytes of chance as it is asked for
 * @returns `sha256$…$salt`, which `award --to` takes
 */
export async function hashAddress(
  email: string,
  salt: string,
  random: (bytes: number) => Uint8Array,
): Promise<HashedAddress> {
  const address = parseEmail(email);
  if (address === undefined) return { ok: false, reason: email.trim() === '' ? 'missing' : 'unreadable' };
  const given = salt.trim();
  if (given !== '' && !isSalt(given)) return { ok: false, reason: 'salt' };
  const hashed = await hashEmail(address, given === '' ? makeSalt(random) : given);
  return { ok: true, text: printHashedEmail(hashed) };
}
