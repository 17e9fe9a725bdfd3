import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { COMMENT_CHARACTERS, markOf, PICTURE_LIMITS, REVIEW, readPictureName } from '../../../github/index.ts';
import { isPng, parsePngStructure } from '../../../images/artwork/png-structure.ts';
import { readPlainFile, readPlainText, walk } from '../../../io/index.ts';
import { HaversackError, parseJson } from '../../../values/index.ts';
import { commitIn, numberIn } from '../event-fields.ts';
import type { OpenPull } from './find-pull.ts';

/** What `github review` has left for `github comment`. */
export interface CommentFolder {
  readonly pull: OpenPull;
  /** Markdown below the mark */
  readonly text: string;
  /** by badge and name, in the order of names */
  readonly pictures: readonly { readonly badge: string; readonly name: string; readonly bytes: Uint8Array }[];
}

/** A character is at most four bytes. */
const TEXT_BYTES = COMMENT_CHARACTERS * 4;
/** px; a drawn picture has 512 a side */
const SIDE = 1_024;

/**
 * Reads the folder of a review. It was made by a job that had foreign content before it, so nothing is believed:
 * there may be a text, a number with a commit, and pictures, in plain files, and not more.
 * @param folder  absolute
 * @returns undefined when there is no such folder, or nothing in it: the review found nothing to say
 * @throws HaversackError `review-malformed`
 */
export function readCommentFolder(folder: string): CommentFolder | undefined {
  const entries = walk(dirname(folder), basename(folder));
  if (!entries.ok) throw malformed('It holds too much');
  const found = entries.value.map(({ path, kind }) => ({ path: path.slice(basename(folder).length + 1), kind }));
  if (found.length === 0) return undefined;
  const names: string[] = [];
  for (const { path, kind } of found) {
    const isExpected =
      kind === 'file'
        ? path === 'comment.md' ||
          path === 'pull.json' ||
          readPictureName(path.replace(/^pictures\//, '')) !== undefined
        : kind === 'folder' && path === 'pictures';
    if (!isExpected) throw malformed('It holds a file that no review writes');
    if (path.startsWith('pictures/')) names.push(path.slice('pictures/'.length));
  }
  if (names.length > PICTURE_LIMITS.count) throw malformed('It holds too many pictures');
  return { pull: readPull(folder), text: readText(folder), pictures: names.map((name) => readPicture(folder, name)) };
}

function readPull(folder: string): OpenPull {
  const text = readPlainText(join(folder, 'pull.json'), 1_000);
  const pull = text.ok ? parseJson(text.value) : undefined;
  const number = pull?.ok ? numberIn(pull.value, 'number') : undefined;
  const headSha = pull?.ok ? commitIn(pull.value, 'headSha') : undefined;
  if (number === undefined || headSha === undefined) throw malformed('Its pull.json names no pull request');
  return { number, headSha };
}

function readText(folder: string): string {
  const read = readPlainText(join(folder, 'comment.md'), TEXT_BYTES);
  const mark = `${markOf(REVIEW)}\n`;
  if (!read.ok || read.value.length > COMMENT_CHARACTERS || !read.value.startsWith(mark))
    throw malformed('Its comment.md is no comment of ours');
  return read.value.slice(mark.length);
}

function readPicture(folder: string, name: string): CommentFolder['pictures'][number] {
  const named = readPictureName(name);
  const read = readPlainFile(join(folder, 'pictures', name), PICTURE_LIMITS.bytes);
  if (!read.ok || named === undefined) throw malformed('One of its pictures cannot be read');
  const bytes = read.value;
  const shape = isPng(bytes) ? parsePngStructure(bytes) : undefined;
  if (!shape?.ok || Math.max(shape.value.width, shape.value.height) > SIDE)
    throw malformed('One of its pictures is no PNG as we draw them');
  if (!createHash('sha256').update(bytes).digest('hex').startsWith(named.digest))
    throw malformed('One of its pictures is not the one that its name says');
  return { badge: named.badge, name, bytes };
}

const malformed = (what: string): HaversackError =>
  new HaversackError('review-malformed', `The folder of the review is not as \`github review\` writes it. ${what}.`, {
    remedy: 'Run the review again. If this comes again, look at what the pull request holds before anything else.',
  });
