import { join } from 'node:path';
import { editRecord, importPaths, printMarkdownRecord } from '../../content/index.ts';
import { applyChanges, type Change, kindOf, readPlainText, writeFileAtomically } from '../../io/index.ts';
import { printJson } from '../../values/index.ts';
import { suggestId } from '../suggest-id.ts';
import type { Judged } from './judge.ts';
import type { Kept, Shelf } from './shelf.ts';

/** Digits of the SHA-256 in an id, and characters that leave room for them. */
const ID = { digits: 8, more: 16, slug: 47 } as const;
const WORDS_BYTES = 65_536;

/** Where an import is to lie, and what goes away for it. */
export interface Placed {
  readonly id: string;
  /** the original, relative to the root */
  readonly file: string;
  readonly changes: readonly Change[];
}

/**
 * Decides the files of an import: `<slug of the badge's name>-<8 of SHA-256>`, unless the same bytes lie there by an id
 * already. The words of the one that it replaces go with it.
 */
export function place(root: string, judged: Judged, shelf: Shelf, replaced: Kept | undefined): Placed {
  const { sha256, check, snapshot, credentials, personalData, item } = judged;
  const loose = shelf.loose(sha256);
  const settled = loose.find(({ id, file }) => id !== undefined && file === importPaths(id).original(item.kind));
  const id = settled?.id ?? freshId(credentials[0]?.name, sha256, shelf);
  const paths = importPaths(id);
  const file = paths.original(item.kind);
  const away = [
    ...loose.filter(({ isAlone }) => isAlone).map((one) => one.file),
    ...(replaced === undefined
      ? []
      : [replaced.file, importPaths(replaced.id).snapshot, importPaths(replaced.id).checks]),
    ...(replaced?.words === undefined ? [] : [replaced.words.path]),
  ].filter((path) => path !== file);
  const there = readPlainText(join(root, paths.words), WORDS_BYTES);
  const words = there.ok ? there.value : replaced?.words?.text;
  const wanted = personalData.length > 0 ? withConsent(words) : words;
  return {
    id,
    file,
    changes: [
      { path: paths.snapshot, text: snapshot },
      { path: paths.checks, text: printJson([check]) },
      ...(wanted === undefined || (there.ok && wanted === there.value) ? [] : [{ path: paths.words, text: wanted }]),
      ...[...new Set(away)].map((path) => ({ path, text: undefined })),
    ],
  };
}

/**
 * Writes one import. The original comes first and whole; killed after it, the next run finds it by its bytes and writes
 * the rest. The caller holds the lock.
 */
export function store(root: string, { id, file, changes }: Placed, bytes: Uint8Array): void {
  const target = join(root, file);
  if (kindOf(target) === undefined) writeFileAtomically(target, bytes);
  applyChanges(root, `import ${id}`, changes);
}

function freshId(name: string | undefined, sha256: string, shelf: Shelf): string {
  const slug = (suggestId(name ?? '') ?? 'badge').slice(0, ID.slug).replace(/-+$/, '');
  const id = `${slug}-${sha256.slice(0, ID.digits)}`;
  return shelf.isFree(id) ? id : `${slug}-${sha256.slice(0, ID.more)}`;
}

const CONSENT = 'publishPersonalData';

function withConsent(words: string | undefined): string {
  if (words === undefined) return printMarkdownRecord({ [CONSENT]: true });
  return editRecord('words.md', words, [{ path: [CONSENT], value: true }]);
}
