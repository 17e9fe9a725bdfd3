import { parseWebAddress } from '../values/index.ts';
import type { TrustList } from './options.ts';
import type { Check } from './report.ts';
import { say } from './say.ts';

/**
 * Whether somebody's list names the issuer. Not to be in a list says nothing against an issuer.
 * @param issuer  its id, and only that: names are claims
 */
export function checkTrust(issuer: string | undefined, lists: readonly TrustList[]): Check {
  if (lists.length === 0) return say('trust', 'not-applicable', 'trust-no-list');
  const wanted = issuer === undefined ? undefined : comparable(issuer);
  for (const { name, issuers } of lists) {
    const entry = issuers.find(({ id }) => comparable(id) === wanted);
    if (entry) return say('trust', 'pass', 'trust-listed', entry.name ? `${name}, as ${entry.name}` : name);
  }
  return say('trust', 'warning', 'trust-not-listed', lists.map(({ name }) => name).join(', '));
}

const comparable = (id: string): string => (parseWebAddress(id).ok ? new URL(id).href.replace(/\/$/, '') : id);
