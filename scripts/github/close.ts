import { visible } from '../../src/diagnostics/index.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { openRunner } from './runner.ts';

export const githubCloseCommand: Command = {
  name: 'github close',
  summary: 'a step of review.yml: take the pictures of a closed pull request away',
  description:
    'Takes the folder of a pull request off the branch `previews` when it is closed, and nothing else. Reads nothing of the pull request but its number. Needs a clone that may push.',
  options: [],
  examples: [{ line: 'haversack github close --root backpack', says: 'in a workflow on pull_request_target, closed' }],
  run: async (context) => {
    const { close } = await import('../../src/tasks/github/review/close.ts');
    const { pull, kept } = await close(effectsOf(context), openRunner(context).event);
    if (kept.kind === 'refused') {
      context.terminal.note(
        `The pictures of pull request ${pull} stay: GitHub refuses the push. ${visible(kept.said)}\nGive the job \`contents: write\`, and keep the branch \`previews\` out of rulesets.`,
      );
      return EXIT.problem;
    }
    context.terminal.note(
      kept.kind === 'same'
        ? `Pull request ${pull} has no pictures.`
        : `The pictures of pull request ${pull} are taken away.`,
    );
    return EXIT.good;
  },
};
