import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kindOf } from '../plain-files.ts';
import { askGit } from './ask.ts';

/** What git makes of a root. */
export type Repository =
  /** there is a repository, and no `git` program to read it */
  | { readonly kind: 'no-git' }
  | { readonly kind: 'no-repository' }
  /** git does not open it: it belongs to another user, or is damaged */
  | { readonly kind: 'refused'; readonly said: string }
  | OpenRepository;

export interface OpenRepository {
  readonly kind: 'repository';
  /** absolute: its topmost folder */
  readonly top: string;
  /** where the root lies in it: empty, or as `site/` */
  readonly prefix: string;
  /** the commit that is checked out; undefined before the first */
  readonly head: string | undefined;
  /** true when the clone was cut off: older commits are not here */
  readonly isShallow: boolean;
}

/** True when a `.git` lies in the root or above it: worth a question to git. Costs a few looks at the disk. */
export function mayHaveGit(root: string): boolean {
  for (let folder = existsSync(root) ? realpathSync(root) : root; ; folder = dirname(folder)) {
    if (kindOf(join(folder, '.git')) !== undefined) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** Opens the repository of a root; whatever is in the way is a plain result. */
export async function openRepository(root: string): Promise<Repository> {
  if (!mayHaveGit(root)) return { kind: 'no-repository' };
  const asked = ['--is-inside-work-tree', '--is-shallow-repository', '--show-prefix', '--show-toplevel'];
  const answer = await askGit(root, ['rev-parse', ...asked, '--revs-only', 'HEAD']);
  if (!answer.ok) return answer.reason === 'git-missing' ? { kind: 'no-git' } : { kind: 'refused', said: answer.said };
  const [isInside, isShallow, prefix = '', top = root, head = ''] = answer.output.toString('utf8').split('\n');
  if (isInside !== 'true') return { kind: 'no-repository' };
  return {
    kind: 'repository',
    top,
    prefix,
    head: head === '' ? undefined : head,
    isShallow: isShallow === 'true',
  };
}
