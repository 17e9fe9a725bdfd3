import type { RecipientIdentity } from '../../model/index.ts';
import { HaversackError, hashIdentity, looksLikeEmail, parseDid, parseWebAddress } from '../../values/index.ts';

/** Who is to have an award, as typed: the one place where an e-mail address is plain. */
export interface To {
  readonly kind: 'email' | 'url' | 'did';
  readonly value: string;
}

/** Bytes of chance that hide an e-mail address: 128 bits. */
const SALT_BYTES = 16;

/**
 * Reads a recipient from the command line.
 * @param text  an e-mail address, a web address or a DID
 * @throws HaversackError `recipient-unreadable`, which does not repeat what was typed
 */
export function readTo(text: string): To {
  const value = text.trim().replace(/^mailto:/i, '');
  if (value.startsWith('did:') && parseDid(value).ok) return { kind: 'did', value };
  if (/^https?:/i.test(value) && parseWebAddress(value).ok) return { kind: 'url', value };
  if (!/^(?:did|https?):/i.test(value) && looksLikeEmail(value)) return { kind: 'email', value };
  throw new HaversackError(
    'recipient-unreadable',
    'A recipient is neither an e-mail address, a web address nor a DID.',
    {
      remedy: 'Write --to zoe@example.org, --to https://zoe.example.org/ or --to did:web:zoe.example.org.',
    },
  );
}

/** How a recipient may be shown: of an e-mail address only its first character and its domain. */
export const masked = ({ kind, value }: To): string =>
  kind === 'email' ? `${[...value][0]}…${value.slice(value.lastIndexOf('@'))}` : value;

/**
 * The identity as it goes into content: an e-mail address hashed with a salt of its own. R-01.
 * @param random  gives as many bytes of chance as it is asked for
 */
export async function identityOf(
  { kind, value }: To,
  random: (bytes: number) => Uint8Array,
): Promise<RecipientIdentity> {
  if (kind !== 'email') return { type: kind, url: value };
  const salt = Buffer.from(random(SALT_BYTES)).toString('hex');
  return { type: 'email', identity: await hashIdentity(value, salt), salt };
}
