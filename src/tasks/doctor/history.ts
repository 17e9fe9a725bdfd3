import { visible } from '../../diagnostics/index.ts';
import { type FormerKey, findFormerKeys } from '../../ledger/index.ts';
import { type Finding, note, ok, problem } from './finding.ts';

/** Looks for private halves in everything that git stores, as far as the time goes. */
export async function lookAtHistory(root: string, time: AbortSignal): Promise<Finding[]> {
  const found = await findFormerKeys(root, time);
  if (!found.ok) {
    const what = `The history could not be looked through: ${visible(found.said)}`;
    return [note('history', what, 'Run `git fsck` here, and mend what it says.')];
  }
  const keys = new Map(found.keys.map((key) => [`${key.key} ${key.commit}`, key]));
  const findings = [...keys.values()].map(tell);
  const all = `${found.of} versions of files and messages`;
  const large = found.large === 0 ? '' : `; ${found.large} larger than 1 MB were not looked at`;
  if (found.done < found.of) {
    const what = `Looked for private keys in ${found.done} of ${all}.`;
    findings.push(note('history', what, 'For all of them: haversack doctor --deep'));
  } else if (findings.length === 0) findings.push(ok('history', `No private key in ${all}${large}.`));
  return findings;
}

function tell({ key, commit, file }: FormerKey): Finding {
  const where = commit === undefined ? 'in what git has not thrown away yet' : `since commit ${commit}`;
  const what = file === undefined ? 'a message' : visible(file);
  return problem(
    'history',
    `The private half of ${visible(key)} is in the history: ${what}, ${where}.`,
    `Was it ever pushed? haversack keys compromise ${visible(key)}. If not: rewrite the history, then git gc --prune=now`,
  );
}
