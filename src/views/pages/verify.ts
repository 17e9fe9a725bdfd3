import { type Frame, viewFrame } from '../frame.ts';
import { verifyPath } from '../paths.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Words, wordsFor } from '../words/words.ts';

/** What the script of a page that verifies needs to know: plain JSON. */
export interface VerifySettings {
  /** BCP 47, for dates */
  readonly language: string;
  /** the site's own issuers, whose keys it vouches for when the network is away */
  readonly known: readonly { readonly did: string; readonly keys: readonly string[] }[];
  /** the site's list of trusted issuers; empty: it has none */
  readonly trust: readonly { readonly id: string; readonly name?: string | undefined }[];
  /** what the trust list is called in a report */
  readonly trustName: string;
  readonly words: Words['report'];
}

export interface VerifyView {
  readonly frame: Frame;
  readonly words: Words['verify'];
  readonly settings: VerifySettings;
}

export function viewVerify(snapshot: Snapshot): VerifyView {
  const { site } = snapshot;
  const { verify: words } = wordsFor(site.language);
  return {
    frame: viewFrame(snapshot, verifyPath(site.url), words.title, words.lead),
    words,
    settings: verifySettings(snapshot),
  };
}

export function verifySettings({ site, issuers }: Snapshot): VerifySettings {
  const words = wordsFor(site.language);
  return {
    language: words.language,
    known: issuers
      .filter(({ keys }) => keys.length > 0)
      .map(({ addresses, keys }) => ({ did: addresses.did, keys: keys.map((key) => key.publicKeyMultibase) })),
    trust: site.trust,
    trustName: words.verify.siteList(site.title),
    words: words.report,
  };
}
