/** ledger: what was sealed. Sealed credentials and status lists are read, held against the records, sealed once;
 *  keys are made and found. Nothing here rewrites what is sealed. */
export {
  type CommittedKey,
  committedKeys,
  type FormerKey,
  type FormerKeys,
  findFormerKeys,
} from './committed-keys.ts';
export { compromisedSeals } from './compromised.ts';
export { countSignatures } from './count-signatures.ts';
export { guardRecords, guardStatusLists } from './guard.ts';
export type { KeyPlace } from './key-place.ts';
export { beginKey, type NewKey, signingKey, signingKeys } from './keys.ts';
export { sealedPath } from './paths.ts';
export { finishPendingKeys } from './pending-key.ts';
export { exportPrivateKey, findSigners, keyPlaceName } from './private-key.ts';
export { ledgerProblems } from './problems.ts';
export { type Ledger, readLedger } from './read.ts';
export { pendingAssertions, StatusIndexes, sealAnew, sealAssertion } from './seal.ts';
export { proveSeals, proveSigned } from './seals.ts';
export { type DueList, dueLists, dueRevoked, signList, writeRevoked } from './status.ts';
export { printTombstone } from './tombstone.ts';
