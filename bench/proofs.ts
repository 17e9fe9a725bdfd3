import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from as importKey } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue, verifyCredential } from '@digitalbazaar/vc';
import jsonldContexts from 'jsonld/lib/context.js';
import {
  buildDidDocument,
  createKeyPair,
  createSigner,
  documentLoader,
  findVerificationMethod,
  signDocument,
  verificationMethodId,
  verifyDocument,
} from '../src/proof/index.ts';
import { bad, instantOf } from '../src/values/index.ts';
import { median } from './numbers.ts';

/** Milliseconds for one credential, ours and theirs. */
export interface ProofTimes {
  readonly sign: Compared;
  readonly verify: Compared;
}
interface Compared {
  readonly ours: number;
  readonly theirs: number;
}

/** What is needed of a credential here. */
export interface UnsignedCredential {
  readonly issuer: { readonly id: string };
  readonly validFrom: string;
}

const WARM = 20;

/** Our code lets jsonld share what its contexts have in common; theirs gets jsonld as it comes. */
const first = jsonldContexts.getInitialContext({});
const { clone, revertToPreviousContext } = first;
export const asItComes = <Value>(work: () => Promise<Value>): Promise<Value> => {
  Object.assign(first, { clone, revertToPreviousContext });
  return work();
};

/**
 * Signs and verifies the same credentials with our code and with `@digitalbazaar/vc`, turn by turn in one process,
 * so that whatever else the machine does falls on both. Both find the key in the same DID document and take the
 * contexts from the same loader; neither looks at a status list.
 * @param credentials  unsigned, of one issuer
 * @throws Error when a signature differs or does not verify
 */
export async function compareProofs(credentials: readonly UnsignedCredential[]): Promise<ProofTimes> {
  const did = (credentials[0] as UnsignedCredential).issuer.id;
  const pair = await createKeyPair(new Uint8Array(32).fill(7));
  const signer = await createSigner(pair.secretKeyMultibase);
  const verificationMethod = verificationMethodId(did, pair.publicKeyMultibase);
  const didDocument = buildDidDocument({ did, keys: [pair.publicKeyMultibase] });
  const key = await importKey({ type: 'Multikey', id: verificationMethod, controller: did, ...pair });
  const created = instantOf(Date.UTC(2026, 0, 1));
  const published = new Map<string, object>([
    [did, didDocument],
    [verificationMethod, { '@context': 'https://w3id.org/security/multikey/v1', ...didDocument.verificationMethod[0] }],
  ]);
  const loader = async (address: string): Promise<object> => {
    const document = published.get(address);
    return document ? { document, documentUrl: address, contextUrl: null, tag: 'static' } : documentLoader(address);
  };
  const findKey = async (proof: { readonly verificationMethod: string }) => {
    const found = findVerificationMethod(didDocument, proof.verificationMethod, created);
    return found.ok ? { ok: true as const, value: found.value.key } : bad(found.reason);
  };

  const times = {
    ourSign: [] as number[],
    theirSign: [] as number[],
    ourVerify: [] as number[],
    theirVerify: [] as number[],
  };
  for (const [turn, credential] of credentials.entries()) {
    const theirs = structuredClone(credential);
    // Theirs looks at the dates too: each is judged at a moment when it is valid.
    const now = new Date(credential.validFrom);
    const [mine, ourSign] = await timed(() => signDocument(credential, { signer, verificationMethod, created }));
    const [other, theirSign] = await timed(() =>
      asItComes(() =>
        issue({
          credential: theirs,
          suite: new DataIntegrityProof({ cryptosuite, signer: key.signer(), date: created }),
          documentLoader: loader,
          now,
        }),
      ),
    );
    if (other.proof.proofValue !== mine.proof[0].proofValue) throw new Error('The two signatures differ.');
    const [outcomes, ourVerify] = await timed(() => verifyDocument({ ...mine }, { now: created, findKey }));
    const [judged, theirVerify] = await timed(() =>
      asItComes(() =>
        verifyCredential({
          credential: other,
          suite: new DataIntegrityProof({ cryptosuite }),
          documentLoader: loader,
          checkStatus: async () => ({ verified: true }),
          now,
        }),
      ),
    );
    if (!outcomes.every(({ ok }) => ok) || !judged.verified) {
      throw new Error('A credential does not verify.', { cause: { outcomes, error: judged.error } });
    }
    if (turn < WARM) continue;
    times.ourSign.push(ourSign);
    times.theirSign.push(theirSign);
    times.ourVerify.push(ourVerify);
    times.theirVerify.push(theirVerify);
  }
  return {
    sign: { ours: median(times.ourSign), theirs: median(times.theirSign) },
    verify: { ours: median(times.ourVerify), theirs: median(times.theirVerify) },
  };
}

async function timed<Value>(work: () => Promise<Value>): Promise<[Value, number]> {
  const started = performance.now();
  const value = await work();
  return [value, performance.now() - started];
}
