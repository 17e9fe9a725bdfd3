import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRepository, searchFiles } from '../../src/io/index.ts';
import { committedKeys, findFormerKeys } from '../../src/ledger/index.ts';
import { createKeyPair } from '../../src/proof/index.ts';
import { PRIVATE_KEY_TEXT } from '../../src/values/index.ts';
import { commit, git, init } from '../io/git/repositories.ts';
import { edit, keyFolder, put, read, remove, sealedRoot } from '../roots.ts';

const other = await createKeyPair(new Uint8Array(32).fill(7));

/** The private half of a key of a root, as text of a key file. */
function privateHalf(root: string, key: string): string {
  const { publicKeyMultibase } = JSON.parse(read(root, `content/keys/${key}.json`));
  return readFileSync(join(keyFolder(root), `${publicKeyMultibase}.json`), 'utf8');
}

async function find(root: string): Promise<string[]> {
  const repository = await openRepository(root);
  if (repository.kind !== 'repository') throw new Error(repository.kind);
  const found = await searchFiles(repository, PRIVATE_KEY_TEXT);
  if (!found.ok) throw new Error(found.said);
  const keys = await committedKeys(root, found.matches);
  return keys.map(({ key, file, isStaged, isCommitted }) =>
    [key, file, isStaged && 'staged', isCommitted && 'committed'].filter(Boolean).join(' '),
  );
}

describe('the private half of a key of content/keys is found', () => {
  test('staged, committed, and in the commit alone', async () => {
    const root = init(await sealedRoot());
    commit(root, 'one');
    expect(await find(root)).toEqual([]);
    put(root, 'my key.json', privateHalf(root, 'acme-1'));
    expect(await find(root)).toEqual([]);
    git(root, ['add', 'my key.json']);
    expect(await find(root)).toEqual(['acme-1 my key.json staged']);
    commit(root, 'two');
    expect(await find(root)).toEqual(['acme-1 my key.json staged committed']);
    git(root, ['rm', '--cached', '--quiet', 'my key.json']);
    expect(await find(root)).toEqual(['acme-1 my key.json committed']);
    remove(root, 'my key.json');
    commit(root, 'three');
    expect(await find(root)).toEqual([]);
  });

  test('in any text, as a line of a workflow', async () => {
    const root = init(await sealedRoot());
    const { secretKeyMultibase } = JSON.parse(privateHalf(root, 'beta-1'));
    commit(root, 'one', { '.github/ci.yml': `env:\n  HAVERSACK_KEY: "x${secretKeyMultibase}y"\n` });
    expect(await find(root)).toEqual(['beta-1 .github/ci.yml staged committed']);
  });

  test('in the public file itself, whatever key it is', async () => {
    const root = init(await sealedRoot());
    edit(root, 'content/keys/acme-1.json', '"issuer"', `"secretKeyMultibase": "${other.secretKeyMultibase}", "issuer"`);
    commit(root, 'one');
    expect(await find(root)).toEqual(['acme-1 content/keys/acme-1.json staged committed']);
  });
});

test('a key of another repository, and what only looks like a key, are no business of this one', async () => {
  const root = init(await sealedRoot());
  commit(root, 'one', { 'other.json': JSON.stringify(other), text: `z3u2${'1'.repeat(44)}` });
  expect(await find(root)).toEqual([]);
});

describe('in the history', () => {
  test('it is found when it is gone, with commit and file, and told once for each version', async () => {
    const root = init(await sealedRoot());
    commit(root, 'one');
    const second = commit(root, 'two', { 'keys/acme.json': privateHalf(root, 'acme-1') });
    remove(root, 'keys/acme.json');
    commit(root, 'three', { 'other.json': JSON.stringify(other) });
    const found = await findFormerKeys(root, new AbortController().signal);
    expect(found).toMatchObject({
      ok: true,
      keys: [{ key: 'acme-1', commit: second.slice(0, 10), file: 'keys/acme.json' }],
      large: 0,
    });
    expect(JSON.stringify(found)).not.toContain('z3u2');
  });
});

test('the keys of the tests are private halves, so that finding none means something', async () => {
  const root = await sealedRoot();
  const files = readdirSync(keyFolder(root));
  expect(files).toHaveLength(2);
  for (const file of files) expect(readFileSync(join(keyFolder(root), file), 'utf8')).toContain('z3u2');
});
