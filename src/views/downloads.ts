import { pathOf } from './paths.ts';
import type { SnapshotAssertion } from './snapshot.ts';
import type { Words } from './words/words.ts';

export interface Download {
  readonly label: string;
  readonly href: string;
  readonly note: string;
}

export interface DownloadsView {
  readonly files: readonly Download[];
  /** what is not there, and why */
  readonly notes: readonly string[];
}

/** The files beside an assertion's page, those that are there and no other. DESIGN 4. */
export function viewDownloads({ assertion: words }: Words, assertion: SnapshotAssertion): DownloadsView {
  const { files, addresses, state } = assertion;
  const png = pathOf(addresses.image);
  const assertionNote = state === 'revoked' ? words.assertionRevokedNote : words.assertionNote;
  const offered: readonly (Download | false)[] = [
    files.credential && { label: words.credential, href: pathOf(addresses.credential), note: words.credentialNote },
    files.assertion && { label: words.assertion, href: pathOf(addresses.assertion), note: assertionNote },
    files.png && { label: words.png, href: png, note: words.pictureNote },
    files.svg && { label: words.svg, href: png.replace(/\.png$/, '.svg'), note: words.pictureNote },
  ];
  return {
    files: offered.filter((download) => download !== false),
    notes: [
      ...(files.credential ? [] : [words.notSigned]),
      ...(files.assertion ? [] : [words.notYetHosted]),
      ...(state === 'revoked' ? [words.noPicture] : []),
    ],
  };
}
