import { visible } from '../../src/diagnostics/index.ts';
import type { DispatchResult } from '../../src/tasks/github/propose/dispatch.ts';
import type { ProposeResult } from '../../src/tasks/github/propose/propose.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { counted } from '../words.ts';

export const githubProposeCommand: Command = {
  name: 'github propose',
  summary: 'a step of propose.yml: make a proposal from an issue, or from what a learning platform sends',
  description:
    'Reads the event of the run. An issue that was written with one of the forms becomes a record on the branch haversack/issue-<n>, checked with all the rest, with a pull request, a commit status and one comment at the issue; an edited issue is made anew, a closed one taken back. Gives `pull`, the number of the pull request, to later jobs. Completions of repository_dispatch and workflow_dispatch become awards on the branch haversack/dispatch-<id>. The same event again changes nothing. What is checked out stays as it is; the clone has to be one that may push.',
  options: [],
  examples: [{ line: 'haversack github propose --root backpack', says: 'in a workflow, as propose.yml runs it' }],
  run: async (context) => {
    const { openRunner } = await import('./runner.ts');
    const { github, event, eventName, output, summary } = openRunner(context);
    const effects = { ...effectsOf(context), github };
    const isIssue = eventName === 'issues';
    const result = isIssue
      ? await (await import('../../src/tasks/github/propose/propose.ts')).propose(effects, event)
      : await (await import('../../src/tasks/github/propose/dispatch.ts')).dispatch(effects, eventName, event);
    if (result.kind === 'proposed' && result.pull.kind === 'open') output('pull', String(result.pull.number));
    const { code, says } = isIssue ? sayProposed(result as ProposeResult) : sayDispatched(result as DispatchResult);
    context.terminal.clear();
    context.terminal.note(says);
    summary(says);
    return code;
  },
};

interface Ending {
  readonly code: number;
  /** ids, numbers and our own words: the log is public */
  readonly says: string;
}

const good = (says: string): Ending => ({ code: EXIT.good, says });
const problem = (says: string): Ending => ({ code: EXIT.problem, says });

/** A form that cannot be taken is told at the issue: the run itself went well. */
function sayProposed(result: ProposeResult): Ending {
  switch (result.kind) {
    case 'passed':
      return good(`Nothing was done. ${result.why}`);
    case 'refused':
      return good(
        `The form of issue ${result.issue} cannot be taken: ${counted(result.problems.length, 'problem')}, named there.`,
      );
    case 'unsound':
      return problem(`Content is not sound, so issue ${result.issue} waits. Next: haversack check`);
    case 'there':
      return good(`What issue ${result.issue} asks for is there already: ${result.id}.`);
    case 'left':
      return good(`Somebody has committed to ${result.branch}: it is left as it is.`);
    case 'ruled':
      return problem(`${result.branch} could not be pushed; issue ${result.issue} says why.`);
    case 'closed':
      return good(`Issue ${result.issue} was closed: ${CLOSED[result.what]}.`);
    case 'proposed':
      return good(
        `${standing(result)} ${result.problems.length === 0 ? 'It is sound.' : `It has ${counted(result.problems.length, 'problem')}, named at the issue.`}`,
      );
  }
}

const CLOSED = {
  merged: 'its proposal was merged',
  withdrawn: 'its proposal is taken back',
  left: 'somebody has committed to its branch, which is left as it is',
  nothing: 'it had no proposal',
} as const;

/** Nobody else is told of what a program sends, so that what is wrong makes the run red. */
function sayDispatched(result: DispatchResult): Ending {
  switch (result.kind) {
    case 'refused':
      return problem(
        [
          'Nothing was awarded. What was sent cannot be taken:',
          ...result.problems.map(
            ({ completion, says }) => `- ${completion === undefined ? '' : `completion ${completion}: `}${says}`,
          ),
        ].join('\n'),
      );
    case 'there':
      return good(`Everybody has it already: ${counted(result.ids.length, 'award')}. Nothing was proposed.`);
    case 'left':
      return problem(`Somebody has committed to ${result.branch}: it is left as it is. Merge it or delete it.`);
    case 'ruled':
      return problem(`${result.branch} could not be pushed: ${visible(result.said)}`);
    case 'proposed': {
      const what = `${counted(result.added, 'new award')}, ${result.there.length} there already.`;
      if (result.problems.length === 0) return good(`${what} ${standing(result)}`);
      return problem(
        [`${what} ${standing(result)} It is not sound:`, ...result.problems.map(({ says }) => `- ${says}`)].join('\n'),
      );
    }
  }
}

type Standing = Extract<ProposeResult | DispatchResult, { readonly kind: 'proposed' }>;

function standing({ branch, isPushed, pull }: Standing): string {
  const where =
    pull.kind === 'open'
      ? `pull request ${pull.number}`
      : `no pull request, since Actions may not open one: ${pull.compare}`;
  return `${branch} ${isPushed ? 'is pushed' : 'stands as it was'}; ${where}.`;
}
