/** proof: what makes a document trustworthy, whatever it is about. Data Integrity (eddsa-rdfc-2022), keys,
 *  DID documents, status lists, the bundled contexts. Knows no badges and no files; fetches nothing.
 *  STANDARDS sections 5, 7 and 8. */
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
export { createKeyPair, createSigner, type KeyPair, type Signer, verifyEd25519 } from './ed25519.ts';
export {
  type MultikeyReason,
  parseMultibase,
  parsePublicKey,
  parseSecretKey,
  printMultibase,
  printPublicKey,
  printSecretKey,
} from './multikey.ts';
export type { DocumentFault, ProofErrorCode } from './proof-error.ts';
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
export { type BoundKey, findVerificationMethod, type VerificationMethodReason } from './verification-method.ts';
export { type ProofOutcome, type ProofReason, proofsOf, verifyProof } from './verifying.ts';
