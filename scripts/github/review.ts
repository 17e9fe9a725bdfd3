import { resolve } from 'node:path';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { counted } from '../words.ts';
import { openRunner } from './runner.ts';

export const githubReviewCommand: Command = {
  name: 'github review',
  summary: 'a step of review.yml: judge a pull request and draw its badges',
  description:
    'Finds the pull request that a run of check.yml was for, takes the content of its merge as data, checks it again and draws its badges, and writes what is to be said into a folder for `github comment`. Nothing of the pull request is checked out or run; a token that reads is enough.',
  options: [
    { flags: '--out <dir>', says: 'the folder to write; empty or missing' },
    { flags: '--pull <number>', says: 'the pull request; default: the one whose check has ended' },
  ],
  examples: [
    { line: 'haversack github review --root backpack --out review', says: 'for the job that comments' },
    { line: 'haversack github review --pull 12 --out review', says: 'of a pull request that a workflow opened' },
  ],
  run: async (context, options) => {
    if (typeof options.out !== 'string') {
      context.terminal.note('Give --out: a folder to write.');
      return EXIT.usage;
    }
    const out = resolve(options.out);
    if (options.pull !== undefined && !/^[1-9]\d{0,8}$/.test(String(options.pull))) {
      context.terminal.note('Give --pull a number, as in: --pull 12');
      return EXIT.usage;
    }
    const { review } = await import('../../src/tasks/github/review/review.ts');
    const { event, github, output } = openRunner(context);
    const wait = (milliseconds: number) => new Promise<void>((go) => setTimeout(go, milliseconds));
    const meant = options.pull === undefined ? { event } : { pull: Number(options.pull) };
    const done = await review({ ...effectsOf(context), github, wait }, meant, out);
    context.terminal.clear();
    if (done.kind === 'nothing') {
      context.terminal.note(`${done.why} Nothing is said.`);
      return EXIT.good;
    }
    output('pull', String(done.pull));
    context.terminal.note(
      `Pull request ${done.pull} ${done.mayBeMerged ? 'may be merged' : 'must not be merged'}: ${counted(done.problems, 'problem')}, ${counted(done.pictures, 'picture')}. Next: haversack github comment --in "${out}"`,
    );
    return EXIT.good;
  },
};
