import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const PROGRAM = fileURLToPath(new URL('../../scripts/haversack.mjs', import.meta.url));

const execute = promisify(execFile);

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command; @throws with its output when it does not end well. */
export async function haversack(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const ran = await tryHaversack(args, env);
  if (ran.code !== 0)
    throw new Error(`haversack ${args.join(' ')} ended with ${ran.code}:\n${ran.stdout}${ran.stderr}`);
  return ran;
}

/** Runs the real command, however it ends. */
export async function tryHaversack(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const { HAVERSACK_KEY: _key, HAVERSACK_KEY_FILE: _file, ...inherited } = process.env;
  try {
    const { stdout, stderr } = await execute(process.execPath, [PROGRAM, ...args], {
      env: { ...inherited, NO_COLOR: '1', ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout: string; stderr: string };
    if (typeof code !== 'number') throw error;
    return { code, stdout, stderr };
  }
}
