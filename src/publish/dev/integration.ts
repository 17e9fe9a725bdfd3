import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AstroIntegration } from 'astro';
import type { Fault, FromAstro, ToAstro } from './messages.ts';
import { type ViteServer, watchPages } from './pages.ts';

type Environment = ViteServer['environments'][string];

/** Types of the files that no page draws, by their ending. */
const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
};

/** Modules that are made from the snapshot. */
const MADE = ['\0virtual:haversack', '\0virtual:haversack/theme', '\0virtual:haversack/theme.css'];

/** What `site/client/faults.ts` is told. */
interface Told {
  readonly faults: readonly Fault[];
  readonly more: number;
  readonly page?: Fault | undefined;
  readonly isEverywhere?: boolean;
}

export interface DevOptions {
  readonly send: (message: FromAstro) => void;
  /** absolute: the script that shows faults over a page */
  readonly overlay: string;
  /** absolute: folders whose files Vite may serve; no other file of the machine */
  readonly allow: readonly string[];
  /** false: the next free port will do */
  readonly isStrict: boolean;
}

/**
 * Joins Vite's server to the command: files that no page draws are asked for by their path, a new snapshot makes
 * every page anew, and faults are shown over the page that is open.
 */
export function devIntegration({ send, overlay, allow, isStrict }: DevOptions): AstroIntegration {
  const asked = new Map<number, (bytes: Uint8Array | string | undefined) => void>();
  let base = '/';
  let paths: ReadonlySet<string> = new Set();
  let hasSite = false;
  let told: Told = { faults: [], more: 0 };
  let count = 0;

  const bytesOf = (path: string): Promise<Uint8Array | string | undefined> =>
    new Promise((resolve) => {
      asked.set(++count, resolve);
      send({ kind: 'ask', ask: count, path });
    });

  const setUp = (server: ViteServer): void => {
    const { hot } = server.environments.client;
    const empty = emptyPage(overlay);
    const version = watchPages(server, empty, (fault) => send({ kind: 'page-failed', fault }));
    const tell = (change: Partial<Told>): void => {
      told = { ...told, ...change };
      hot.send('haversack:told', { ...told, version: version() });
    };
    process.on('message', (message: ToAstro) => {
      if (message.kind === 'bytes') {
        asked.get(message.ask)?.(message.bytes);
        asked.delete(message.ask);
      } else if (message.kind === 'site') {
        paths = new Set(message.paths);
        hasSite = true;
        if (message.havePagesChanged || !told.isEverywhere) told = { ...told, page: undefined };
        renew(server);
      } else if (message.kind === 'faults') {
        tell({ faults: message.faults, more: message.more });
      } else if (message.kind === 'page-fault') {
        tell({ page: message.fault, isEverywhere: message.isEverywhere });
      }
    });
    hot.on('haversack:ask', (_told: unknown, page) => page.send('haversack:told', { ...told, version: version() }));
    // Vite would open any file in an editor, and of the maintainers' pages it knows only its own copy.
    server.middlewares.use('/__open-in-editor', (_request, response: ServerResponse) => {
      response.writeHead(404).end();
    });
    server.middlewares.use((request: Asked, response: ServerResponse, next: () => void) => {
      const { pathname } = new URL(request.originalUrl ?? '/', 'http://localhost');
      const path = pathname.startsWith(base) ? decode(pathname.slice(base.length)) : undefined;
      if (path === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) next();
      else if (paths.has(path)) void bytesOf(path).then((bytes) => answer(response, path, bytes, request.method));
      else if (!hasSite && (path === '' || path.endsWith('/'))) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
        response.end(empty);
      } else next();
    });
  };

  return {
    name: 'haversack-dev',
    hooks: {
      'astro:config:setup': ({ addMiddleware, config, injectScript, updateConfig }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        addMiddleware({ entrypoint: new URL('./middleware.ts', import.meta.url), order: 'pre' });
        injectScript('page', `import ${JSON.stringify(overlay)};`);
        updateConfig({
          vite: { server: { strictPort: isStrict, hmr: { overlay: false }, fs: { allow: [...allow] } } },
        });
      },
      'astro:server:setup': ({ server }) => setUp(server),
    },
  };
}

type Asked = IncomingMessage & { readonly originalUrl?: string | undefined };

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function answer(
  response: ServerResponse,
  path: string,
  bytes: Uint8Array | string | undefined,
  method: string | undefined,
): void {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  response.writeHead(bytes === undefined ? 404 : 200, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : bytes);
}

/** Makes Astro forget what it made of the last snapshot, as it does itself when a collection has changed. */
function renew({ environments }: ViteServer): void {
  for (const environment of Object.values(environments)) {
    for (const id of MADE) forget(environment, id);
    // Which pages there are is kept by Astro until it hears this.
    if (environment !== environments.client) environment.hot.send('astro:content-changed', {});
  }
  environments.client.hot.send({ type: 'full-reload', path: '*' });
}

function forget(environment: Environment & { readonly runner?: Runner }, id: string): void {
  const made = environment.moduleGraph.getModuleById(id);
  if (made) environment.moduleGraph.invalidateModule(made, undefined, Date.now(), true);
  const evaluated = environment.runner?.evaluatedModules.getModuleById(id);
  if (evaluated) environment.runner?.evaluatedModules.invalidateModule(evaluated);
}

/** Where modules run that draw pages; the browser's environment has none. */
interface Runner {
  readonly evaluatedModules: {
    readonly getModuleById: (id: string) => unknown;
    readonly invalidateModule: (module: unknown) => void;
  };
}

/** What there is to see where nothing could be drawn: only why. */
const emptyPage = (overlay: string): string => `<!doctype html>
<html lang="en" data-empty>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Haversack</title>
<script type="module" src="/@vite/client"></script>
<script type="module" src="/@fs${encodeURI(overlay)}"></script>
</head>
<body></body>
</html>
`;
