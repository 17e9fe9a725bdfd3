import { changeStatus, type StatusVerb } from '../../../src/tasks/change-status.ts';
import { checkDiff, type DiffResult } from '../../../src/tasks/diff/check-diff.ts';
import type { Effects } from '../../../src/tasks/effects.ts';
import { issue } from '../../../src/tasks/issue.ts';
import { keysNew } from '../../../src/tasks/keys/new.ts';
import { commit, git, init } from '../../io/git/repositories.ts';
import { countedChance, effectsOf, moment, sealedRoot, summary } from '../../roots.ts';

/** The sealed backpack in a repository of its own, with the tag BASE; `prepare` changes it before it is committed. */
export async function repository(prepare: (root: string) => void | Promise<void> = () => {}): Promise<string> {
  const root = init(await sealedRoot());
  await prepare(root);
  commit(root, 'BASE', {}, { on: '2020-07-01T09:00:00Z' });
  git(root, ['tag', 'BASE']);
  return root;
}

export const diff = (root: string, base = 'BASE', change: Partial<Effects> = {}): Promise<DiffResult> =>
  checkDiff(effectsOf(root, change), base);

/** Every problem of the comparison, one a line. */
export const problemsOf = async (root: string, base?: string): Promise<string[]> =>
  summary((await diff(root, base)).diagnostics);

/** Signs what waits, at some moment. */
export async function sign(root: string, at = '2020-07-01T10:00:00Z'): Promise<void> {
  const effects = effectsOf(root, { now: () => moment(at), random: countedChance(2_000) });
  const { ok, diagnostics } = await issue(effects, { dryRun: false });
  if (!ok) throw new Error(summary(diagnostics).join('\n'));
}

/** Makes another key, that signs from now on. */
export async function newKey(root: string, issuer = 'acme'): Promise<void> {
  const effects = effectsOf(root, { now: () => moment('2020-07-01T10:30:00Z'), random: countedChance(3_000) });
  const made = await keysNew(effects, issuer);
  if (!made.ok) throw new Error(summary(made.diagnostics).join('\n'));
}

/** Revokes, suspends or reinstates an award in its record. */
export function change(root: string, verb: StatusVerb, given: string): void {
  const result = changeStatus(effectsOf(root), verb, { given, reason: 'A test.' });
  if (!result.ok) throw new Error(summary(result.diagnostics).join('\n'));
}
