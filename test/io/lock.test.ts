import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeLock } from '../../src/io/index.ts';
import { isLocked } from '../../src/io/lock.ts';
import { makeFolder, put, read } from '../roots.ts';
import { fingerprint } from '../sites/trees.ts';

const LOCK = '.haversack/lock';
const holder = (change: object): string =>
  JSON.stringify({ process: process.pid, started: '', host: hostname(), purpose: 'build', ...change });

describe('two commands never write to one root at once', () => {
  test('the second is refused with the first one’s name, until it is let go', () => {
    const root = makeFolder();
    const unlock = takeLock(root, 'build');
    expect(isLocked(root)).toBe(true);
    expect(() => takeLock(root, 'issue')).toThrow(
      expect.objectContaining({ code: 'locked', message: expect.stringContaining(`build, process ${process.pid}`) }),
    );
    unlock();
    expect(isLocked(root)).toBe(false);
    takeLock(root, 'issue')();
    expect(readdirSync(join(root, '.haversack'))).toEqual(['.gitignore']);
  });
  test('two roots do not know of each other', () => {
    const unlock = takeLock(makeFolder(), 'build');
    takeLock(makeFolder(), 'build')();
    unlock();
  });
  test('git never sees it', () => {
    const root = makeFolder();
    takeLock(root, 'build')();
    expect(read(root, '.haversack/.gitignore')).toBe('*\n');
  });

  const dead = spawnSync(process.execPath, ['-e', '0']).pid;
  test.each([
    ['of a dead process', holder({ process: dead })],
    ['of a process whose number is used again', holder({ started: '1' })],
    ['that is garbage', 'garbage'],
    ['that is empty', ''],
    ['without a process', '{}'],
  ])('a lock %s is taken over', (_title, text) => {
    const root = makeFolder();
    put(root, LOCK, text);
    expect(isLocked(root)).toBe(false);
    const unlock = takeLock(root, 'build');
    expect(JSON.parse(read(root, LOCK))).toMatchObject({ process: process.pid, purpose: 'build' });
    unlock();
    expect(existsSync(join(root, LOCK))).toBe(false);
  });
  test('what a dead process had half written is taken away with its lock, and nothing else', () => {
    const root = makeFolder();
    const draft = '.some.json.0123456789ab.tmp';
    for (const path of [`content/keys/${draft}`, `content/${draft}`, `notify/a/${draft}`]) put(root, path, '');
    const kept = ['content/.some.json.tmp', 'content/some.json.0123456789ab.tmp', `elsewhere/${draft}`];
    for (const path of kept) put(root, path, 'mine');
    takeLock(root, 'build')();
    expect(existsSync(join(root, `content/${draft}`)), 'nobody had died').toBe(true);
    put(root, LOCK, holder({ process: dead }));
    takeLock(root, 'build')();
    expect(Object.keys(fingerprint(root)).sort()).toEqual(['.haversack/.gitignore', ...kept].sort());
  });
  test('a lock of another machine that shares the folder counts as living', () => {
    const root = makeFolder();
    put(root, LOCK, holder({ process: dead, host: 'elsewhere' }));
    expect(isLocked(root)).toBe(true);
    expect(() => takeLock(root, 'build')).toThrow(expect.objectContaining({ code: 'locked' }));
  });
  test('a lock of a living process holds, and of a killed one does not', async () => {
    const root = makeFolder();
    const script = `const { takeLock } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/io/index.ts'))});
      takeLock(${JSON.stringify(root)}, 'build'); process.stdout.write('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((done) => child.once('exit', done));
    await Promise.race([ended, new Promise((done) => child.stdout.once('data', done))]);
    const whileAlive = isLocked(root);
    child.kill('SIGKILL');
    await ended;
    expect([whileAlive, isLocked(root)]).toEqual([true, false]);
    takeLock(root, 'issue')();
  });
  test('something else with the name .haversack is left alone', () => {
    const root = makeFolder();
    put(root, '.haversack', 'mine');
    expect(() => takeLock(root, 'build')).toThrow(expect.objectContaining({ code: 'workplace-refused' }));
    expect(read(root, '.haversack')).toBe('mine');
  });
});
