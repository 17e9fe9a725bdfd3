import { type GitHubPlace, inert } from '../../../github/index.ts';
import type { Change } from '../../../io/index.ts';
import type { RepositoryAnswers } from '../../init/answers.ts';
import { FIRST_BADGE } from '../../init/repository.ts';
import type { PullText } from '../pulls.ts';
import { SETUP_BRANCH } from './page.ts';

/** The pull request that makes a copy its owner's: what it sets, and what to look at before merging. */
export function setupPull(
  { serverUrl, repository }: Pick<GitHubPlace, 'serverUrl' | 'repository'>,
  { name, url, email, issuer }: RepositoryAnswers,
  files: readonly Change[],
): PullText {
  const home = `${serverUrl}/${repository}`;
  const edit = (path: string, text: string): string => `[${text}](${home}/edit/${SETUP_BRANCH}/${path})`;
  const gone = files.filter(({ text }) => text === undefined).length;
  return {
    title: 'Make this copy our own',
    body: [
      'Welcome. Merging this makes the copy yours: the site gets its address and your name, and the badges of the demonstration, which are made up, go.',
      [
        '| what | is set to |',
        '| --- | --- |',
        `| address | ${inert(url)} |`,
        `| who awards | ${inert(name)} |`,
        `| public e-mail address | ${inert(email)} |`,
        `| a first badge | \`${FIRST_BADGE}\`, to be reworded |`,
        `| files of the demonstration | ${gone} taken away |`,
      ].join('\n'),
      '**Look at these before you merge**, and change them here on the branch:',
      [
        `- [ ] ${edit('content/site.yaml', 'The address')} becomes part of every credential. It is where GitHub Pages puts this repository; a domain of your own belongs here first.`,
        `- [ ] ${edit(`content/issuers/${issuer}.md`, 'The e-mail address')} is a stand-in that nobody reads. Write one that everybody may see, and your own words.`,
        `- [ ] ${edit(`content/badges/${FIRST_BADGE}.md`, 'The first badge')} is an example: what is it for, and what does it take?`,
        `- [ ] [The settings of Pages](${home}/settings/pages): *Source: GitHub Actions*.`,
      ].join('\n'),
      'Then merge. A few minutes later the site is there.',
    ].join('\n\n'),
  };
}
