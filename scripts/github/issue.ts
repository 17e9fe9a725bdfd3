import { setTimeout } from 'node:timers/promises';
import type { GitHub } from '../../src/github/index.ts';
import type { LedgerResult } from '../../src/tasks/github/ledger/issue-ledger.ts';
import { dayOf } from '../../src/values/index.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { counted } from '../words.ts';
import { annotate, tellUnsound } from './problems.ts';
import { openRunner } from './runner.ts';

export const githubIssueCommand: Command = {
  name: 'github issue',
  summary: 'a step of publish.yml: seal what waits, commit and push it',
  description:
    'Works in a fresh clone of the default branch that may push. Seals what waits as `issue` does, commits the files of the ledger that this wrote and no others, and pushes them, fast-forward only; when somebody else was faster, it begins again on top of theirs. Where a rule guards the branch, it opens a pull request with these files alone. Without a key nothing is signed, which is no fault. Gives `commit` (what to build), `sealed` (how many) and `today` (the day to build it for) to later jobs.',
  options: [],
  examples: [{ line: 'haversack github issue --root backpack', says: 'in a workflow, as publish.yml runs it' }],
  run: async (context) => {
    const [{ issueLedger }, { defaultBranch }] = await Promise.all([
      import('../../src/tasks/github/ledger/issue-ledger.ts'),
      import('../../src/tasks/github/default-branch.ts'),
    ]);
    const { terminal, today } = context;
    const { github, event, output, summary } = openRunner(context);
    const result = await issueLedger(
      { ...effectsOf(context), github },
      {
        branch: await defaultBranch(github, event),
        hasKey: hasKey(process.env),
        wait: (milliseconds) => setTimeout(milliseconds),
      },
    );
    terminal.clear();
    if (result.kind === 'unsound') {
      await annotate(terminal, result.diagnostics);
      return tellUnsound(terminal, result.diagnostics, 'signed', summary);
    }
    output('commit', result.commit);
    output('sealed', String(result.kind === 'pushed' ? result.sealed : 0));
    // A day that ends between two jobs would change what awards are.
    output('today', dayOf(today));
    const said = says(result, github);
    terminal.note(said);
    if (result.kind !== 'copy') summary(said);
    return EXIT.good;
  },
};

/** An empty secret is one that is not set. */
function hasKey({ HAVERSACK_KEY, HAVERSACK_KEY_FILE }: NodeJS.ProcessEnv): boolean {
  return HAVERSACK_KEY === undefined ? Boolean(HAVERSACK_KEY_FILE) : HAVERSACK_KEY.trim() !== '';
}

/** Our own words, ids and numbers: Markdown that reads well in a log too. */
function says(result: Exclude<LedgerResult, { readonly kind: 'unsound' }>, github: GitHub): string {
  switch (result.kind) {
    case 'copy':
      return 'This is a copy of Haversack that still shows the demonstration: nothing is signed.';
    case 'nothing':
      return 'Nothing waits to be signed.';
    case 'pushed':
      return `Signed, committed and pushed: ${counts(result)}.`;
    case 'no-key':
      return noKey(result, `${github.serverUrl}/${github.repository}`);
    case 'proposed': {
      const { pull } = result;
      const where =
        pull.kind === 'open'
          ? `They wait in [pull request ${pull.number}](${pull.url}): merge it.`
          : `They wait on the branch \`haversack/ledger\`. [Open the pull request](${pull.compare}) and merge it. So that this needs no click: [settings of Actions](${pull.settings}), *Workflow permissions*, *Allow GitHub Actions to create and approve pull requests*.`;
      return `A rule guards the default branch, so ${counts(result)} could not be pushed to it. ${where} Until then these awards are published as Open Badges 2.0 alone. \`docs/github.md\` says how a deploy key passes the rule.`;
    }
  }
}

function counts({ sealed, lists }: { readonly sealed: number; readonly lists: number }): string {
  const parts = [
    ...(sealed > 0 ? [counted(sealed, 'credential')] : []),
    ...(lists > 0 ? [counted(lists, 'status list')] : []),
  ];
  return parts.length === 0 ? 'a record of what is revoked' : parts.join(' and ');
}

function noKey(waiting: { readonly sealed: number; readonly lists: number }, home: string): string {
  const waits =
    waiting.sealed + waiting.lists === 0
      ? 'Nothing waits to be signed.'
      : `${counts(waiting)} ${waiting.sealed + waiting.lists === 1 ? 'waits' : 'wait'} to be signed. Every award is published as an Open Badge 2.0 all the same.`;
  return [
    `**There is no key here, so nothing is signed.** ${waits}`,
    'To sign Open Badges 3.0 credentials, once, on your own machine:',
    [
      '1. `haversack keys new` makes a key. Commit its public half, which it writes to `content/keys/`.',
      '2. `haversack keys export` prints the private half. Keep a copy where you keep passwords.',
      `3. In [the environments of this repository](${home}/settings/environments) open \`issuing\`, hold it to the default branch under *Deployment branches*, and add the secret \`HAVERSACK_KEY\` with what was printed.`,
      '4. Run this workflow again.',
    ].join('\n'),
  ].join('\n\n');
}
