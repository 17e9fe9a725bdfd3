import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeRunFolder } from '../../src/publish/run-folder.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { backpack, pictures } from '../views/records.ts';

const home = mkdtempSync(join(tmpdir(), 'haversack-run-'));
const checkout = join(import.meta.dirname, '../..');
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Waits until something is so; the test's own time limit ends it otherwise. */
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the folder of one run', () => {
  test('is new each time; what dead runs left long ago is removed, and nothing else', () => {
    const dead = 2 ** 22 + 1;
    const old = new Date(Date.now() - 2 * 3_600_000);
    for (const [name, time] of [
      [`run-${dead}-old`, old],
      [`run-${dead}-new`, new Date()],
      [`run-${process.pid}-old`, old],
      ['other', old],
    ] as const) {
      mkdirSync(join(home, '.haversack', name), { recursive: true });
      utimesSync(join(home, '.haversack', name), time, time);
    }
    const [a, b] = [makeRunFolder(home), makeRunFolder(home)];
    expect(a).not.toBe(b);
    expect(readdirSync(join(home, '.haversack')).filter((name) => name.endsWith('old') || name === 'other')).toEqual([
      'other',
      `run-${process.pid}-old`,
    ]);
    expect(existsSync(join(home, '.haversack', `run-${dead}-new`))).toBe(true);
  });
});

describe('the process that draws pages', () => {
  test('ends when the one that started it is killed, and leaves nothing behind', { timeout: 60_000 }, async () => {
    mkdirSync(join(home, 'content/pages'), { recursive: true });
    const slow = `import { writeFileSync } from 'node:fs';
export const done = await new Promise((resolve) => {
  writeFileSync(process.env.HOME + '/drawing', String(process.pid));
  setTimeout(resolve, 600000);
});
`;
    writeFileSync(join(home, 'content/pages/slow.mdx'), `---\ntitle: Slow\n---\n${slow}\nHi\n`);
    writeFileSync(join(home, 'snapshot.json'), JSON.stringify(buildSnapshot(backpack(), pictures)));
    const program = `import { readFileSync } from 'node:fs';
const { renderPages } = await import(process.argv[1] + '/src/publish/astro.ts');
const snapshot = JSON.parse(readFileSync(process.argv[2] + '/snapshot.json', 'utf8'));
await renderPages({ snapshot, root: process.argv[2], outDir: process.argv[2] + '/out' });`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program, checkout, home], {
      stdio: 'inherit',
    });
    const runs = join(checkout, '.haversack');
    const own = (): string[] =>
      existsSync(runs) ? readdirSync(runs).filter((name) => name.startsWith(`run-${parent.pid}-`)) : [];
    const mark = (): string => join(runs, own()[0] ?? '', 'drawing');
    try {
      await until(() => own().length === 1 && existsSync(mark()));
      const pid = Number(readFileSync(mark(), 'utf8'));
      expect(isAlive(pid)).toBe(true);
      parent.kill('SIGKILL');
      await until(() => !isAlive(pid));
      expect(own()).toEqual([]);
    } finally {
      parent.kill('SIGKILL');
      for (const name of own()) rmSync(join(runs, name), { recursive: true, force: true });
    }
  });
});
