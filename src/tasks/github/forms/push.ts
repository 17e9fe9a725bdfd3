import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '../../../diagnostics/index.ts';
import { FORM_MARK, type GitHub } from '../../../github/index.ts';
import { commitFiles, extractTree, fetchRef, push } from '../../../io/index.ts';
import { HaversackError } from '../../../values/index.ts';
import type { Effects } from '../../effects.ts';
import { readTip } from '../branches.ts';
import { openPull, type Pull, setStatus } from '../pulls.ts';
import { writeForms } from './forms.ts';

export type PushFormsResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      /** forms that say something else now; a form that was taken away stays away */
      readonly changed: readonly string[];
      /** how they come to the default branch: by a push, or by a pull request where a rule wants one */
      readonly how: 'same' | 'pushed' | Pull;
    };

/** The branch on which forms are proposed where nothing may be pushed to the default branch. */
export const FORMS_BRANCH = 'haversack/forms';
const FOLDER = '.github/ISSUE_TEMPLATE';
const TRIES = 5;
const TITLE = 'Issue forms with the badges of today';

/**
 * Keeps the issue forms of the default branch up to date with its badges, without a copy of it on a desk.
 * @param branch  the default branch
 * @throws HaversackError `git-unreachable`, `github-refused`, `github-unreachable`, `branch-moving`
 */
export async function pushForms(
  effects: Pick<Effects, 'root' | 'today' | 'now'> & { readonly github: GitHub },
  branch: string,
): Promise<PushFormsResult> {
  const { root, now } = effects;
  for (let go = 0; go < TRIES; go++) {
    const head = await fetchRef(root, `refs/heads/${branch}`);
    if (head === undefined) break;
    const forms = await formsAt(effects, head);
    if (!forms.ok) return forms;
    const { files } = forms;
    const changed = files.map(({ path }) => path);
    if (files.length === 0) return { ok: true, changed, how: 'same' };
    const commit = await commitFiles(root, { parent: head, files, message: `${TITLE}\n`, date: now() });
    const pushed = await push(root, commit, branch);
    if (pushed.kind === 'pushed') return { ok: true, changed, how: 'pushed' };
    if (pushed.kind === 'ruled') return { ok: true, changed, how: await offerForms(effects, branch, commit, head) };
  }
  throw new HaversackError('branch-moving', `The branch ${branch} is moved by others again and again.`, {
    remedy: 'Run the workflow again.',
  });
}

type Forms =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: true; readonly files: readonly { readonly path: string; readonly data: string }[] };

/** The forms of a commit that should say something else. */
async function formsAt({ root, today }: Pick<Effects, 'root' | 'today'>, commit: string): Promise<Forms> {
  const folder = mkdtempSync(join(tmpdir(), 'haversack-forms-'));
  try {
    const there = (await extractTree(root, commit, folder, ['content', FOLDER])).filter((path) => isForm(folder, path));
    const written = writeForms({ root: folder, today }, false);
    if (!written.ok) return written;
    const changed = written.changed.filter((path) => there.includes(path));
    return { ok: true, files: changed.map((path) => ({ path, data: readFileSync(join(folder, path), 'utf8') })) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isForm = (folder: string, path: string): boolean =>
  path.startsWith(`${FOLDER}/`) && readFileSync(join(folder, path), 'utf8').startsWith(FORM_MARK);

/** Proposes them, in place of what we proposed before; a branch to which somebody has committed stays as it is. */
async function offerForms(
  { root, github }: { readonly root: string; readonly github: GitHub },
  base: string,
  commit: string,
  head: string,
): Promise<Pull> {
  const tip = await readTip(root, FORMS_BRANCH);
  const text = {
    title: TITLE,
    body: 'The badges that can be awarded have changed: with this, the issue forms offer those of today. Nothing else is changed.',
  };
  if (tip !== undefined && (!tip.isOurs || tip.parents[0] === head)) return openPull(github, FORMS_BRANCH, base, text);
  const pushed = await push(root, commit, FORMS_BRANCH, { lease: tip?.id ?? null });
  if (pushed.kind !== 'pushed')
    throw new HaversackError('branch-moving', `The branch ${FORMS_BRANCH} could not be pushed.`, {
      remedy: 'Run the workflow again; if this comes again, delete that branch.',
    });
  const { serverUrl, repository } = github;
  await setStatus(github, commit, 'success', 'Only issue forms are changed.', `${serverUrl}/${repository}`);
  return openPull(github, FORMS_BRANCH, base, text);
}
