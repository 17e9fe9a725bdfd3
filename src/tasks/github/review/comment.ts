import {
  COMMENT_CHARACTERS,
  fillPictures,
  type GitHub,
  inert,
  markOf,
  type PictureWords,
  REVIEW,
  saysTheSame,
  stick,
} from '../../../github/index.ts';
import { HaversackError, type Instant } from '../../../values/index.ts';
import { type CommentFolder, readCommentFolder } from './comment-folder.ts';
import { type Nothing, standing } from './find-pull.ts';
import { keepPreviews, PREVIEWS } from './previews.ts';

export type CommentResult =
  | Nothing
  | {
      readonly kind: 'commented';
      readonly pull: number;
      readonly how: 'made' | 'changed' | 'same';
      /** that stand in the comment */
      readonly pictures: number;
    };

export interface CommentEffects {
  /** absolute: a clone of the repository that may push */
  readonly root: string;
  readonly now: () => Instant;
  readonly github: GitHub;
}

export interface CommentOptions {
  /** absolute; what `github review` wrote */
  readonly folder: string;
  /** true: nobody outside sees files of the repository by their address */
  readonly isPrivate: boolean;
  /** web address of the run that keeps the pictures */
  readonly run: string | undefined;
}

/**
 * Says at the pull request what the review found, in one comment that is kept up to date, with its pictures. Does
 * nothing when the pull request is closed or has moved on. What a reviewer ticked stays while the comment says the same.
 * @throws HaversackError `review-malformed`, `github-refused`, `github-unreachable`, `previews-busy`
 */
export async function comment(effects: CommentEffects, options: CommentOptions): Promise<CommentResult> {
  const { github } = effects;
  const found = readCommentFolder(options.folder);
  if (found === undefined) return { kind: 'nothing', why: 'The review left nothing to say.' };
  const { pull, text } = found;
  const before = await standing(github, pull);
  if (before !== 'still')
    return { kind: 'nothing', why: `Pull request ${pull.number} has ${WORDS[before]} meanwhile.` };
  const words = await wordsOf(effects, options, found);
  // Closed between the two, it was tidied up before there was anything to tidy.
  if ((await standing(github, pull)) === 'closed') {
    if (words.kind === 'shown') await keepPreviews(effects, pull.number, new Map());
    return { kind: 'nothing', why: `Pull request ${pull.number} has been closed meanwhile.` };
  }
  const full = fillPictures(text, words);
  const isShort = full.length + markOf(REVIEW).length < COMMENT_CHARACTERS;
  const said = isShort ? full : fillPictures(text, { kind: 'without', why: 'There is no room for pictures.' });
  const how = await stick(github, pull.number, REVIEW, said, saysTheSame);
  return {
    kind: 'commented',
    pull: pull.number,
    how,
    pictures: isShort && words.kind === 'shown' ? words.pictures.length : 0,
  };
}

const WORDS = { 'moved on': 'moved on', closed: 'been closed' } as const;

/** Keeps the pictures where the comment can show them; says why when it cannot. */
async function wordsOf(
  effects: CommentEffects,
  { isPrivate, run }: CommentOptions,
  { pull, pictures }: CommentFolder,
): Promise<PictureWords> {
  if (isPrivate) return { kind: 'private', run };
  const { serverUrl, repository } = effects.github;
  try {
    const kept = await keepPreviews(effects, pull.number, new Map(pictures.map(({ name, bytes }) => [name, bytes])));
    if (kept.kind === 'refused') return without(kept.said);
    return {
      kind: 'shown',
      pictures: pictures.map(({ badge, name }) => ({
        badge,
        address: `${serverUrl}/${repository}/raw/${PREVIEWS}/${pull.number}/${name}`,
      })),
    };
  } catch (error) {
    if (error instanceof HaversackError && error.code === 'git-unreachable') return without(error.message);
    throw error;
  }
}

const without = (said: string): PictureWords => ({
  kind: 'without',
  why: `The pictures cannot be shown: the branch ${inert(PREVIEWS)} may not be pushed. ${inert(said)}`,
});
