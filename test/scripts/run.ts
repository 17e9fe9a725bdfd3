import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { keyFolder, makeFolder, TODAY } from '../roots.ts';
import { PROGRAM, type Ran } from '../sites/haversack.ts';

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** another Node than the one of the tests */
  readonly node?: string;
}

/** Told when a command takes longer than a second, which on a busy machine any can. */
const PROGRESS = /^(?:reading|proving|looking|drawing|sealing|signing|verifying|holding) .*\n/gm;

/** Runs the real command with its output piped, in an environment that holds nothing but what is given. */
export function run(args: readonly string[], { cwd, env, node }: Surroundings = {}): Ran {
  const { PATH = '' } = process.env;
  const home = makeFolder();
  const { status, signal, stdout, stderr, error } = spawnSync(node ?? process.execPath, [PROGRAM, ...args], {
    cwd: cwd ?? home,
    encoding: 'utf8',
    env: { PATH, HOME: home, TMPDIR: tmpdir(), ...env },
    timeout: 60_000,
  });
  if (status === null) throw error ?? new Error(`Ended by ${signal}:\n${stderr}`);
  return { code: status, stdout, stderr: stderr.replace(PROGRESS, '') };
}

/** The same for a root, on the day of the tests, with the keys that lie beside it. */
export const runAt = (root: string, args: readonly string[], { env, ...rest }: Surroundings = {}): Ran =>
  run([...args, '--root', root, '--today', TODAY], { env: { HAVERSACK_KEY_FILE: keyFolder(root), ...env }, ...rest });
