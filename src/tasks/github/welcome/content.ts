import type { GitHubPlace } from '../../../github/index.ts';
import type { Change } from '../../../io/index.ts';
import { answerFaults, COLOURS, type RepositoryAnswers } from '../../init/answers.ts';
import { newRepository } from '../../init/repository.ts';
import { suggestId } from '../../suggest-id.ts';
import { pagesAddress } from '../pages-address.ts';

/** A name's characters at most; a title is made of it. */
const CHARACTERS = 100;

/** Characters that nobody sees, or that turn the direction of a line; and white space of every kind. */
const HIDDEN = /[\p{C}\p{Z}]|\p{Default_Ignorable_Code_Point}|\u2800/gu;

/**
 * What a copy of Haversack begins with, from what GitHub knows of its repository.
 * @param name  of its owner, as they typed it: only letters that can be seen are kept of it
 */
export function firstAnswers({ repository }: Pick<GitHubPlace, 'repository'>, name: string): RepositoryAnswers {
  const [owner = ''] = repository.split('/');
  const shown = name.replace(HIDDEN, ' ').replace(/ {2,}/g, ' ').trim();
  const kept = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(shown)]
    .reduce((text, { segment }) => (text.length + segment.length > CHARACTERS ? text : text + segment), '')
    .trim();
  return {
    name: answerFaults.name(kept) === undefined ? kept : owner,
    url: pagesAddress(repository),
    email: `${owner}@users.noreply.github.com`,
    color: COLOURS[0].colour,
    issuer: suggestId(owner) ?? 'issuer',
  };
}

/**
 * The content of a copy's own first day in the place of the demonstration.
 * @param there  every file of `content/`
 */
export function firstContent(answers: RepositoryAnswers, there: readonly string[]): Change[] {
  const files = newRepository(answers, 'badges').filter(({ path }) => path.startsWith('content/'));
  const gone = there.filter((path) => !files.some((file) => file.path === path));
  return [...gone.map((path): Change => ({ path, text: undefined })), ...files];
}
