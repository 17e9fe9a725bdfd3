import { askGit, pieces } from './ask.ts';

/**
 * Files whose bytes on the disk are not those of the commit that is checked out: changed, staged, new or gone.
 * @param paths  files or folders, relative to the root
 * @returns paths relative to the repository's top; undefined when git does not tell
 */
export async function uncommittedFiles(root: string, paths: readonly string[]): Promise<readonly string[] | undefined> {
  const shown = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=all', '--ignore-submodules=all'];
  const answer = await askGit(root, ['status', ...shown, '--', ...paths]);
  return answer.ok ? pieces(answer.output).map((line) => line.slice(3)) : undefined;
}

/**
 * Files that git keeps below the paths given.
 * @returns paths relative to the root; undefined when git does not tell
 */
export async function trackedFiles(root: string, paths: readonly string[]): Promise<readonly string[] | undefined> {
  const answer = await askGit(root, ['ls-files', '-z', '--', ...paths]);
  return answer.ok ? pieces(answer.output) : undefined;
}

/** Those of the paths that git passes over, because an ignore file says so. */
export async function ignoredPaths(root: string, paths: readonly string[]): Promise<readonly string[] | undefined> {
  const input = paths.map((path) => `${path}\0`).join('');
  const answer = await askGit(root, ['check-ignore', '-z', '--stdin'], { ends: [0, 1], input });
  return answer.ok ? pieces(answer.output) : undefined;
}

/** Attributes of one path, as `.gitattributes` files give them: `set`, `unset`, `unspecified` or a value. */
export async function attributesOf(
  root: string,
  path: string,
  names: readonly string[],
): Promise<Readonly<Record<string, string>> | undefined> {
  const answer = await askGit(root, ['check-attr', '-z', ...names, '--', path]);
  if (!answer.ok) return undefined;
  const parts = pieces(answer.output);
  return Object.fromEntries(names.map((name, index) => [name, parts[index * 3 + 2] ?? 'unspecified']));
}

/** One setting of the repository and its user; undefined when it is not set. */
export async function settingOf(root: string, name: string): Promise<string | undefined> {
  const answer = await askGit(root, ['config', '-z', '--get', name], { ends: [0, 1] });
  return answer.ok ? pieces(answer.output)[0] : undefined;
}
