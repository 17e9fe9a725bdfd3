import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../src/tasks/check.ts';
import { effectsOf } from '../roots.ts';
import { haversack, PROGRAM } from '../sites/haversack.ts';
import { fingerprint } from '../sites/trees.ts';
import { soundContent } from '../sound-content.ts';

const TODAY = '2020-07-01';
/** Of each command; spread over the time that it takes. */
const KILLS = 6;
const ROWS = 300;
const AWAITING = 40;
const TO = 'https://badges.acme.example/';

const folder = mkdtempSync(join(tmpdir(), 'haversack-commands-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const template = join(folder, 'template');
const table = join(folder, 'course.csv');

const put = (root: string, path: string, data: string | Uint8Array): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), data);
};

/** A root and the private keys beside it. */
interface Place {
  readonly root: string;
  readonly keys: string;
}

const environment = ({ keys }: Place): Record<string, string> => ({ HAVERSACK_KEY_FILE: keys });
const run = (place: Place, args: readonly string[]) =>
  haversack([...args, '--root', place.root, '--today', TODAY], environment(place));

/** The small sound backpack, sealed but for some awards that wait. */
beforeAll(async () => {
  const place = { root: template, keys: `${template}-keys` };
  for (const [path, data] of Object.entries(soundContent)) put(template, path, data);
  for (const issuer of ['acme', 'beta']) await run(place, ['keys', 'new', issuer]);
  await run(place, ['issue']);
  for (let index = 1; index <= AWAITING; index++) {
    const recipient = { type: 'url', url: `https://p${index}.example.org/` };
    const award = JSON.stringify({ badge: 'plain', recipient, issuedOn: '2020-05-01' });
    put(template, `content/assertions/many/many-${index}.json`, award);
  }
  const rows = Array.from({ length: ROWS }, (_, index) => `p${index + 1}@example.org,Person ${index + 1},2020-06-01`);
  writeFileSync(table, ['E-mail,Name,Date', ...rows, ''].join('\n'));
}, 60_000);

let count = 0;
function freshPlace(): Place {
  const root = join(folder, `root-${++count}`);
  const keys = `${root}-keys`;
  cpSync(template, root, { recursive: true });
  cpSync(`${template}-keys`, keys, { recursive: true });
  return { root, keys };
}

/** Starts a command and kills it after so many milliseconds. @returns whether the kill came before its end */
function killedAfter(place: Place, args: readonly string[], milliseconds: number): Promise<boolean> {
  const { HAVERSACK_KEY: _key, ...inherited } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args, '--root', place.root, '--today', TODAY], {
    stdio: 'ignore',
    env: { ...inherited, ...environment(place) },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise((resolve) =>
    child.once('close', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    }),
  );
}

const filesIn = (root: string, path: string): string[] =>
  existsSync(join(root, path))
    ? readdirSync(join(root, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(root, path).length + 1))
        .sort()
    : [];
const text = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const json = (root: string, path: string) => JSON.parse(text(root, path));

/** How many awards there are, who was told, and that nothing is there twice. */
function awards({ root }: Place): unknown {
  const rosters = filesIn(root, 'content/assertions').filter((file) => file.endsWith('.csv'));
  const rows = rosters.flatMap((file) => text(root, `content/assertions/${file}`).trim().split('\n').slice(1));
  const told = filesIn(root, 'notify').filter((file) => file.endsWith('.csv'));
  return {
    rosters: rosters.length,
    rows: rows.length,
    ids: new Set(rows.map((row) => row.split(',')[0])).size,
    names: rows.map((row) => /Person \d+/.exec(row)?.[0]),
    told: told.map((file) => text(root, `notify/${file}`).match(/p\d+@example\.org/g)),
  };
}

/** Which credentials there are, and how many places of status lists they take. */
function seals({ root }: Place): unknown {
  const files = filesIn(root, 'content/credentials');
  const slots = files.map((file) => json(root, `content/credentials/${file}`).credentialStatus.id);
  return { files, slots: new Set(slots).size, lists: filesIn(root, 'content/status') };
}

/** The keys, each with what became of it, and whether each has its private half and no half is alone. */
function keys({ root, keys: place }: Place): unknown {
  const halves = filesIn(place, '').filter((file) => !file.endsWith('.lock'));
  const known = filesIn(root, 'content/keys').map((file) => ({ file, ...json(root, `content/keys/${file}`) }));
  return {
    known: known.map(({ file, retired }) => [file, retired !== undefined]),
    halves: halves.length,
    alone: known.filter(({ publicKeyMultibase }) => !halves.includes(`${publicKeyMultibase}.json`)).length,
  };
}

const bytes = ({ root }: Place): unknown => fingerprint(join(root, 'content'));

const left = join(folder, 'left');

interface Case {
  readonly args: (place: Place) => readonly string[];
  /** what an undisturbed run and an interrupted one must have in common */
  readonly ends: readonly ((place: Place) => unknown)[];
}

const cases: Readonly<Record<string, Case>> = {
  award: { args: () => ['award', 'plain', '--csv', table, '--yes'], ends: [awards] },
  issue: { args: () => ['issue'], ends: [seals] },
  revoke: { args: () => ['revoke', 'care-zoe', '--reason', 'Asked for it.'], ends: [bytes] },
  'keys rotate': { args: () => ['keys', 'rotate', 'acme'], ends: [keys] },
  move: {
    args: ({ root }) => ['move', '--to', TO, '--farewell', `${left}-${root.split('-').at(-1)}`],
    ends: [bytes, ({ root }) => Object.keys(fingerprint(`${left}-${root.split('-').at(-1)}`)).sort()],
  },
};

describe.each(Object.entries(cases))('%s, killed at any moment and given again', (name, { args, ends }) => {
  test(`${KILLS} times, ends as if it had not been disturbed`, async () => {
    const calm = freshPlace();
    const start = performance.now();
    await run(calm, args(calm));
    const whole = performance.now() - start;
    const expected = ends.map((end) => end(calm));
    const once = bytes(calm);
    await run(calm, args(calm));
    expect(bytes(calm), 'given again without having been disturbed').toEqual(once);
    let interrupted = 0;
    for (let attempt = 0; attempt < KILLS; attempt++) {
      const place = freshPlace();
      // Half of what a command does is starting Node: what it does to files comes after.
      const share = 0.35 + (0.65 * (attempt + Math.random())) / KILLS;
      if (await killedAfter(place, args(place), whole * share)) interrupted++;
      await run(place, args(place));
      expect(
        ends.map((end) => end(place)),
        `${name}, killed at ${Math.round(share * 100)} %`,
      ).toEqual(expected);
      const { diagnostics } = await check(effectsOf(place.root));
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
    expect(interrupted, 'kills that came in time').toBeGreaterThan(0);
  }, 180_000);
});
