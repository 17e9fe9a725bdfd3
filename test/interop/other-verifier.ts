import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { documentLoader } from '../../src/proof/index.ts';

/** What a verifier would fetch from an address; undefined where nothing lies. */
export type Published = (address: string) => object | undefined;

/** Gives the other implementation the published documents, and our contexts; nothing else. */
export const loaderOf =
  (published: Published) =>
  async (address: string): Promise<object> => {
    const document = published(address);
    return document
      ? { document: structuredClone(document), documentUrl: address, contextUrl: null }
      : documentLoader(address);
  };

/** That package says what the bit is; that a set bit means no, is for the caller to say. */
const checkRevoked = async (options: object) => {
  const result = await checkStatus(options);
  return { ...result, verified: result.verified && !result.results?.some(({ status }) => status) };
};

/** Has `@digitalbazaar/vc` verify a credential: proof, dates at `now`, status. */
export const judge = (credential: object, published: Published, now: Date) =>
  verifyCredential({
    credential: structuredClone(credential),
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: loaderOf(published),
    checkStatus: checkRevoked,
    now,
  });

/** A DID document's key as its own document, as resolvers hand it out. */
export function methodsOf(didDocument: { verificationMethod: readonly { id: string }[] }): [string, object][] {
  return didDocument.verificationMethod.map((method) => [
    method.id,
    { '@context': 'https://w3id.org/security/multikey/v1', ...method },
  ]);
}
