import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { type Diagnostic, visible } from '../../diagnostics/index.ts';
import { HaversackError } from '../../values/index.ts';
import type { Snapshot } from '../../views/snapshot.ts';
import { faultOfPage, wrongFrontMatter } from '../astro.ts';
import type { AstroFault } from '../astro-fault.ts';
import { environment } from '../astro-process.ts';
import { copyPages } from '../copy-pages.ts';
import type { Output } from '../outputs.ts';
import { makeRunFolder } from '../run-folder.ts';
import type { Fault, FromAstro, ToAstro } from './messages.ts';

const CHECKOUT = fileURLToPath(new URL('../../../', import.meta.url));
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
  /** told why a page of the maintainers' own could not be drawn */
  readonly pageFailed: (diagnostic: Diagnostic) => void;
  /** told what else comes out of the process: what such a page prints */
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
export const startDevServer = (options: DevServerOptions): Promise<DevServer> => launch(options, undefined);

/** @param wrong  the fault of a page that stopped Astro's start; then it starts without pages, which come later */
async function launch(options: DevServerOptions, wrong: Diagnostic | undefined): Promise<DevServer> {
  const { root, url, host, port, isStrict, pageFailed, said, ended } = options;
  const runFolder = makeRunFolder(CHECKOUT);
  const tidy = (): void => rmSync(runFolder, { recursive: true, force: true, maxRetries: 3 });
  // Until there is a snapshot, the address alone.
  writeRun(runFolder, { site: { url } });
  if (wrong === undefined) copyPages(root, runFolder);
  const child = spawn(process.execPath, [PROGRAM, runFolder, CHECKOUT, host, String(port), isStrict ? 'strict' : ''], {
    cwd: runFolder,
    env: { ...environment(runFolder), NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => said(stripVTControlCharacters(text).trimEnd()));
  }
  const send = (message: ToAstro): void => void (child.connected && child.send(message, () => {}));
  let outputs: ReadonlyMap<string, Output> = new Map();
  child.on('message', (message: FromAstro) => {
    if (message.kind === 'page-failed') {
      const fault = explain(message.fault, runFolder, pageFailed);
      send({ kind: 'page-fault', fault, isEverywhere: false });
    }
    if (message.kind === 'front-matter') {
      const diagnostic = wrongFrontMatter(message.message);
      pageFailed(diagnostic);
      send({ kind: 'page-fault', fault: shownFault(diagnostic), isEverywhere: true });
    }
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
    const started = await whenStarted(child);
    if ('fault' in started) {
      const diagnostic = faultOfPage(started.fault, runFolder, CHECKOUT);
      await stop();
      if (wrong === undefined) return launch(options, diagnostic);
      throw new HaversackError('dev-failed', diagnostic.message);
    }
    let told = wrong;
    void closed.then(() => {
      if (isWanted) tidy();
      if (isWanted) ended();
    });
    return {
      url,
      port: started.port,
      show: (snapshot, planned) => {
        outputs = new Map(planned.map((output) => [output.path, output]));
        const havePagesChanged = copyPages(root, runFolder);
        writeRun(runFolder, snapshot);
        send({ kind: 'site', paths: [...outputs.keys()], havePagesChanged });
        if (told === undefined) return;
        pageFailed(told);
        send({ kind: 'page-fault', fault: shownFault(told), isEverywhere: true });
        told = undefined;
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

/** A page's fault in the build's own words; what is not the page's is said as it is. */
function explain(fault: AstroFault, runFolder: string, pageFailed: (diagnostic: Diagnostic) => void): Fault {
  try {
    const diagnostic = faultOfPage(fault, runFolder, CHECKOUT);
    pageFailed(diagnostic);
    return shownFault(diagnostic);
  } catch (error) {
    if (!(error instanceof HaversackError)) throw error;
    return { place: '', message: visible(error.message), remedy: visible(error.remedy), frame: '' };
  }
}

/** A diagnostic as the page shows it. */
export const shownFault = ({ file, line, column, field, message, remedy, frame }: Diagnostic): Fault => ({
  place: visible(`${file}:${line}:${column}${field === '' ? '' : ` ${field}`}`),
  message: visible(message),
  remedy: visible(remedy),
  frame,
});

/** Whole or not at all: Astro reads it whenever it likes. */
function writeRun(runFolder: string, snapshot: Snapshot | { readonly site: { readonly url: string } }): void {
  const cacheDir = join(runFolder, 'cache');
  const run = { snapshot, isLive: true, root: runFolder, cacheDir, publicDir: join(CHECKOUT, 'public') };
  writeFileSync(join(runFolder, 'run.new.json'), JSON.stringify(run));
  renameSync(join(runFolder, 'run.new.json'), join(runFolder, 'run.json'));
}

/** Waits until Astro listens, or has said why it cannot: because of a page, as far as one is named. */
function whenStarted(child: ChildProcess): Promise<{ readonly port: number } | { readonly fault: AstroFault }> {
  return new Promise((resolve, reject) => {
    const fail = (message: string): void =>
      reject(new HaversackError('dev-failed', `The server could not start: ${message}`));
    child.once('error', ({ message }) => fail(message));
    child.once('close', (code) => fail(`its process ended (${code ?? 'killed'}).`));
    child.on('message', (message: FromAstro) => {
      if (message.kind === 'ready') resolve({ port: message.port });
      if (message.kind !== 'failed') return;
      const { fault, code } = message;
      if (code === 'EADDRINUSE' || /^Port \d+ is already in use/.test(fault.message)) {
        const remedy = 'Name another port with --port.';
        reject(new HaversackError('dev-port-taken', fault.message, { remedy }));
      } else resolve({ fault });
    });
  });
}
