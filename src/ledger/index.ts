/** ledger: what was sealed. Sealed credentials and status lists are read, held against the records, sealed once;
 *  keys are made and found. Nothing here rewrites what is sealed. */
export { guardRecords, guardStatusLists } from './guard.ts';
export { createKey, type NewKey, signingKey } from './keys.ts';
export { findSigners, type KeyPlace, keyPlaceName } from './private-key.ts';
export { ledgerProblems } from './problems.ts';
export { type Ledger, readLedger } from './read.ts';
export { pendingAssertions, StatusIndexes, sealAssertion } from './seal.ts';
export { proveSeals, proveStatus } from './seals.ts';
export { type DueList, dueLists, signList } from './status.ts';
