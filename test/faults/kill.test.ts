import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealedRoot, TODAY } from '../roots.ts';
import { haversack, PROGRAM, tryHaversack } from '../sites/haversack.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const folder = mkdtempSync(join(tmpdir(), 'haversack-kill-'));
const root = join(folder, 'site');
const dist = join(root, 'dist');
const title = (text: string): void => {
  const file = join(root, 'content/site.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${text}`));
};

let oldSite: Readonly<Record<string, string>>;
let newSite: Readonly<Record<string, string>>;

beforeAll(async () => {
  cpSync(join(await sealedRoot(), 'content'), join(root, 'content'), { recursive: true });
  title('The new site');
  await haversack(['build', '--root', root, '--today', TODAY]);
  newSite = fingerprint(dist);
  title('The old site');
  await haversack(['build', '--root', root, '--today', TODAY]);
  oldSite = fingerprint(dist);
  title('The new site');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Puts the old site back, as it was before each attempt. */
function startAgain(): void {
  rmSync(dist, { recursive: true, force: true });
  rmSync(join(root, '.haversack'), { recursive: true, force: true });
  cpSync(join(folder, 'old'), dist, { recursive: true });
}

/** Starts a build and kills it, with all that it started, after so many milliseconds. */
function killedAfter(milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, 'build', '--root', root, '--today', TODAY], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise((resolve) => child.once('close', () => resolve(clearTimeout(timer))));
}

/** Which site is there: the whole old one or the whole new one. Anything else fails. */
function siteThere(): 'old' | 'new' | 'missing' {
  if (!existsSync(dist)) return 'missing';
  const now = fingerprint(dist);
  if (differences(now, oldSite).length === 0) return 'old';
  expect(differences(now, newSite), 'neither the old site nor the new one').toEqual([]);
  return 'new';
}

describe('a build that is killed', () => {
  beforeAll(() => cpSync(dist, join(folder, 'old'), { recursive: true }));

  test('at 20 moments leaves the old site or the new one, never a mixture; the next command brings back a missing one', async () => {
    startAgain();
    const start = performance.now();
    await haversack(['build', '--root', root, '--today', TODAY]);
    const whole = performance.now() - start;
    for (let attempt = 0; attempt < 20; attempt++) {
      startAgain();
      // Golden-ratio steps spread over the whole build, differently dense at its end, where the swap is.
      const share = (attempt * 0.618034) % 1;
      await killedAfter(whole * (attempt % 4 === 3 ? 0.9 + share * 0.15 : share));
      if (siteThere() === 'missing') {
        await haversack(['check', '--root', root, '--today', TODAY]);
        expect(siteThere()).toBe('old');
      }
    }
    await haversack(['build', '--root', root, '--today', TODAY]);
    expect(siteThere()).toBe('new');
    expect(readdirSync(join(root, '.haversack')).sort()).toEqual(['.gitignore', 'cache']);
  }, 600_000);

  test('exactly between the two renames leaves none, and the next command of any kind brings the old one back', async () => {
    const program = fileURLToPath(new URL('./build-killed-between.ts', import.meta.url));
    for (const command of [['check'], ['issue', '--dry-run'], ['build']]) {
      startAgain();
      await new Promise((resolve) =>
        spawn(process.execPath, [program, root, `${TODAY}T00:00:00Z`], { stdio: 'ignore' }).once('close', resolve),
      );
      expect(siteThere()).toBe('missing');
      const ran = await tryHaversack([...command, '--root', root, '--today', TODAY]);
      expect(ran.stderr).toContain('the site of before is back');
      expect(siteThere()).toBe(command[0] === 'build' ? 'new' : 'old');
    }
  }, 120_000);

  test('is not meddled with while it is still alive', async () => {
    startAgain();
    const child = spawn(process.execPath, [PROGRAM, 'build', '--root', root, '--today', TODAY], { stdio: 'ignore' });
    const closed = new Promise((resolve) => child.once('close', resolve));
    while (!existsSync(join(root, '.haversack/lock'))) await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await tryHaversack(['build', '--root', root, '--today', TODAY]);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('Another command is at work here');
    expect(second.stderr).not.toMatch(/\n\s+at /);
    await closed;
    expect(siteThere()).toBe('new');
  });
});
