import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { refuseCommittedKeys, waysOn } from '../../src/tasks/committed-keys.ts';
import { commit, init } from '../io/git/repositories.ts';
import { keyFolder, makeFolder, makeRoot, read, sealedRoot } from '../roots.ts';

afterEach(() => vi.unstubAllEnvs());

/** Puts a program named git before the real one, that leaves a trace. @returns where the trace is */
function watchGit(): string {
  const folder = makeFolder();
  const trace = join(folder, 'trace');
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho ran > ${trace}\nexit 128\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  return trace;
}

describe('the look for committed keys', () => {
  test('asks git nothing where there is no repository, or no key', async () => {
    const [sealed, keyless] = [await sealedRoot(), init(makeRoot())];
    const trace = watchGit();
    for (const root of [sealed, keyless]) expect(await refuseCommittedKeys(root)).toBeUndefined();
    expect(existsSync(trace)).toBe(false);
  });

  test('asks git where there are both, and says so when git does not tell', async () => {
    const root = init(await sealedRoot());
    const trace = watchGit();
    expect(await refuseCommittedKeys(root)).toContain('could not be looked at');
    expect(existsSync(trace)).toBe(true);
  });

  test('ends in an error that names file and key, and shows no secret', async () => {
    const root = init(await sealedRoot());
    const { publicKeyMultibase } = JSON.parse(read(root, 'content/keys/beta-1.json'));
    const text = readFileSync(join(keyFolder(root), `${publicKeyMultibase}.json`), 'utf8');
    commit(root, 'one', { 'deep/key.json': text });
    const error = await refuseCommittedKeys(root).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'key-committed',
      message: 'deep/key.json holds the private half of the key beta-1, and is staged and committed (HEAD) in git.',
    });
    expect(JSON.stringify(error) + String(error)).not.toContain('z3u2');
  });
});

describe('the ways on', () => {
  const key = { key: 'acme-1', isStaged: true, isCommitted: false };
  const ways = (...files: readonly string[]): string => waysOn(files.map((file) => ({ ...key, file })));

  test('take a file of its own out of git, and leave a public file there', () => {
    expect(ways('my.json')).toContain('git rm --cached --ignore-unmatch -- "my.json"');
    const both = ways('content/keys/acme-1.json', '../my.json', '../my.json');
    expect(both).toContain('Take the private half out of "content/keys/acme-1.json", then: git add');
    expect(both).toContain('-- "../my.json"\n');
  });

  test('speak of a key that others may have only when it is committed', () => {
    expect(ways('my.json')).not.toContain('compromise');
    expect(waysOn([{ ...key, file: 'my.json', isCommitted: true }])).toContain('haversack keys compromise acme-1');
  });
});
