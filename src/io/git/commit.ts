import { randomBytes } from 'node:crypto';
import { epoch, HaversackError, type Instant } from '../../values/index.ts';
import { askGit } from './ask.ts';

/** Whose name stands at commits that Haversack makes by itself. */
export const COMMITTER = { name: 'haversack[bot]', email: 'haversack[bot]@users.noreply.github.com' } as const;

export interface NewCommit {
  /** the commit that it stands on; undefined: on none */
  readonly parent: string | undefined;
  /** relative to the repository's top; `data` undefined takes a file or a folder away */
  readonly files: readonly { readonly path: string; readonly data: string | Uint8Array | undefined }[];
  readonly message: string;
  readonly date: Instant;
  /** true: nothing of the parent's files is kept but what `files` gives */
  readonly only?: boolean;
}

/**
 * Makes a commit. The files on the disk, the index and the branches stay as they are: it is there to be pushed.
 * The same parent, files, message and date give the same commit.
 * @returns its id
 * @throws HaversackError `commit-refused` for a path that git would not keep; `git-failed`
 */
export async function commitFiles(root: string, commit: NewCommit): Promise<string> {
  for (const { path } of commit.files) refusePath(path);
  const draft = `refs/haversack/draft-${randomBytes(6).toString('hex')}`;
  const answer = await askGit(root, ['fast-import', '--quiet', '--done', '--date-format=raw', '--cat-blob-fd=1'], {
    input: stream(commit, draft),
    milliseconds: 120_000,
  });
  if (!answer.ok) throw failed(answer.said);
  await askGit(root, ['update-ref', '-d', draft]);
  const id = answer.output.toString('latin1').trim();
  if (!/^[0-9a-f]{40,64}$/.test(id)) throw failed('git named no commit');
  return id;
}

/** The commit as `git fast-import` reads it. */
function stream({ parent, files, message, date, only }: NewCommit, ref: string): Buffer {
  const seconds = Math.floor(epoch(date) / 1000);
  const parts: (string | Uint8Array)[] = [
    `commit ${ref}\nmark :1\ncommitter ${COMMITTER.name} <${COMMITTER.email}> ${seconds} +0000\n`,
    ...dataOf(message),
  ];
  if (parent !== undefined) parts.push(`from ${parent}\n`);
  if (only === true) parts.push('deleteall\n');
  for (const { path, data } of files) {
    if (data === undefined) parts.push(`D ${quoted(path)}\n`);
    else parts.push(`M 100644 inline ${quoted(path)}\n`, ...dataOf(data));
  }
  parts.push('\nget-mark :1\ndone\n');
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

function dataOf(data: string | Uint8Array): (string | Uint8Array)[] {
  const bytes = Buffer.from(data);
  return [`data ${bytes.length}\n`, bytes, '\n'];
}

const quoted = (path: string): string =>
  `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

function refusePath(path: string): void {
  const isPlain = path
    .split('/')
    .every((part) => part !== '' && !part.includes('\0') && !/^(?:\.|\.\.|\.git)$/i.test(part));
  if (isPlain) return;
  throw new HaversackError('commit-refused', `${path} is no path that a commit may hold.`, { remedy: 'Rename it.' });
}

const failed = (said: string): HaversackError =>
  new HaversackError('git-failed', `git made no commit: ${said}.`, { remedy: 'Look at `git status` and `git fsck`.' });
