import { type ChildProcess, spawn } from 'node:child_process';
import { TODAY } from '../roots.ts';
import { PROGRAM } from '../sites/haversack.ts';

/** `haversack dev`, running. */
export interface RunningDev {
  /** of the site's first page; ends in `/` */
  readonly address: string;
  /** all that it said on standard error so far */
  readonly said: () => string;
  readonly pid: number;
  /** As Ctrl-C does. @returns the exit code */
  readonly interrupt: () => Promise<number | null>;
}

/** Starts the real command on a free port, and waits until it says where. */
export async function startDev(root: string, env: NodeJS.ProcessEnv = {}): Promise<RunningDev> {
  const child: ChildProcess = spawn(
    process.execPath,
    [PROGRAM, 'dev', '--root', root, '--today', TODAY, '--port', '0'],
    { env: { ...process.env, NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const line = /^(http:\S+)\n/m.exec(printed)?.[1];
      if (line !== undefined) resolve(line.replace('localhost', '127.0.0.1'));
    });
    void ended.then((code) => reject(new Error(`haversack dev ended with ${code}:\n${said}`)));
  });
  return {
    address,
    said: () => said,
    pid: child.pid as number,
    interrupt: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** Milliseconds; far longer than anything takes, so that a slow machine fails nothing. */
const DEADLINE = 30_000;

/** Asks again and again until the answer is what is waited for. @throws with the last answer after the deadline */
export async function until<Answer>(ask: () => Promise<Answer>, isIt: (answer: Answer) => boolean): Promise<Answer> {
  const end = Date.now() + DEADLINE;
  for (;;) {
    // A page that is just being loaded anew cannot be asked.
    const answer = await ask().catch((error: unknown) => error as Error);
    if (!(answer instanceof Error) && isIt(answer)) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain; at last: ${answer}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
