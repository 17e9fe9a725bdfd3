import type { Change } from '../io/index.ts';
import type { LinkedIssuer, PublicKey } from '../model/index.ts';
import { createKeyPair, verificationMethodId } from '../proof/index.ts';
import { epoch, type Instant, printJson } from '../values/index.ts';
import type { KeyPlace } from './key-place.ts';
import { keyPath } from './paths.ts';
import { writePendingKey } from './pending-key.ts';

/** Keys of an issuer that are neither retired nor compromised, oldest first. */
export function signingKeys(keys: readonly PublicKey[], issuer: string): PublicKey[] {
  return keys
    .filter((key) => key.issuer === issuer && key.retired === undefined && key.compromised === undefined)
    .sort((a, b) => epoch(a.created) - epoch(b.created) || (a.id < b.id ? -1 : 1));
}

/** The key that an issuer signs with today: the newest that is neither retired nor compromised. */
export const signingKey = (keys: readonly PublicKey[], issuer: string): PublicKey | undefined =>
  signingKeys(keys, issuer).at(-1);

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
 * Begins a key for an issuer: its private half is there under a pending name, its public half is a change to be made.
 * When that is made, `finishPendingKeys` ends it; so no public key is ever without its private half.
 * @param known  all of `content/keys`
 * @param seed  32 bytes of chance
 * @throws HaversackError `key-inside-root`, `key-file-exists`
 */
export async function beginKey(
  root: string,
  issuer: LinkedIssuer,
  known: readonly PublicKey[],
  place: KeyPlace,
  { seed, created }: { readonly seed: Uint8Array; readonly created: Instant },
): Promise<{ readonly key: NewKey; readonly change: Change }> {
  const pair = await createKeyPair(seed);
  const { did } = issuer.addresses;
  const privateFile = writePendingKey(root, place, pair, did);
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
  return {
    key: { id, publicKeyMultibase: pair.publicKeyMultibase, publicFile, privateFile },
    change: { path: publicFile, text: printJson(document) },
  };
}

function nextId(issuer: string, known: readonly PublicKey[]): string {
  const taken = known.map(({ id }) => (id.startsWith(`${issuer}-`) ? Number(id.slice(issuer.length + 1)) : 0));
  return `${issuer}-${Math.max(0, ...taken.filter(Number.isInteger)) + 1}`;
}
