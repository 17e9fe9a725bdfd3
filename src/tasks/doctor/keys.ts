import { visible } from '../../diagnostics/index.ts';
import { findSigners, type KeyPlace, keyPlaceName, signingKey } from '../../ledger/index.ts';
import type { LinkedIssuer, PublicKey } from '../../model/index.ts';
import { HaversackError } from '../../values/index.ts';
import { type Finding, note, ok, problem } from './finding.ts';

/** For each issuer: the key that it signs with today, and whether its private half is on this machine. */
export async function lookAtKeys(
  issuers: readonly LinkedIssuer[],
  keys: readonly PublicKey[],
  place: KeyPlace,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const chosen: PublicKey[] = [];
  for (const { id } of issuers) {
    const key = signingKey(keys, id);
    if (key !== undefined) chosen.push(key);
    else {
      const had = keys.some(({ issuer }) => issuer === id);
      const what = had ? 'has no key that signs any more' : 'has no key yet';
      findings.push(note('keys', `The issuer ${visible(id)} ${what}.`, `Make one: haversack keys new ${visible(id)}`));
    }
  }
  if (chosen.length === 0) return findings;
  try {
    const signers = await findSigners(place, chosen);
    return [...findings, ...chosen.map((key) => lookAtKey(key, signers.has(key.publicKeyMultibase), place))];
  } catch (error) {
    if (!(error instanceof HaversackError)) throw error;
    return [...findings, problem('keys', error.message, error.remedy)];
  }
}

function lookAtKey({ id, issuer }: PublicKey, isHere: boolean, place: KeyPlace): Finding {
  if (isHere) return ok('keys', `${issuer} signs with ${id}; its private half is here, closed to others.`);
  return note(
    'keys',
    `${issuer} signs with ${id}; its private half is not in ${keyPlaceName(place)}.`,
    'Only who issues needs it: copy it there, or give it in HAVERSACK_KEY or HAVERSACK_KEY_FILE',
  );
}
