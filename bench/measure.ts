import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One run of a command as a whole process, from its start to its end. */
export interface Measured {
  readonly seconds: number;
  /** bytes; the most that the process and those it started held at one moment. Undefined outside Linux. */
  readonly peak: number | undefined;
  readonly output: string;
}

/** Milliseconds between two looks at memory. */
const INTERVAL = 20;

/**
 * Runs a program and waits for it.
 * @throws Error with its output when it does not end well
 */
export async function measure(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Measured> {
  const started = performance.now();
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  let peak: number | undefined;
  const look = (): void => {
    const held = child.pid === undefined ? undefined : heldBy(child.pid);
    if (held !== undefined) peak = Math.max(peak ?? 0, held);
  };
  const timer = setInterval(look, INTERVAL);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearInterval(timer));
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}:\n${output}`);
  return { seconds, peak, output };
}

/** Bytes of memory of a process and all that it started, as Linux tells them. */
function heldBy(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
    const threads = readdirSync(`/proc/${pid}/task`);
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return children.reduce((sum, one) => sum + (heldBy(one) ?? 0), own);
  } catch {
    return undefined;
  }
}
