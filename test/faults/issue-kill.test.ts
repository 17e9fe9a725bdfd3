import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haversack, PROGRAM, tryHaversack } from '../sites/haversack.ts';
import { fingerprint } from '../sites/trees.ts';
import { soundContent } from '../sound-content.ts';

const TODAY = '2020-07-01';
const AWARDS = 60;
const KILLS = 8;

const folder = mkdtempSync(join(tmpdir(), 'haversack-issue-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const template = join(folder, 'template');
const env = { HAVERSACK_KEY_FILE: join(folder, 'keys') };

const put = (root: string, path: string, data: string | Uint8Array): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), data);
};

/** The small sound backpack with many awards that wait, of two issuers and for two purposes. */
beforeAll(async () => {
  for (const [path, data] of Object.entries(soundContent)) put(template, path, data);
  for (let index = 1; index <= AWARDS; index++) {
    const award = {
      badge: index % 3 === 0 ? 'grade' : 'plain',
      recipient: { type: 'url', url: `https://p${index}.example.org/` },
      issuedOn: `2020-0${1 + (index % 6)}-01`,
      ...(index % 3 === 0
        ? {
            results: [
              { result: 'test', value: '72' },
              { result: 'safety', level: 'good' },
            ],
          }
        : {}),
    };
    put(template, `content/assertions/many/many-${index}.json`, JSON.stringify(award));
  }
  for (const issuer of ['acme', 'beta'])
    await haversack(['keys', 'new', issuer, '--root', template, '--today', TODAY], env);
});

let count = 0;
function freshRoot(): string {
  const root = join(folder, `root-${++count}`);
  cpSync(template, root, { recursive: true });
  return root;
}

const issueArgs = (root: string): string[] => ['issue', '--root', root, '--today', TODAY];

/** Starts `issue` and kills it after so many milliseconds. @returns whether the kill came before its end */
function killedAfter(root: string, milliseconds: number): Promise<boolean> {
  const { HAVERSACK_KEY: _key, ...inherited } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...issueArgs(root)], {
    stdio: 'ignore',
    env: { ...inherited, ...env },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise((resolve) =>
    child.once('close', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    }),
  );
}

/** Starts `issue` and kills it once so many credentials are there. @returns whether the kill came before its end */
function killedAtCount(root: string, credentials: number): Promise<boolean> {
  const { HAVERSACK_KEY: _key, ...inherited } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...issueArgs(root)], {
    stdio: 'ignore',
    env: { ...inherited, ...env },
  });
  const timer = setInterval(() => {
    if (sealedFiles(root).length >= credentials) child.kill('SIGKILL');
  }, 2);
  return new Promise((resolve) =>
    child.once('close', (_code, signal) => {
      clearInterval(timer);
      resolve(signal === 'SIGKILL');
    }),
  );
}

const sealedFiles = (root: string): string[] => {
  const at = join(root, 'content/credentials');
  try {
    return readdirSync(at, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json') && !path.includes('/.'))
      .sort();
  } catch {
    return [];
  }
};

/** Everything is sealed once, every index is given once, both lists are there, and `check` finds nothing. */
async function expectWhole(root: string): Promise<void> {
  const files = sealedFiles(root);
  const ids = files.map((path) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length));
  const waited = [
    'care-zoe',
    'grade-did',
    'plain-json',
    ...Array.from({ length: AWARDS }, (_, index) => `many-${index + 1}`),
  ];
  expect(ids.sort()).toEqual(waited.sort());
  const slots = files.map(
    (path) => JSON.parse(readFileSync(join(root, 'content/credentials', path), 'utf8')).credentialStatus.id,
  );
  expect(new Set(slots).size).toBe(waited.length);
  expect(
    readdirSync(join(root, 'content/status'))
      .filter((name) => !name.startsWith('.'))
      .sort(),
  ).toEqual(['acme-revocation-1.json', 'beta-suspension-1.json']);
  const checked = await haversack(['check', '--root', root, '--today', TODAY, '--format', 'json']);
  expect(JSON.parse(checked.stdout)).toEqual([]);
}

describe('an issue that is killed', () => {
  test(`at ${KILLS} moments leaves whole files only; the next seals the rest, and nothing twice`, async () => {
    const first = freshRoot();
    await haversack(issueArgs(first), env);
    await expectWhole(first);
    const halves: number[] = [];
    for (let attempt = 0; attempt < KILLS; attempt++) {
      const root = freshRoot();
      // Moments are counted in credentials, so that a slow machine is killed at the same ones.
      const wasKilled = await killedAtCount(root, 1 + Math.round((attempt * AWARDS) / KILLS));
      const left = fingerprint(join(root, 'content'));
      const sealed = sealedFiles(root);
      if (wasKilled) halves.push(sealed.length);
      for (const path of sealed) JSON.parse(readFileSync(join(root, 'content/credentials', path), 'utf8'));
      await haversack(issueArgs(root), env);
      const now = fingerprint(join(root, 'content'));
      for (const path of sealed) expect(now[`credentials/${path}`], path).toBe(left[`credentials/${path}`]);
      await expectWhole(root);
      expect((await haversack(issueArgs(root), env)).stderr).toContain('Nothing waits to be signed.');
    }
    // Else no kill came while it was writing, and nothing would have been tried.
    expect(
      halves.some((sealed) => sealed > 0 && sealed < AWARDS + 3),
      `sealed when killed: ${halves.join(', ')}`,
    ).toBe(true);
  }, 300_000);

  test('several times over one root ends whole all the same', async () => {
    const root = freshRoot();
    const start = performance.now();
    await haversack(issueArgs(freshRoot()), env);
    const whole = performance.now() - start;
    for (const share of [0.5, 0.6, 0.7, 0.8]) await killedAfter(root, whole * share);
    await haversack(issueArgs(root), env);
    await expectWhole(root);
  }, 120_000);
});

describe('two issues at once', () => {
  test('do not meet: one is refused, or comes after; the ledger is whole', async () => {
    const root = freshRoot();
    const both = await Promise.all([tryHaversack(issueArgs(root), env), tryHaversack(issueArgs(root), env)]);
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of both) {
      if (code === 0) continue;
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /^Another command is at work here: issue, process \d+\.\n|^Other commands are taking the lock/m,
      );
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    await expectWhole(root);
    expect(readdirSync(join(root, '.haversack'))).toEqual(['.gitignore']);
  }, 120_000);
});
