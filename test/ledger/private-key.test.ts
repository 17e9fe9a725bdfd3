import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findSigners, type KeyPlace, keyPlaceName } from '../../src/ledger/index.ts';
import { createKeyPair, type KeyPair } from '../../src/proof/index.ts';
import { HaversackError } from '../../src/values/index.ts';
import { makeFolder } from '../roots.ts';

const pairs: readonly KeyPair[] = await Promise.all(
  [1, 2, 3].map((byte) => createKeyPair(new Uint8Array(32).fill(byte))),
);
const [one, two, three] = pairs as [KeyPair, KeyPair, KeyPair];

const place = (env: KeyPlace['env'], configFolder = join(makeFolder(), 'none')): KeyPlace => ({
  env,
  configFolder,
  platform: 'linux',
});
const document = (pair: KeyPair): string =>
  JSON.stringify({ type: 'Multikey', controller: 'did:web:example.org', ...pair });

/** Writes a key file as `keys new` would. */
function write(file: string, text: string, mode = 0o600): string {
  writeFileSync(file, text, { mode });
  chmodSync(file, mode);
  return file;
}
const folderOf = (...keys: readonly KeyPair[]): string => {
  const folder = makeFolder();
  for (const pair of keys) write(join(folder, `${pair.publicKeyMultibase}.json`), document(pair));
  return folder;
};
const found = async (where: KeyPlace, known: readonly KeyPair[] = pairs): Promise<string[]> =>
  [...(await findSigners(where, known)).keys()].sort();
const publics = (...keys: readonly KeyPair[]): string[] =>
  keys.map(({ publicKeyMultibase }) => publicKeyMultibase).sort();

describe('a key is found', () => {
  test.each([
    ['one line', one.secretKeyMultibase],
    ['white space around it', `  ${one.secretKeyMultibase}\t`],
    ['a line end behind it', `${one.secretKeyMultibase}\n`],
  ])('in HAVERSACK_KEY: %s', async (_title, text) => {
    expect(await found(place({ HAVERSACK_KEY: text }))).toEqual(publics(one));
  });
  test.each(['\n', '\r\n', '\n\n', '\r\n \r\n'])(
    'in HAVERSACK_KEY, several lines with %j between them',
    async (end) => {
      const text = `${end}${pairs.map(({ secretKeyMultibase }) => secretKeyMultibase).join(end)}${end}`;
      expect(await found(place({ HAVERSACK_KEY: text }))).toEqual(publics(...pairs));
    },
  );
  test('in HAVERSACK_KEY_FILE, a file of any name', async () => {
    const file = write(join(makeFolder(), 'signing key'), document(two));
    expect(await found(place({ HAVERSACK_KEY_FILE: file }))).toEqual(publics(two));
  });
  test('in HAVERSACK_KEY_FILE, a folder, in which other files are not looked at', async () => {
    const folder = folderOf(one, three);
    write(join(folder, 'notes.json'), 'not JSON', 0o644);
    mkdirSync(join(folder, 'more'));
    expect(await found(place({ HAVERSACK_KEY_FILE: folder }))).toEqual(publics(one, three));
  });
  test('in the folder of the configuration', async () => {
    expect(await found(place({}, folderOf(one, two)))).toEqual(publics(one, two));
  });
  test('nowhere, when that folder is not there', async () => {
    expect(await found(place({}))).toEqual([]);
    expect(await found(place({ HAVERSACK_KEY_FILE: '' }))).toEqual([]);
  });
  test('and signs what its public half verifies; keys of other repositories are passed over', async () => {
    const signers = await findSigners(place({}, folderOf(...pairs)), [two]);
    expect([...signers.keys()]).toEqual([two.publicKeyMultibase]);
    expect(signers.get(two.publicKeyMultibase)?.publicKeyMultibase).toBe(two.publicKeyMultibase);
  });
  test('HAVERSACK_KEY goes before HAVERSACK_KEY_FILE, and that before the configuration, even when empty of keys', async () => {
    const env = { HAVERSACK_KEY: one.secretKeyMultibase, HAVERSACK_KEY_FILE: folderOf(two) };
    const folder = folderOf(three);
    expect(await found(place(env, folder))).toEqual(publics(one));
    expect(await found(place({ ...env, HAVERSACK_KEY: undefined }, folder))).toEqual(publics(two));
    expect(await found(place({ HAVERSACK_KEY: '' }, folder))).toEqual([]);
    expect(keyPlaceName(place(env, folder))).toBe('HAVERSACK_KEY');
    expect(keyPlaceName(place({ HAVERSACK_KEY_FILE: '/x' }, folder))).toBe('/x');
    expect(keyPlaceName(place({}, folder))).toBe(folder);
  });
  test('by its own secret half: a wrong public half beside it says nothing', async () => {
    const file = write(
      join(makeFolder(), 'key.json'),
      JSON.stringify({ ...one, publicKeyMultibase: two.publicKeyMultibase }),
    );
    expect(await found(place({ HAVERSACK_KEY_FILE: file }))).toEqual(publics(one));
  });
});

/** All that an error could print, its cause and stack included. */
const printed = (error: unknown): string =>
  error instanceof Error
    ? [error.message, error.stack, JSON.stringify(error), (error as HaversackError).remedy, printed(error.cause)].join(
        '\n',
      )
    : String(error);

