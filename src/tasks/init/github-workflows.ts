import type { Change } from '../../io/index.ts';

/** Which Haversack the workflows call. */
export interface Program {
  /** owner and name */
  readonly repository: string;
  /** of its version */
  readonly tag: string;
}

/** What every file begins with: what it does is elsewhere, and so are the words about it. */
const head = (what: string, { repository }: Program): string =>
  `# Written by \`haversack init --github\`. ${what}
# What it does is said in the workflow that it calls, in ${repository}.`;

/** The workflow that is called. Its inputs have their defaults from its own version. */
const uses = ({ repository, tag }: Program, file: string): string => `${repository}/.github/workflows/${file}@${tag}`;

/**
 * The workflows of a repository that holds content alone: each calls one of Haversack's own, at this version, and gives
 * its jobs what they need at most. How many run at once is said there too.
 */
export const callingWorkflows = (program: Program): readonly Change[] => [
  file(
    'propose',
    `${head('An issue form becomes a pull request.', program)}
name: Haversack propose
on:
  issues:
    types: [opened, edited, reopened, closed]
  repository_dispatch:
    types: [completions]
  workflow_dispatch:
    inputs:
      badge:
        description: id of the badge, as first-aid
        required: true
        type: string
      recipient:
        description: hash of an e-mail address (never the address itself), or address of a profile
        required: true
        type: string
      name:
        description: name as it is shown, if it may be public
        type: string
      day:
        description: day of the award, as 2026-02-28; today when empty
        type: string
      evidence:
        description: web address of the evidence
        type: string
permissions: {}
jobs:
  propose:
    uses: ${uses(program, 'propose.yml')}
    permissions:
      contents: write
      issues: write
      pull-requests: write
      statuses: write
`,
  ),
  file(
    'check',
    `${head('A pull request is checked before it is merged.', program)}
name: Haversack check
on:
  pull_request:
    types: [opened, synchronize, reopened, edited]
  merge_group:
    types: [checks_requested]
permissions: {}
defaults:
  run:
    shell: bash
jobs:
  check:
    uses: ${uses(program, 'check.yml')}
    permissions:
      contents: read
  # A ruleset requires it under this name; a job that is called has the name of its caller before its own.
  haversack:
    name: haversack
    needs: check
    # A job that is left out counts as passed: this one never is.
    if: always()
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {}
    steps:
      - name: The check has passed
        run: test "$RESULT" = success
        env:
          RESULT: \${{ needs.check.result }}
`,
  ),
  file(
    'review',
    `${head('A checked pull request is shown to those who review it.', program)}
name: Haversack review
on:
  workflow_run:
    workflows: [Haversack check]
    types: [completed]
  pull_request_target:
    types: [closed]
permissions: {}
jobs:
  review:
    uses: ${uses(program, 'review.yml')}
    permissions:
      contents: write
      pull-requests: write
`,
  ),
  file(
    'publish',
    `${head('What is new is sealed, built and published.', program)}
name: Haversack publish
on:
  push:
    branches: [main, master]
  workflow_dispatch:
permissions: {}
jobs:
  publish:
    uses: ${uses(program, 'publish.yml')}
    permissions:
      contents: write
      id-token: write
      pages: write
      pull-requests: write
      statuses: write
    # These two and no others. They may be secrets of the environment issuing: then its job alone sees them.
    secrets:
      HAVERSACK_KEY: \${{ secrets.HAVERSACK_KEY }}
      HAVERSACK_DEPLOY_KEY: \${{ secrets.HAVERSACK_DEPLOY_KEY }}
`,
  ),
  file(
    'remind',
    `${head('What expires soon is kept in an issue.', program)}
# It runs only where the variable HAVERSACK_REMINDERS of the repository says \`true\`.
name: Haversack remind
on:
  schedule:
    - cron: '23 6 * * 1'
  workflow_dispatch:
permissions: {}
jobs:
  remind:
    uses: ${uses(program, 'remind.yml')}
    permissions:
      contents: read
      issues: write
`,
  ),
];

const file = (name: string, text: string): Change => ({ path: `.github/workflows/${name}.yml`, text });
