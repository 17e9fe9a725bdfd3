import { resolve } from 'node:path';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { counted } from '../words.ts';
import { openRunner } from './runner.ts';

export const githubCommentCommand: Command = {
  name: 'github comment',
  summary: 'a step of review.yml: say at the pull request what the review found',
  description:
    'Keeps one comment at a pull request, from the folder that `github review` wrote; its pictures are kept on the branch `previews` under the number of the pull request, or, in a private repository, stay with the run. The folder is looked through as if a stranger had written it. Needs a token that may write pull requests, and a clone that may push.',
  options: [{ flags: '--in <dir>', says: 'the folder that `github review` wrote' }],
  examples: [{ line: 'haversack github comment --root backpack --in review', says: 'what the job before has left' }],
  run: async (context, options) => {
    if (typeof options.in !== 'string') {
      context.terminal.note('Give --in: the folder that `github review` wrote.');
      return EXIT.usage;
    }
    const folder = resolve(options.in);
    const [{ comment }, { inside }] = await Promise.all([
      import('../../src/tasks/github/review/comment.ts'),
      import('../../src/tasks/github/event-fields.ts'),
    ]);
    const { event, github, runUrl } = openRunner(context);
    const isPrivate = inside(event, 'repository', 'private') === true;
    const done = await comment({ ...effectsOf(context), github }, { folder, isPrivate, run: runUrl });
    context.terminal.note(
      done.kind === 'nothing'
        ? `${done.why} Nothing is said.`
        : `The comment at pull request ${done.pull} ${HOW[done.how]}, with ${counted(done.pictures, 'picture')}.`,
    );
    return EXIT.good;
  },
};

const HOW = { made: 'is made', changed: 'is renewed', same: 'says all this already' } as const;
