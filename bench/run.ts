import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BADGES, MORE_BADGES, SITE, TODAY, writeBackpack } from './backpack.ts';
import { measureHostile } from './hostile.ts';
import { type Measured, measure } from './measure.ts';
import { measurePictures } from './pictures.ts';
import { compareProofs, type UnsignedCredential } from './proofs.ts';
import { measureRosters, ROSTER_ROWS } from './rosters.ts';
import { printTable, type Row } from './table.ts';
import { compareVerifiers } from './verify.ts';

const HAVERSACK = fileURLToPath(new URL('../scripts/haversack.mjs', import.meta.url));

/** What a thousand assertions may cost on two cores. */
const AIMS = { check: 1.5, issue: 5, build: 15, bytes: 75_000 } as const;
/** The aims are for this many assertions; for other counts no aim is named. */
const AIM_COUNT = 1_000;

export interface BenchOptions {
  /** assertions */
  readonly count: number;
  /** how often each command is run; the median counts */
  readonly rounds: number;
  readonly print: (line: string) => void;
}

/**
 * Generates a backpack in a folder of its own and measures the commands on it, each as a whole process.
 * Prints a table; judges nothing by its exit, since other machines and other loads give other times.
 */
export async function bench({ count, rounds, print }: BenchOptions): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'haversack-bench-'));
  const root = join(home, 'root');
  try {
    writeBackpack(root, count);
    const env = { HAVERSACK_KEY_FILE: join(home, 'keys'), HAVERSACK_KEY: undefined };
    const run = (...args: string[]): Promise<Measured> =>
      measure(process.execPath, [HAVERSACK, ...args, '--root', root, '--today', TODAY], env);
    const repeat = async (before: () => void, ...args: string[]): Promise<Measured[]> => {
      const runs: Measured[] = [];
      for (let round = 0; round < rounds; round++) {
        before();
        runs.push(await run(...args));
      }
      return runs;
    };
    const remove = (path: string): void => rmSync(join(root, path), { recursive: true, force: true });
    const unseal = (): void => {
      for (const path of ['content/credentials', 'content/status']) remove(path);
    };
    const nothing = (): void => {};

    await run('keys', 'new');
    const aim = (seconds: number): number | undefined => (count === AIM_COUNT ? seconds : undefined);
    const rows: Row[] = [
      { what: 'check, nothing sealed', runs: await repeat(nothing, 'check'), aim: aim(AIMS.check) },
      { what: 'issue', runs: await repeat(unseal, 'issue'), aim: aim(AIMS.issue) },
      { what: 'check, all sealed', runs: await repeat(nothing, 'check'), aim: aim(AIMS.check) },
      { what: 'build', runs: await repeat(() => remove('dist'), 'build'), aim: aim(AIMS.build) },
    ];
    print(
      `${count} assertions of ${BADGES} badges, ${availableParallelism()} cores, Node ${process.versions.node}, median of ${rounds}\n`,
    );
    print(printTable(rows));

    await withMoreBadges(home, { count, rounds, print, env });
    await withRoster(home, { count, rounds, print, env });
    const perAssertion = bytesBelow(join(root, 'dist/assertions')) / count;
    const verdict = perAssertion <= AIMS.bytes ? 'met' : 'missed';
    print(
      `published below assertions/: ${kilo(perAssertion)} an assertion (aim ${kilo(AIMS.bytes)}: ${verdict}); ` +
        `whole site: ${kilo(bytesBelow(join(root, 'dist')) / count)} an assertion\n`,
    );
    const { sign, verify } = await compareProofs(sealedCredentials(root).slice(0, 220));
    const compared = (what: string, { ours, theirs }: { ours: number; theirs: number }): string =>
      `${what}: ${ours.toFixed(2)} ms, @digitalbazaar/vc ${theirs.toFixed(2)} ms, ratio ${(ours / theirs).toFixed(2)}`;
    print(compared('signing one credential', sign));
    print(compared('proving one credential', verify));
    await printVerifying(join(root, 'dist'), print);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface MoreBadges extends BenchOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The same with fifty badges: a first build, one that finds its pictures, and pictures alone. */
async function withMoreBadges(home: string, { count, rounds, print, env }: MoreBadges): Promise<void> {
  const root = join(home, 'more');
  writeBackpack(root, count, MORE_BADGES);
  const run = (...args: string[]): Promise<Measured> =>
    measure(process.execPath, [HAVERSACK, ...args, '--root', root, '--today', TODAY], env);
  await run('keys', 'new');
  await run('issue');
  const builds = async (before: () => void): Promise<Measured[]> => {
    const runs: Measured[] = [];
    for (let round = 0; round < rounds; round++) {
      before();
      runs.push(await run('build'));
    }
    return runs;
  };
  const cold = await builds(() => rmSync(join(root, '.haversack/cache'), { recursive: true, force: true }));
  const warm = await builds(() => {});
  print(`${count} assertions of ${MORE_BADGES} badges\n`);
  print(
    printTable([
      { what: 'build, no picture drawn before', runs: cold, aim: undefined },
      { what: 'build, pictures in the cache', runs: warm, aim: undefined },
    ]),
  );
  const { oneThread, threads, cores, cached, bytes } = await measurePictures(100);
  print(
    `pictures a second: ${oneThread.toFixed(0)} with one thread, ${threads.toFixed(0)} with ${cores}, ${cached.toFixed(0)} from the cache; ${kilo(bytes)} each\n`,
  );
}

/** One badge for everybody in a table. */
async function withRoster(home: string, { rounds, print, env }: MoreBadges): Promise<void> {
  const root = join(home, 'roster');
  const run = (...args: string[]): Promise<Measured> =>
    measure(process.execPath, [HAVERSACK, ...args, '--root', root, '--today', TODAY], env);
  const { rows, isSettled } = await measureRosters(root, rounds, run);
  print(`a table of ${ROSTER_ROWS} recipients\n`);
  print(printTable(rows));
  print(`the same table again ${isSettled ? 'changes nothing' : 'CHANGES SOMETHING'}\n`);
}

/** The verifier as people meet it: Node, the page, the other implementation, and what forgers would have it do. */
async function printVerifying(dist: string, print: (line: string) => void): Promise<void> {
  const { node, theirs, chromium, chromiumFirst, bundle } = await compareVerifiers(dist, SITE);
  const milliseconds = (time: number): string => `${time.toFixed(2)} ms`;
  print(
    `verifying one credential, key and status list included: ${milliseconds(node)} in Node, ${milliseconds(chromium)} in Chromium ` +
      `(the first, loading included, ${milliseconds(chromiumFirst)}), @digitalbazaar/vc ${milliseconds(theirs)}, ratio ${(node / theirs).toFixed(2)}`,
  );
  print(
    `scripts of the page that checks: ${kilo(bundle)} after gzip (aim 70 kB: ${bundle <= 70_000 ? 'met' : 'missed'})\n`,
  );
  const costs = measureHostile();
  const width = Math.max(...costs.map(({ what }) => what.length));
  print(`verifying what is made to cost much (aims: 5 s, 256 MB)\n`);
  for (const { what, seconds, peak } of costs) {
    const verdict = seconds <= 5 && peak <= 256_000_000 ? 'met' : 'missed';
    print(
      `${what.padEnd(width)}  ${seconds.toFixed(2).padStart(5)} s  ${String(Math.round(peak / 1e6)).padStart(4)} MB  ${verdict}`,
    );
  }
}

const kilo = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const bytesBelow = (folder: string): number => filesBelow(folder).reduce((sum, file) => sum + statSync(file).size, 0);

function sealedCredentials(root: string): UnsignedCredential[] {
  return filesBelow(join(root, 'content/credentials')).map((file) => {
    const { proof: _, ...credential } = JSON.parse(readFileSync(file, 'utf8'));
    return credential;
  });
}
