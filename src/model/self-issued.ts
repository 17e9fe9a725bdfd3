import type { Recipient } from './assertion.ts';
import type { LinkedIssuer } from './backpack.ts';
import type { Person } from './person.ts';

type Known = Pick<LinkedIssuer, 'name' | 'url' | 'addresses'>;

/**
 * Did somebody award this to themselves? As far as the files can tell: by an address or a DID that both have, or by
 * the same name. The hash of an e-mail address tells nothing here.
 * @param person  the recipient's own file, where there is one
 */
export function isSelfIssued(issuer: Known, recipient: Recipient, person: Person | undefined): boolean {
  const { identity } = recipient;
  const own = new Set([issuer.url, issuer.addresses.did, issuer.addresses.issuer, issuer.addresses.page].map(fold));
  const given = [identity.type === 'email' ? undefined : identity.url, person?.url];
  if (given.some((address) => address !== undefined && own.has(fold(address)))) return true;
  return [recipient.name, person?.name].some((name) => name !== undefined && fold(name) === fold(issuer.name));
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/^(https?:\/\/[^/]+)\/$/i, '$1')
    .toLowerCase();
