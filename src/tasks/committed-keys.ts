import { visible } from '../diagnostics/index.ts';
import { mayHaveGit, type OpenRepository, openRepository, searchFiles, walk } from '../io/index.ts';
import type { CommittedKey } from '../ledger/index.ts';
import { HaversackError, PRIVATE_KEY_TEXT } from '../values/index.ts';

/**
 * Refuses to go on while git holds the private half of a key of `content/keys`, staged or in the commit that is checked
 * out. Costs nothing where there is no git or no key.
 * @returns what could not be looked at, in words; undefined when all is well
 * @throws HaversackError `key-committed`
 */
export async function refuseCommittedKeys(root: string): Promise<string | undefined> {
  if (!hasKeys(root) || !mayHaveGit(root)) return undefined;
  const repository = await openRepository(root);
  if (repository.kind === 'no-git' || repository.kind === 'no-repository') return undefined;
  if (repository.kind === 'refused') return unseen(repository.said);
  const found = await findCommittedKeys(root, repository);
  if (!found.ok) return unseen(found.said);
  if (found.keys.length === 0) return undefined;
  throw new HaversackError('key-committed', found.keys.map(sentence).join('\n'), { remedy: waysOn(found.keys) });
}

type CommittedKeys =
  | { readonly ok: true; readonly keys: readonly CommittedKey[] }
  /** git could not look; `said` are its words */
  | { readonly ok: false; readonly said: string };

/** Looks for private halves of keys in what is staged and in the commit that is checked out. */
export async function findCommittedKeys(root: string, repository: OpenRepository): Promise<CommittedKeys> {
  const search = await searchFiles(repository, PRIVATE_KEY_TEXT);
  if (!search.ok) return { ok: false, said: search.said === '' ? search.reason : search.said };
  if (search.matches.length === 0) return { ok: true, keys: [] };
  // Loaded only now: not every command needs the ledger, but every command looks.
  const { committedKeys } = await import('../ledger/index.ts');
  return { ok: true, keys: await committedKeys(root, search.matches) };
}

const unseen = (said: string): string =>
  `Whether a private key is committed could not be looked at: ${visible(said)}\n\`haversack doctor\` says what to do.`;

function hasKeys(root: string): boolean {
  const entries = walk(root, 'content/keys');
  return entries.ok && entries.value.some(({ path }) => path.endsWith('.json'));
}

function sentence({ key, file, isStaged, isCommitted }: CommittedKey): string {
  const where = [isStaged ? 'staged' : '', isCommitted ? 'committed (HEAD)' : ''].filter(Boolean).join(' and ');
  return `${visible(file)} holds the private half of the key ${visible(key)}, and is ${where} in git.`;
}

/** Whoever has seen the key can sign with it for good: taking it out is only the first step. */
export function waysOn(keys: readonly CommittedKey[]): string {
  const files = [...new Set(keys.map(({ file }) => file))];
  const publicFiles = files.filter((file) => /^content\/keys\//.test(file));
  const others = files.filter((file) => !publicFiles.includes(file));
  const ids = [...new Set(keys.map(({ key }) => visible(key)))];
  const isCommitted = keys.some((key) => key.isCommitted);
  const steps = [
    publicFiles.length > 0
      ? `Take the private half out of ${quoted(publicFiles)}, then: git add ${quoted(publicFiles)}`
      : '',
    others.length > 0 ? `Take it out of git: git rm --cached --ignore-unmatch -- ${quoted(others)}` : '',
    isCommitted ? 'Commit that: git commit' : '',
    'Keep the private half outside the repository only, where `haversack keys new` writes it.',
    isCommitted
      ? `Was it pushed, or seen by anyone? Then it signs for good, in whoever's hands: ${ids.map((id) => `haversack keys compromise ${id}`).join(', ')}`
      : '',
    isCommitted
      ? 'Was it never pushed? Then rewrite the commits that hold it (git commit --amend for the last one, git rebase -i for older ones) before you push.'
      : '',
  ].filter((step) => step !== '');
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
}

const quoted = (files: readonly string[]): string => files.map((file) => `"${visible(file)}"`).join(' ');
