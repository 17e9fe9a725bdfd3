import type { Diagnostic } from '../diagnostics/index.ts';
import { watchFolders } from '../io/index.ts';
import { type DevServer, shownFault, startDevServer } from '../publish/dev/server.ts';
import { HaversackError } from '../values/index.ts';
import { type DevReading, devReader } from './dev-site.ts';
import type { Effects } from './effects.ts';

export interface DevOptions {
  readonly host: string;
  readonly port: number;
  /** false: the next free port will do */
  readonly isStrict: boolean;
  /** ends the server */
  readonly signal: AbortSignal;
  readonly tell: (event: DevEvent) => void;
}

/** What happens while the server runs, for the terminal. */
export type DevEvent =
  | { readonly kind: 'started'; readonly port: number; readonly base: string }
  | { readonly kind: 'shown'; readonly badges: number; readonly assertions: number; readonly diagnostics: Diagnostics }
  | { readonly kind: 'broken'; readonly diagnostics: Diagnostics }
  | { readonly kind: 'page-failed'; readonly diagnostics: Diagnostics }
  | { readonly kind: 'failed'; readonly message: string; readonly remedy: string }
  | { readonly kind: 'said'; readonly text: string };

type Diagnostics = readonly Diagnostic[];

/** Milliseconds in which what changes together is read together. */
const PAUSE = 100;
/** The base while the site's own address cannot be read. */
const NOWHERE = 'http://localhost/';

/**
 * Serves the site from memory and shows every change of `content/` in the open page; what is wrong is shown over the
 * last good state. Writes nothing below the root.
 * @returns when `signal` says so, with nothing left behind
 * @throws HaversackError as `startDevServer` does
 */
export async function dev(effects: Pick<Effects, 'root' | 'today' | 'now'>, options: DevOptions): Promise<void> {
  const { host, signal, tell } = options;
  const { root } = effects;
  const read = devReader(effects);
  let server: DevServer | undefined;
  let port = options.port;
  let isStrict = options.isStrict;

  const start = async (url: string): Promise<DevServer> => {
    const said = (text: string): void => tell({ kind: 'said', text });
    const ended = (): void => stopped.reject(new HaversackError('dev-ended', 'The server ended by itself.'));
    const pageFailed = (diagnostic: Diagnostic): void => tell({ kind: 'page-failed', diagnostics: [diagnostic] });
    const started = await startDevServer({ root, url, host, port, isStrict, pageFailed, said, ended });
    // From here on the address in the browser stays what it is.
    port = started.port;
    isStrict = true;
    return started;
  };

  const show = async ({ diagnostics, url, site }: DevReading): Promise<void> => {
    const wanted = site?.snapshot.site.url ?? server?.url ?? url ?? NOWHERE;
    const isNew = server?.url !== wanted;
    if (isNew) {
      await server?.stop();
      server = undefined;
      server = await start(wanted);
    }
    const shown = server as DevServer;
    if (site) shown.show(site.snapshot, site.outputs);
    shown.showFaults(diagnostics.filter(({ severity }) => severity === 'error').map(shownFault));
    if (isNew) tell({ kind: 'started', port, base: new URL(wanted).pathname });
    if (site === undefined) {
      tell({ kind: 'broken', diagnostics });
      return;
    }
    const { badges, assertions } = site.snapshot;
    tell({ kind: 'shown', badges: badges.length, assertions: assertions.length, diagnostics });
  };

  const stopped = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => stopped.resolve());
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const renew = async (): Promise<void> => {
    const paths = changed;
    changed = new Set();
    if (signal.aborted) return;
    try {
      await show(await read(paths));
    } catch (error) {
      // A file that changed while it was read: its change is told of too, and all is read again.
      if (!(error instanceof HaversackError) || server === undefined) throw error;
      const { message, remedy } = error;
      server.showFaults([{ place: '', message, remedy, frame: '' }]);
      tell({ kind: 'failed', message, remedy });
    }
  };
  const watching = watchFolders(root, 'content', (path) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(renew).catch(stopped.reject);
    }, PAUSE);
  });
  try {
    work = renew();
    await Promise.race([work, stopped.promise]);
    await stopped.promise;
  } finally {
    watching.close();
    clearTimeout(timer);
    await work.catch(() => {});
    await server?.stop();
  }
}
