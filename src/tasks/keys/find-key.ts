import { nearest } from '../../diagnostics/index.ts';
import type { LinkedIssuer, PublicKey } from '../../model/index.ts';
import { HaversackError, parseId } from '../../values/index.ts';
import type { OpenKeys } from './open-keys.ts';

/**
 * Finds the issuer that somebody means.
 * @param given  its id; may be left out when there is only one, or one that owns the site
 * @throws HaversackError `issuer-unknown`
 */
export function findIssuer({ backpack: { issuers } }: Pick<OpenKeys, 'backpack'>, given: string | undefined) {
  const issuer: LinkedIssuer | undefined =
    given === undefined
      ? (issuers.find(({ isOwner }) => isOwner) ?? (issuers.length === 1 ? issuers[0] : undefined))
      : issuers.find(({ id }) => id === given);
  if (issuer !== undefined) return issuer;
  const known = issuers.map(({ id }) => id).join(', ');
  if (known === '') {
    throw new HaversackError('issuer-unknown', 'There is no issuer yet.', {
      remedy: 'Describe one in content/issuers/<id>.md, then make its key.',
    });
  }
  const what = given === undefined ? 'There are several issuers.' : unknown('issuer', given);
  throw new HaversackError('issuer-unknown', what, { remedy: `Name one of: ${known}.` });
}

/**
 * Finds the key that somebody means.
 * @param given  its id, as `acme-1`; its public half; or its verification method, `did:…#z6Mk…`
 * @throws HaversackError `key-unknown`
 */
export function findKey({ keys }: Pick<OpenKeys, 'keys'>, given: string): PublicKey {
  const half = given.slice(given.indexOf('#') + 1);
  const found = keys.find(({ id, publicKeyMultibase }) => id === given || publicKeyMultibase === half);
  if (found !== undefined) return found;
  const ids = keys.map(({ id }) => id);
  const near = nearest(given, ids);
  const known = ids.length === 0 ? 'There is none yet: haversack keys new' : `Name one of: ${ids.join(', ')}.`;
  throw new HaversackError('key-unknown', unknown('key', given), {
    remedy: near === undefined ? known : `Do you mean "${near}"?`,
  });
}

/** What cannot be an id is not repeated: by mistake it could be the private half. */
const unknown = (noun: string, given: string): string =>
  parseId(given).ok ? `There is no ${noun} "${given}".` : `There is no such ${noun}.`;
