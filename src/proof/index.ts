/** proof: what makes a document trustworthy, whatever it is about. Data Integrity (eddsa-rdfc-2022), keys,
 *  DID documents, status lists, the bundled contexts. Knows no badges and no files; fetches nothing.
 *  STANDARDS sections 5, 7 and 8. */
export { parseBase64Url, printBase64Url } from './base64url.ts';
export { canonize } from './canonical.ts';
export {
  bundledContexts,
  type ContextSet,
  CREDENTIALS_V2,
  createContextSet,
  documentLoader,
  OPEN_BADGES_V3,
} from './contexts.ts';
export type { DocumentMembers } from './cryptosuite.ts';
export { buildDidDocument, type DidDocument, type VerificationMethod, verificationMethodId } from './did-document.ts';
export { didKeyDocument } from './did-key.ts';
export { createKeyPair, createSigner, type KeyPair, type Signer, verifyEd25519 } from './ed25519.ts';
export { canonicalJson } from './jcs.ts';
export { type JwkReason, readJwk } from './jwk.ts';
export { type JwsAlgorithm, type JwsReason, type OpenedJws, openJws, verifyJws } from './jws.ts';
export {
  type MultikeyReason,
  parseMultibase,
  parsePublicKey,
  parseSecretKey,
  printMultibase,
  printPublicKey,
  printSecretKey,
} from './multikey.ts';
export { type PemReason, readPem } from './pem.ts';
export { type DocumentFault, ProofError, type ProofErrorCode } from './proof-error.ts';
export { type DocumentOutcome, MOST_PROOFS, verifyDocument } from './proof-set.ts';
export type { Proof, ProofShapeReason } from './proof-shape.ts';
export { type SigningOptions, signDocument, type WrittenProof } from './signing.ts';
export {
  buildStatusEntry,
  buildStatusListCredential,
  type StatusEntry,
  type StatusListCredential,
  type StatusPurpose,
} from './status-credential.ts';
export { pickIndex } from './status-index.ts';
export {
  createStatusBits,
  decodeStatusList,
  encodeStatusList,
  readBit,
  STATUS_LIST_BITS,
  type StatusList,
  type StatusListReason,
  setBit,
} from './status-list.ts';
export { parseVerificationKey, sameKey, type VerificationKey, type VerificationKeyReason } from './verification-key.ts';
export {
  type BoundKey,
  findKeyInDocument,
  findVerificationMethod,
  readKeyDocument,
  type VerificationMethodReason,
} from './verification-method.ts';
export { type ProofOutcome, type ProofReason, proofsOf, verifyProof } from './verifying.ts';
