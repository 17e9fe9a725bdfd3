/** imports: badges from elsewhere. What a received thing holds, what the verifier was told of it, which credential it
 *  is, and whether there is personal data in it. Pure but for Node's decoders; stores nothing. */
export type { Container } from './containers.ts';
export { type Identified, type ImportItem, identify } from './identify.ts';
export { isSameCredential } from './identity.ts';
export { findPersonalData, type PersonalData } from './personal-data.ts';
export {
  buildSnapshot,
  type Recording,
  recordFetch,
  replayFetch,
  type Snapshot,
  type SnapshotAnswer,
} from './snapshot.ts';
