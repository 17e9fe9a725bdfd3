import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { HaversackError } from '../values/index.ts';
import type { Snapshot } from '../views/snapshot.ts';
import { environment } from './astro-process.ts';
import { copyPages } from './copy-pages.ts';
import type { Fault, FromAstro, ToAstro } from './dev-messages.ts';
import type { Output } from './outputs.ts';
import { makeRunFolder } from './run-folder.ts';

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = fileURLToPath(new URL('./astro-dev.ts', import.meta.url));
/** Problems that are shown in the page. */
const SHOWN = 20;

export interface DevServerOptions {
  /** the root of the user's repository */
  readonly root: string;
  /** the site's address; its path is the base */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** false: the next free port will do */
  readonly isStrict: boolean;
  /** told what Astro says: of pages that cannot be drawn */
  readonly said: (text: string) => void;
  /** told when the process ended without being asked to */
  readonly ended: () => void;
}

/** Astro's server in a process of its own, and what may be asked of it. */
export interface DevServer {
  readonly url: string;
  readonly port: number;
  /** Shows another state of the site, whose address must be the same. */
  readonly show: (snapshot: Snapshot, outputs: readonly Output[]) => void;
  /** Shows problems over the pages; an empty list takes them away. */
  readonly showFaults: (faults: readonly Fault[]) => void;
  /** Ends the process and takes its folder away. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts Astro in a folder of its own, with an environment that holds no key.
 * @throws HaversackError `dev-port-taken`, `dev-failed`
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const { root, url, host, port, isStrict, said, ended } = options;
  const runFolder = makeRunFolder(CHECKOUT);
  const tidy = (): void => rmSync(runFolder, { recursive: true, force: true, maxRetries: 3 });
  // Until there is a snapshot, the address alone.
  writeRun(runFolder, { site: { url } });
  copyPages(root, runFolder);
  const child = spawn(process.execPath, [PROGRAM, runFolder, CHECKOUT, host, String(port), isStrict ? 'strict' : ''], {
    cwd: runFolder,
    env: { ...environment(runFolder), NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const plain = (text: string): string => stripVTControlCharacters(text).replaceAll(`${runFolder}/`, '').trimEnd();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => said(plain(text)));
  }
  const send = (message: ToAstro): void => void (child.connected && child.send(message, () => {}));
  let outputs: ReadonlyMap<string, Output> = new Map();
  child.on('message', (message: FromAstro) => {
    if (message.kind !== 'ask') return;
    const { ask, path } = message;
    try {
      send({ kind: 'bytes', ask, bytes: outputs.get(path)?.bytes() });
    } catch (error) {
      said((error as Error).message);
      send({ kind: 'bytes', ask, bytes: undefined });
    }
  });
  let isWanted = true;
  const stop = async (): Promise<void> => {
    isWanted = false;
    send({ kind: 'stop' });
    const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
    await closed;
    clearTimeout(timer);
    tidy();
  };
  try {
    const actual = await readyPort(child);
    void closed.then(() => {
      if (isWanted) tidy();
      if (isWanted) ended();
    });
    return {
      url,
      port: actual,
      show: (snapshot, planned) => {
        outputs = new Map(planned.map((output) => [output.path, output]));
        copyPages(root, runFolder);
        writeRun(runFolder, snapshot);
        send({ kind: 'site', paths: [...outputs.keys()] });
      },
      showFaults: (faults) =>
        send({ kind: 'faults', faults: faults.slice(0, SHOWN), more: Math.max(0, faults.length - SHOWN) }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whole or not at all: Astro reads it whenever it likes. */
function writeRun(runFolder: string, snapshot: Snapshot | { readonly site: { readonly url: string } }): void {
  const cacheDir = join(runFolder, 'cache');
  const run = { snapshot, isLive: true, root: runFolder, cacheDir, publicDir: join(CHECKOUT, 'public') };
  writeFileSync(join(runFolder, 'run.new.json'), JSON.stringify(run));
  renameSync(join(runFolder, 'run.new.json'), join(runFolder, 'run.json'));
}

/** Waits until Astro listens. */
function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (message: string, code?: string): void => {
      const isTaken = code === 'EADDRINUSE' || /^Port \d+ is already in use/.test(message);
      reject(
        isTaken
          ? new HaversackError('dev-port-taken', message, { remedy: 'Name another port with --port.' })
          : new HaversackError('dev-failed', `The server could not start: ${message}`),
      );
    };
    child.once('error', ({ message }) => fail(message));
    child.once('close', (code) => fail(`its process ended (${code ?? 'killed'}).`));
    child.on('message', (message: FromAstro) => {
      if (message.kind === 'ready') resolve(message.port);
      if (message.kind === 'failed') fail(message.message, message.code);
    });
  });
}
