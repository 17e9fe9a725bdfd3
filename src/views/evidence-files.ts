import { pathOf } from './paths.ts';
import type { SnapshotEvidence, SnapshotEvidenceFile } from './snapshot.ts';
import { formatDay } from './words/dates.ts';
import { formatBytes } from './words/sizes.ts';
import type { Words } from './words/words.ts';

/** A file of evidence to download: nothing of it is shown in the page. */
export interface EvidenceFileView {
  readonly label: string;
  readonly href: string;
  /** kind and size */
  readonly note: string;
  /** the beginning of the SHA-256, and all of it */
  readonly digest: { readonly short: string; readonly whole: string };
  /** for a copy: when it was made, and of what */
  readonly kept?: string | undefined;
}

const DIGITS = 16;

/** The files of one evidence: its own, and the copy of what its address gave. */
export function viewEvidenceFiles(all: Words, { url, file, kept }: SnapshotEvidence): EvidenceFileView[] {
  const { assertion: words, language } = all;
  return [
    ...(file === undefined ? [] : [viewFile(all, file)]),
    ...(kept === undefined
      ? []
      : [{ ...viewFile(all, kept), kept: words.evidenceKept(formatDay(kept.on, language), url ?? '') }]),
  ];
}

function viewFile({ assertion: words, language }: Words, file: SnapshotEvidenceFile): EvidenceFileView {
  const { name, address, bytes, sha256 } = file;
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const kind = ending === 'txt' ? words.evidenceText : ending === 'jpg' ? 'JPEG' : ending.toUpperCase();
  return {
    label: name,
    href: pathOf(address),
    note: `${kind}, ${formatBytes(bytes, language)}`,
    digest: { short: `${sha256.slice(0, DIGITS)}…`, whole: sha256 },
  };
}
