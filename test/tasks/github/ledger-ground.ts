import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IssueLedger, issueLedger, type LedgerResult } from '../../../src/tasks/github/ledger/issue-ledger.ts';
import { type FakeGitHub, type FakeSettings, startGitHub } from '../../github/fake.ts';
import { commit, git } from '../../io/git/repositories.ts';
import { countedChance, effectsOf, keyFolder, sealedRoot } from '../../roots.ts';
import { clone, publish } from './proposals.ts';

/** A repository on GitHub with the sealed backpack, and the keys that sealed it. */
export interface Ledger {
  readonly github: FakeGitHub;
  /** where the private keys lie */
  readonly keys: string;
}

export async function openLedger(
  files: Readonly<Record<string, string>> = {},
  settings: FakeSettings = {},
): Promise<Ledger> {
  const root = await sealedRoot();
  const github = await startGitHub(settings);
  publish(github, root);
  if (Object.keys(files).length > 0) pushed(github, files);
  return { github, keys: keyFolder(root) };
}

/** A commit of somebody else at the head of main. @returns its id */
export function pushed(github: FakeGitHub, files: Readonly<Record<string, string>>, name = 'main'): string {
  const folder = clone(github);
  if (name !== 'main') git(folder, ['checkout', '--quiet', '-B', name, `origin/${name}`]);
  const id = commit(folder, 'somebody else', files);
  git(folder, ['push', '--quiet', 'origin', name]);
  return id;
}

/** An award, as a maintainer merges it. */
export const award = (id: string, more = ''): Readonly<Record<string, string>> => ({
  [`content/assertions/${id}.md`]: `---\nbadge: plain\nrecipient:\n  type: url\n  url: https://${id}.example.org/\nissuedOn: 2020-06-01\n---\n${more}`,
});

export const sealedFile = (id: string): string => `content/credentials/2020/06/${id}.json`;

let chance = 100_000;

/** One run of the job, in a clone of its own. */
export function run(
  { github, keys }: Ledger,
  {
    hasKey = true,
    progress,
    random,
    root = clone(github),
    wait = async () => {},
  }: Partial<IssueLedger> & {
    readonly progress?: (step: string) => void;
    readonly random?: (bytes: number) => Uint8Array;
    readonly root?: string;
  } = {},
): Promise<LedgerResult> {
  chance += 1_000;
  const effects = effectsOf(root, {
    random: random ?? countedChance(chance),
    keys: { env: {}, configFolder: keys, platform: 'linux' },
    ...(progress && { progress }),
  });
  return issueLedger({ ...effects, github: github.client }, { branch: 'main', hasKey, wait });
}

/** A rule of the other side: branches of these names take no push. */
export function guard({ origin }: FakeGitHub, ...branches: readonly string[]): void {
  const hook = join(origin, 'hooks/update');
  const refs = branches.map((name) => `refs/heads/${name}`).join('|');
  const said = 'echo "GH013: Repository rule violations found for $1. \u001b[2J" >&2; exit 1;;';
  writeFileSync(hook, `#!/bin/sh\ncase "$1" in ${refs}) ${said} esac\n`);
  chmodSync(hook, 0o755);
}

export const headOf = (github: FakeGitHub, name = 'main'): string | undefined =>
  github.git('for-each-ref', '--format=%(objectname)', `refs/heads/${name}`) || undefined;

/** Letter and path of what a commit brings. */
export const broughtBy = (github: FakeGitHub, commit: string): string[] =>
  github.git('diff-tree', '-r', '--name-status', '--no-renames', `${commit}^`, commit).split('\n').filter(Boolean);
