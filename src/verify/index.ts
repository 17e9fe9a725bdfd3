/** verify: whatever came is opened, checked, and told in one report. The same in Node and in the browser; looks at no
 *  clock, no network and no file by itself. STANDARDS sections 2 to 11; DESIGN section 5. */
export type { Examination } from './examination.ts';
export { type KnownIssuer, withKnownIssuers } from './known-issuers.ts';
export { LIMITS, type Limits } from './limits.ts';
export { type Found, type Opened, type OpenReason, openInput } from './open.ts';
export type { TrustList, VerifyOptions } from './options.ts';
export {
  CHECK_IDS,
  CHECK_OUTCOMES,
  type Check,
  type CheckId,
  type CheckOutcome,
  type CredentialFacts,
  INPUT_KINDS,
  OUTCOMES,
  type Outcome,
  type Report,
  STANDARDS,
  type Standard,
} from './report.ts';
export type { Fetch, Fetched } from './session.ts';
export { StatusLists } from './status-list.ts';
export { parseTrustList } from './trust-list.ts';
export { worst } from './verdict.ts';
export { type Verification, verify, verifyWhole } from './verify.ts';
