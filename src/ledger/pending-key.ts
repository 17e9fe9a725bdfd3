import { createHash } from 'node:crypto';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { kindOf, unfinishedChanges, writeFileAtomically } from '../io/index.ts';
import type { PublicKey } from '../model/index.ts';
import type { KeyPair } from '../proof/index.ts';
import { HaversackError } from '../values/index.ts';
import { type KeyPlace, keyFilesOf, newKeyFile, realPath } from './key-place.ts';

/**
 * A private half whose public half is not in `content/keys` yet has a name that nobody takes for a key's. It tells the
 * final name, the repository and the public half: `<final name>.<repository>.<public half>.pending`.
 */
const PENDING = /^(?<final>.+)\.(?<repository>[0-9a-f]{16})\.(?<key>z6Mk[1-9A-HJ-NP-Za-km-z]+)\.pending$/;
/** What a process leaves that is killed while it writes one. */
const DRAFT = /^\.(?<pending>.+\.pending)\.[0-9a-f]{12}\.tmp$/;

/**
 * Writes the private half of a new key under its pending name, for its owner's eyes only.
 * {@link finishPendingKeys} gives it the final one.
 * @param root  the user's repository, where no private key may lie
 * @returns the final path
 * @throws HaversackError `key-inside-root`, `key-file-exists`
 */
export function writePendingKey(root: string, place: KeyPlace, pair: KeyPair, controller: string): string {
  const final = newKeyFile(root, place, pair.publicKeyMultibase);
  const name = `${basename(final)}.${repositoryMark(root)}.${pair.publicKeyMultibase}.pending`;
  const document = { type: 'Multikey', controller, ...pair };
  writeFileAtomically(join(dirname(final), name), `${JSON.stringify(document, null, 2)}\n`, 0o600);
  return final;
}

/**
 * Ends what a command has begun that made a key: a private half whose public half is in `content/keys` gets its final
 * name; any other of this repository goes, since nothing was ever signed with it. The caller holds the lock.
 * @param keys  all of `content/keys`
 * @returns of keys that are whole now: the public half, and the file of the private half
 * @throws HaversackError `key-file-exists`
 */
export function finishPendingKeys(
  root: string,
  place: KeyPlace,
  keys: readonly Pick<PublicKey, 'publicKeyMultibase'>[],
): ReadonlyMap<string, string> {
  const { folder } = keyFilesOf(place);
  const mark = repositoryMark(root);
  const known = new Set(keys.map(({ publicKeyMultibase }) => publicKeyMultibase));
  // A public half that is written down to come, and not there yet, is not to lose its private one.
  const mayDelete = unfinishedChanges(root) === undefined;
  const finished = new Map<string, string>();
  for (const name of kindOf(folder) === 'folder' ? readdirSync(folder).sort() : []) {
    const draft = DRAFT.exec(name)?.groups;
    const { final = '', repository, key = '' } = PENDING.exec(draft?.pending ?? name)?.groups ?? {};
    if (repository === undefined) continue;
    const file = join(folder, name);
    if (draft === undefined && known.has(key)) {
      finish(file, join(folder, final));
      finished.set(key, join(folder, final));
    } else if (repository === mark && mayDelete) rmSync(file, { force: true });
  }
  return finished;
}

function finish(file: string, final: string): void {
  if (kindOf(final) !== undefined) {
    throw new HaversackError('key-file-exists', `${final} is there already, and a key is never overwritten.`, {
      remedy: `Move it elsewhere. The key that was begun has its private half in ${file}.`,
    });
  }
  renameSync(file, final);
}

const repositoryMark = (root: string): string => createHash('sha256').update(realPath(root)).digest('hex').slice(0, 16);
