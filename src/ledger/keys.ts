import { join } from 'node:path';
import { writeFileAtomically } from '../io/index.ts';
import type { LinkedIssuer, PublicKey } from '../model/index.ts';
import { createKeyPair, verificationMethodId } from '../proof/index.ts';
import { epoch, type Instant, printJson } from '../values/index.ts';
import { keyPath } from './paths.ts';
import { type KeyPlace, writePrivateKey } from './private-key.ts';

/** The key that an issuer signs with today: the newest that is neither retired nor compromised. */
export function signingKey(keys: readonly PublicKey[], issuer: string): PublicKey | undefined {
  return keys
    .filter((key) => key.issuer === issuer && key.retired === undefined && key.compromised === undefined)
    .sort((a, b) => epoch(a.created) - epoch(b.created) || (a.id < b.id ? -1 : 1))
    .at(-1);
}

export interface NewKey {
  /** as `<issuer>-<n>` */
  readonly id: string;
  readonly publicKeyMultibase: string;
  /** relative to the root; to be committed */
  readonly publicFile: string;
  /** outside the repository */
  readonly privateFile: string;
}

/**
 * Makes a key for an issuer. The private half is written first, so that no public key is ever without one.
 * @param seed  32 bytes of chance
 */
export async function createKey(
  root: string,
  issuer: LinkedIssuer,
  known: readonly PublicKey[],
  place: KeyPlace,
  { seed, created }: { readonly seed: Uint8Array; readonly created: Instant },
): Promise<NewKey> {
  const pair = await createKeyPair(seed);
  const { did } = issuer.addresses;
  const privateFile = writePrivateKey(root, place, pair, did);
  const id = nextId(issuer.id, known);
  const publicFile = keyPath(id);
  const document = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: verificationMethodId(did, pair.publicKeyMultibase),
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: pair.publicKeyMultibase,
    issuer: issuer.id,
    created,
  };
  writeFileAtomically(join(root, publicFile), printJson(document));
  return { id, publicKeyMultibase: pair.publicKeyMultibase, publicFile, privateFile };
}

function nextId(issuer: string, known: readonly PublicKey[]): string {
  const taken = known.map(({ id }) => (id.startsWith(`${issuer}-`) ? Number(id.slice(issuer.length + 1)) : 0));
  return `${issuer}-${Math.max(0, ...taken.filter(Number.isInteger)) + 1}`;
}
