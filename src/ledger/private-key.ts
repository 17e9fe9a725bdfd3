import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { kindOf, readPlainText } from '../io/index.ts';
import type { PublicKey } from '../model/index.ts';
import { createSigner, type Signer } from '../proof/index.ts';
import { HaversackError, isObject, parseJson } from '../values/index.ts';
import { type KeyPlace, listKeyFiles } from './key-place.ts';

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
  for (const { signer } of await readPrivateKeys(place))
    if (known.has(signer.publicKeyMultibase)) found.set(signer.publicKeyMultibase, signer);
  return found;
}

/**
 * The private half of one key as text, to be stored as a secret elsewhere. `keys export` alone asks for it; whoever
 * gets it prints it, and does nothing else with it.
 * @returns `secretKeyMultibase`; undefined when it is not on this machine
 * @throws HaversackError as {@link findSigners}
 */
export async function exportPrivateKey(
  place: KeyPlace,
  { publicKeyMultibase }: Pick<PublicKey, 'publicKeyMultibase'>,
): Promise<string | undefined> {
  const all = await readPrivateKeys(place);
  return all.find(({ signer }) => signer.publicKeyMultibase === publicKeyMultibase)?.secret;
}

/** Every private key of the place, each told by the public half that belongs to it. */
async function readPrivateKeys(place: KeyPlace): Promise<{ readonly secret: string; readonly signer: Signer }[]> {
  const found: { readonly secret: string; readonly signer: Signer }[] = [];
  for (const { from, secret } of readSecrets(place)) {
    try {
      found.push({ secret, signer: await createSigner(secret) });
    } catch (cause) {
      throw new HaversackError('key-malformed', `${from} holds no Ed25519 secretKeyMultibase.`, {
        remedy: 'Make a key with `haversack keys new`, or copy the right file here.',
        cause,
      });
    }
  }
  return found;
}

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
    return listKeyFiles(place.configFolder).map((file) => readKeyFile(file, place.platform));
  }
  const file = resolve(HAVERSACK_KEY_FILE);
  if (kindOf(file) === 'folder') return listKeyFiles(file).map((one) => readKeyFile(one, place.platform));
  return [readKeyFile(file, place.platform)];
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
