import { join } from 'node:path';
import { openRepository, readPlainText, settingOf, unfinishedChanges } from '../io/index.ts';
import { HaversackError } from '../values/index.ts';
import { check } from './check.ts';
import { lookAtAddress } from './doctor/address.ts';
import { lookAtContent } from './doctor/content.ts';
import { AREAS, type Finding, note, problem } from './doctor/finding.ts';
import { lookAtGit } from './doctor/git.ts';
import { lookAtHistory } from './doctor/history.ts';
import { lookAtKeys } from './doctor/keys.ts';
import { lookAtNode } from './doctor/node.ts';
import type { Effects } from './effects.ts';

export interface DoctorResult {
  /** false when one of the findings is a problem */
  readonly ok: boolean;
  /** by area */
  readonly findings: readonly Finding[];
}

/**
 * Looks at everything that Haversack needs around it, and says of each thing what to do. Writes nothing.
 * @param node  version of the Node that runs
 * @param time  aborted when the history has been looked through for long enough
 */
export async function doctor(
  effects: Effects,
  { node, time }: { readonly node: string; readonly time: AbortSignal },
): Promise<DoctorResult> {
  const { root, keys, progress } = effects;
  progress('looking at git');
  const repository = await openRepository(root);
  const findings = [lookAtNode(node), ...(await lookAtGit(root, repository)), ...lookAtChanges(root)];

  const checked = await check(effects);
  findings.push(...lookAtContent(checked));
  const { backpack, ledger } = checked;
  if (backpack !== undefined) {
    findings.push(...(await lookAtKeys(backpack.issuers, ledger.facts.keys, keys)));
    const remote = repository.kind === 'repository' ? await settingOf(root, 'remote.origin.url') : undefined;
    findings.push(lookAtAddress(backpack.site, { remote, domain: domainOf(root) }));
  }
  if (repository.kind === 'repository') {
    progress('looking through the history');
    findings.push(...(await lookAtHistory(root, time)));
  }
  const inOrder = findings.toSorted((a, b) => AREAS.indexOf(a.area) - AREAS.indexOf(b.area));
  return { ok: inOrder.every(({ level }) => level !== 'problem'), findings: inOrder };
}

/** What a killed command has left to be done. */
function lookAtChanges(root: string): Finding[] {
  try {
    const purpose = unfinishedChanges(root);
    if (purpose === undefined) return [];
    const what = `\`haversack ${purpose}\` was interrupted, or is at work now.`;
    return [note('content', what, 'The next command makes the rest of it, as: haversack check')];
  } catch (error) {
    if (error instanceof HaversackError) return [problem('content', error.message, error.remedy)];
    throw error;
  }
}

/** The domain in a CNAME file of the root, which GitHub Pages reads. */
function domainOf(root: string): string | undefined {
  const text = readPlainText(join(root, 'CNAME'), 1_024);
  return text.ok ? text.value.trim() : undefined;
}