async function refusal(where: KeyPlace): Promise<HaversackError> {
  const error = await findSigners(where, pairs).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HaversackError);
  const said = printed(error);
  for (const { secretKeyMultibase } of pairs) {
    // Neither whole nor in pieces.
    for (const piece of [secretKeyMultibase, secretKeyMultibase.slice(4, 20), secretKeyMultibase.slice(-16)]) {
      expect(said).not.toContain(piece);
    }
  }
  expect((error as HaversackError).remedy).not.toBe('');
  return error as HaversackError;
}

const secret = one.secretKeyMultibase;

describe('a key file is refused', () => {
  test('that is not there', async () => {
    const file = join(makeFolder(), 'gone.json');
    const error = await refusal(place({ HAVERSACK_KEY_FILE: file }));
    expect(error.code).toBe('key-file-missing');
    expect(error.message).toContain(file);
  });
  test.each([0o644, 0o640, 0o604, 0o660, 0o620, 0o602, 0o601, 0o777])(
    'that others may read, write or run: mode %o',
    async (mode) => {
      const file = write(join(makeFolder(), 'key.json'), document(one), mode);
      const error = await refusal(place({ HAVERSACK_KEY_FILE: file }));
      expect(error.code).toBe('key-file-open');
      expect(error.remedy).toContain(`chmod 600 "${file}"`);
    },
  );
  test('that others may read, in a folder too', async () => {
    const folder = folderOf(one, two);
    chmodSync(join(folder, `${two.publicKeyMultibase}.json`), 0o644);
    expect((await refusal(place({ HAVERSACK_KEY_FILE: folder }))).code).toBe('key-file-open');
    expect((await refusal(place({}, folder))).code).toBe('key-file-open');
  });
  test('but not on Windows, which has no such bits', async () => {
    const file = write(join(makeFolder(), 'key.json'), document(one), 0o666);
    const where: KeyPlace = { ...place({ HAVERSACK_KEY_FILE: file }), platform: 'win32' };
    expect(await found(where)).toEqual(publics(one));
  });
  test('that only its owner may read is fine', async () => {
    const file = write(join(makeFolder(), 'key.json'), document(one), 0o400);
    expect(await found(place({ HAVERSACK_KEY_FILE: file }))).toEqual(publics(one));
  });
  test('that is a link, by itself and in a folder', async () => {
    const real = write(join(makeFolder(), 'key.json'), document(one));
    const folder = makeFolder();
    const link = join(folder, `${one.publicKeyMultibase}.json`);
    symlinkSync(real, link);
    expect((await refusal(place({ HAVERSACK_KEY_FILE: link }))).code).toBe('key-file-malformed');
    expect((await refusal(place({ HAVERSACK_KEY_FILE: folder }))).code).toBe('key-file-malformed');
  });
  test('that is a folder with the name of a key', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, `${one.publicKeyMultibase}.json`));
    expect((await refusal(place({}, folder))).code).toBe('key-file-malformed');
  });
  test.each([
    ['no JSON', `{"secretKeyMultibase": "${secret}"`],
    ['the bare key', secret],
    ['a list', `["${secret}"]`],
    ['empty', ''],
    ['without a secret', JSON.stringify({ type: 'Multikey', publicKeyMultibase: one.publicKeyMultibase })],
    ['with a secret that is no text', `{"secretKeyMultibase": ["${secret}"]}`],
    ['with the secret twice', `{"secretKeyMultibase":"${secret}","secretKeyMultibase":"${secret}"}`],
    ['too large', JSON.stringify({ secretKeyMultibase: secret, note: 'x'.repeat(5_000) })],
  ])('that is malformed: %s', async (_title, text) => {
    const file = write(join(makeFolder(), 'key.json'), text);
    const error = await refusal(place({ HAVERSACK_KEY_FILE: file }));
    expect(error.code).toBe('key-file-malformed');
    expect(error.message).toContain(file);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['a public key', one.publicKeyMultibase],
    ['a piece of a key', secret.slice(0, -1)],
    ['a longer key', `${secret}2`],
    ['another base', `u${secret.slice(1)}`],
    ['a letter that base58 has not', `${secret.slice(0, 10)}0${secret.slice(11)}`],
    ['a P-256 key', 'z42twTcNeSYcnqg1FLuSFs2bsGH3ZqbRHFmvS9XMsYhjxvHN'],
    ['nothing like a key', 'correct horse battery staple'],
  ];
  test.each(wrong)('whose secret is %s', async (_title, text) => {
    const file = write(join(makeFolder(), 'key.json'), JSON.stringify({ secretKeyMultibase: text }));
    const error = await refusal(place({ HAVERSACK_KEY_FILE: file }));
    expect(error.code).toBe('key-malformed');
    expect(printed(error)).not.toContain(text);
  });
  test.each(wrong)('and so is a line of HAVERSACK_KEY: %s', async (_title, text) => {
    const error = await refusal(place({ HAVERSACK_KEY: `${two.secretKeyMultibase}\n${text}` }));
    expect([error.code, error.message]).toEqual([
      'key-malformed',
      'HAVERSACK_KEY holds no Ed25519 secretKeyMultibase.',
    ]);
    expect(printed(error)).not.toContain(text);
  });
});
