import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { kindOf, readPlainText, writeFileAtomically } from '../io/index.ts';
import type { PublicKey } from '../model/index.ts';
import { createSigner, type KeyPair, type Signer } from '../proof/index.ts';
import { HaversackError, isObject, parseJson } from '../values/index.ts';

/** What is needed of the machine to find a key; the only place of Haversack where a private key is read. */
export interface KeyPlace {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** the user's configuration folder of Haversack, outside every repository */
  readonly configFolder: string;
  readonly platform: string;
}

const KEY_FILE_BYTES = 4_096;

/**
 * Finds the private halves of known public keys: in `HAVERSACK_KEY`, one `secretKeyMultibase` a line; else in
 * `HAVERSACK_KEY_FILE`, a file or a folder; else in the folder of the user's configuration. Each is told by its
 * public half; keys of other repositories are passed over.
 * @returns signers by `publicKeyMultibase`
 * @throws HaversackError `key-file-missing`, `key-file-open` (readable by others), `key-file-malformed`,
 *   `key-malformed`; no message repeats a key
 */
export async function findSigners(
  place: KeyPlace,
  keys: readonly Pick<PublicKey, 'publicKeyMultibase'>[],
): Promise<ReadonlyMap<string, Signer>> {
  const known = new Set(keys.map(({ publicKeyMultibase }) => publicKeyMultibase));
  const found = new Map<string, Signer>();
  for (const { from, secret } of readSecrets(place)) {
    let signer: Signer;
    try {
      signer = await createSigner(secret);
    } catch (cause) {
      throw new HaversackError('key-malformed', `${from} holds no Ed25519 secretKeyMultibase.`, {
        remedy: 'Make a key with `haversack keys new`, or copy the right file here.',
        cause,
      });
    }
    if (known.has(signer.publicKeyMultibase)) found.set(signer.publicKeyMultibase, signer);
  }
  return found;
}

/** How the private half of a key looks wherever it stands: header 0x8026 in base58. */
export const PRIVATE_KEY = { holds: 'z3u2', pattern: /z3u2[1-9A-HJ-NP-Za-km-z]{44,}/g } as const;

/** The public halves of private keys that stand in a text; what only looks like a key has none. */
export async function publicHalvesIn(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { index } of text.matchAll(/z3u2/g)) {
    const signer = await createSigner(text.slice(index, index + 48)).catch(() => undefined);
    if (signer !== undefined) found.push(signer.publicKeyMultibase);
  }
  return found;
}

/** Where keys are looked for, in words. */
export function keyPlaceName({ env, configFolder }: KeyPlace): string {
  if (env.HAVERSACK_KEY !== undefined) return 'HAVERSACK_KEY';
  return env.HAVERSACK_KEY_FILE || configFolder;
}

function readSecrets(place: KeyPlace): { readonly from: string; readonly secret: string }[] {
  const { HAVERSACK_KEY, HAVERSACK_KEY_FILE } = place.env;
  if (HAVERSACK_KEY !== undefined) {
    return HAVERSACK_KEY.split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((secret) => ({ from: 'HAVERSACK_KEY', secret }));
  }
  if (!HAVERSACK_KEY_FILE) {
    return keyFiles(place.configFolder).map((file) => readKeyFile(file, place.platform));
  }
  const file = resolve(HAVERSACK_KEY_FILE);
  if (kindOf(file) === 'folder') return keyFiles(file).map((one) => readKeyFile(one, place.platform));
  return [readKeyFile(file, place.platform)];
}

function keyFiles(folder: string): string[] {
  if (kindOf(folder) !== 'folder') return [];
  return readdirSync(folder)
    .filter((name) => /^z6Mk[1-9A-HJ-NP-Za-km-z]+\.json$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function readKeyFile(file: string, platform: string): { readonly from: string; readonly secret: string } {
  const kind = kindOf(file);
  if (kind === undefined) {
    throw new HaversackError('key-file-missing', `The key file ${file} is not there.`, {
      remedy: 'Correct HAVERSACK_KEY_FILE, or make a key with `haversack keys new`.',
    });
  }
  // Windows has no such bits: there the folder of the user's profile keeps others out.
  if (kind === 'file' && platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new HaversackError('key-file-open', `The key file ${file} can be read by other users.`, {
      remedy: `Close it: chmod 600 "${file}". If others used this machine, mark the key compromised and make another.`,
    });
  }
  const text = readPlainText(file, KEY_FILE_BYTES);
  const document = text.ok ? parseJson(text.value) : text;
  const secret = document.ok && isObject(document.value) ? document.value.secretKeyMultibase : undefined;
  if (typeof secret === 'string') return { from: file, secret };
  throw new HaversackError('key-file-malformed', `The key file ${file} is no JSON Multikey with secretKeyMultibase.`, {
    remedy: 'Copy the right file here, or make a key with `haversack keys new`.',
  });
}

/**
 * Keeps the private half of a new key: a file of its own, for its owner's eyes only.
 * @param root  the user's repository, where no private key may lie
 * @returns the file's path
 * @throws HaversackError `key-inside-root`, `key-file-exists`
 */
export function writePrivateKey(
  root: string,
  { env, configFolder }: KeyPlace,
  pair: KeyPair,
  controller: string,
): string {
  const given = env.HAVERSACK_KEY_FILE ? resolve(env.HAVERSACK_KEY_FILE) : configFolder;
  const isFile = /\.json$/i.test(given);
  const path = isFile ? given : join(given, `${pair.publicKeyMultibase}.json`);
  const way = relative(realPath(root), realPath(path));
  if (!/^\.\.(?:$|[/\\])/.test(way) && !isAbsolute(way)) {
    throw new HaversackError('key-inside-root', `${path} lies inside the repository, where a key is soon committed.`, {
      remedy: 'Name a file or folder outside of it in HAVERSACK_KEY_FILE, or leave that unset.',
    });
  }
  if (kindOf(path) !== undefined) {
    throw new HaversackError('key-file-exists', `${path} is there already, and a key is never overwritten.`, {
      remedy: 'Name another file or folder in HAVERSACK_KEY_FILE.',
    });
  }
  const document = { type: 'Multikey', controller, ...pair };
  writeFileAtomically(path, `${JSON.stringify(document, null, 2)}\n`, 0o600);
  return path;
}

/** A path with its links resolved, as far as it exists. */
function realPath(path: string): string {
  const absolute = resolve(path);
  const above = dirname(absolute);
  return existsSync(absolute) || above === absolute
    ? realpathSync(absolute)
    : join(realPath(above), basename(absolute));
}
