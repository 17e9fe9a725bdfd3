import type { Change } from '../../../io/index.ts';
import { listTree, readVersions, resolveCommit } from '../../../io/index.ts';
import { proveSeals } from '../../../ledger/index.ts';
import { HaversackError, isObject, parseJson } from '../../../values/index.ts';
import type { Effects } from '../../effects.ts';
import { loadBackpack, soundBackpack } from '../../load.ts';
import { MENDED } from '../../mended.ts';

/** Where sealed files wait when the default branch takes them only by pull request. */
export const LEDGER_BRANCH = 'haversack/ledger';

const CREDENTIALS = 'content/credentials';
const LEDGER = [CREDENTIALS, 'content/status'];
/** Bytes of one file of the ledger. */
const MOST = 1_048_576;

type Place = Pick<Effects, 'root' | 'today' | 'now'>;

/**
 * Credentials that wait on a branch of ours to be merged: they are not signed again. Whoever may write to the
 * repository can put anything there, so they count only when content and ledger are sound with them, and each seal
 * holds; else they are signed anew, as if the branch were not there.
 * @param head  the commit that lies in the root
 * @param tip  where the branch stands
 */
export async function waitingSeals({ root, today, now }: Place, head: string, tip: string): Promise<readonly Change[]> {
  const known = new Set((await listTree(root, head, [CREDENTIALS])).map(({ path }) => path));
  const added = (await listTree(root, tip, [CREDENTIALS])).filter(({ path }) => !known.has(path));
  if (added.length === 0 || added.some(({ mode, size }) => mode !== '100644' || size > MOST)) return [];
  const texts = await readVersions(root, [...new Set(added.map(({ id }) => id))]);
  if (!texts.ok) return [];
  const changes = added.map(({ path, id }): Change => ({ path, text: texts.value.get(id) ?? '' }));
  const loaded = loadBackpack(root, today, changes);
  if (soundBackpack(loaded, MENDED) === undefined) return [];
  const faults = await proveFiles({ today, now }, loaded, new Set(changes.map(({ path }) => path)));
  return faults.length === 0 ? changes : [];
}

/** Proves the seals of some files of the ledger. */
export function proveFiles(
  { now }: Pick<Effects, 'today' | 'now'>,
  { ledger }: ReturnType<typeof loadBackpack>,
  paths: ReadonlySet<string>,
) {
  const { facts } = ledger;
  const sealed = new Map([...facts.sealed].filter(([, { source }]) => paths.has(source.file)));
  const statusLists = facts.statusLists.filter(({ source }) => paths.has(source.file));
  const older = ledger.older.filter(({ source }) => paths.has(source.file));
  return proveSeals({ ...ledger, older, facts: { ...facts, sealed, statusLists } }, now());
}

/**
 * Status lists as the branch has them, where they say the same as those just signed: so that what waits to be merged
 * does not change under the eyes of whoever reads it.
 * @param texts  by path
 */
export async function keptLists(
  root: string,
  tip: string,
  texts: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const there = (await listTree(root, tip, ['content/status'])).filter(
    ({ path, mode, size }) => texts.has(path) && mode === '100644' && size <= MOST,
  );
  const versions = await readVersions(
    root,
    there.map(({ id }) => id),
  );
  if (!versions.ok) return new Map();
  return new Map(
    there
      .map(({ path, id }): [string, string] => [path, versions.value.get(id) ?? ''])
      .filter(([path, text]) => saysTheSame(text, texts.get(path) ?? '')),
  );
}

function saysTheSame(before: string, after: string): boolean {
  const [one, other] = [before, after].map((text) => {
    const document = parseJson(text);
    if (!document.ok || !isObject(document.value)) return undefined;
    const { proof: _proof, validFrom: _validFrom, ...said } = document.value;
    return JSON.stringify(said);
  });
  return one !== undefined && one === other;
}

/**
 * True when a branch holds these files already, on top of one commit, and nothing else: then it is left as it is.
 * @param root  the topmost folder of the repository: of what lies outside, nothing is seen
 * @param texts  by path
 */
export async function holdsExactly(root: string, tip: string, texts: ReadonlyMap<string, string>): Promise<boolean> {
  const parent = await resolveCommit(root, `${tip}^1`);
  if (parent === undefined || (await resolveCommit(root, `${tip}^2`)) !== undefined) return false;
  const [before, after] = await Promise.all([listTree(root, parent), listTree(root, tip)]);
  const old = new Map(before.map(({ path, id, mode }) => [path, `${mode} ${id}`]));
  const now = new Set(after.map(({ path }) => path));
  const changed = after.filter(({ path, id, mode }) => old.get(path) !== `${mode} ${id}`);
  const isOnly =
    changed.length === texts.size && changed.every(({ path, mode }) => texts.has(path) && mode === '100644');
  if (!isOnly || before.some(({ path }) => !now.has(path))) return false;
  const versions = await readVersions(
    root,
    changed.map(({ id }) => id),
  );
  return versions.ok && changed.every(({ path, id }) => versions.value.get(id) === texts.get(path));
}

/** @throws HaversackError `ledger-path` for what is no file of the ledger: it is never committed from here */
export function refuseOthers(paths: readonly string[]): void {
  const other = paths.find((path) => !LEDGER.some((folder) => path.startsWith(`${folder}/`)));
  if (other === undefined) return;
  throw new HaversackError('ledger-path', `${other} is no file of the ledger, and is not committed.`, {
    remedy: 'Please report this: signing should have written nothing else.',
  });
}
