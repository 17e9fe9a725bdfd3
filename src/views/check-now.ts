import { type VerifySettings, verifySettings } from './pages/verify.ts';
import type { Snapshot, SnapshotAssertion } from './snapshot.ts';
import type { Words } from './words/words.ts';

/** What an award's own page needs to check what it shows. */
export interface CheckNowView {
  /** what is checked: the signed credential, or the hosted assertion where nothing is signed */
  readonly address: string;
  readonly button: string;
  readonly note: string;
  readonly settings: VerifySettings;
}

/** @returns undefined where there is nothing to check yet */
export function viewCheckNow(snapshot: Snapshot, words: Words, assertion: SnapshotAssertion): CheckNowView | undefined {
  const { files, addresses } = assertion;
  const address = files.credential ? addresses.credential : files.assertion ? addresses.assertion : undefined;
  const { button, note } = words.checkNow;
  return address === undefined ? undefined : { address, button, note, settings: verifySettings(snapshot) };
}
