import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AstroIntegration } from 'astro';
import type { AstroFault } from '../astro-fault.ts';

export type ViteServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** As much of a message to the browser as matters here. */
interface Payload {
  readonly type?: string;
  readonly err?: {
    readonly name?: string;
    readonly message: string;
    readonly hint?: string;
    readonly loc?: { readonly file?: string; readonly line?: number; readonly column?: number };
  };
}

/**
 * Gives every page the number of the state that it was drawn from, so that its script can tell whether it missed a
 * change on its way; and puts an empty page with that script in the place of one that could not be drawn.
 * @param failed  told why
 * @returns the number of the state that pages are drawn from now
 */
export function watchPages(server: ViteServer, emptyPage: string, failed: (fault: AstroFault) => void): () => number {
  const { hot } = server.environments.client;
  const send = hot.send.bind(hot) as (...args: unknown[]) => void;
  let version = 1;
  hot.send = (...args: readonly unknown[]): void => {
    const { type, err } = Object(args[0]) as Payload;
    if (type === 'full-reload') version++;
    if (type === 'error' && err) failed(faultOf(err));
    send(...args);
  };
  server.middlewares.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (request.method === 'GET' && /^[^?]*\/(?:\?|$)/.test(request.url ?? '')) {
      response.setHeader('server-timing', `haversack;desc="${version}"`);
      replaceFailed(response, emptyPage);
    }
    next();
  });
  return () => version;
}

/** Astro answers for a page that it could not draw with one that holds nothing of ours. */
function replaceFailed(response: ServerResponse, emptyPage: string): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    if (status !== 500) return writeHead(status, ...rest);
    const end = response.end.bind(response);
    response.write = () => true;
    response.end = () => end(emptyPage);
    return writeHead(500, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  };
}

function faultOf({ name = 'Error', message, hint, loc }: NonNullable<Payload['err']>): AstroFault {
  const isOfPage = loc?.file?.includes('/content/pages/') === true;
  return {
    name,
    message: plainWords(message),
    hint: hint === undefined ? undefined : plainWords(hint),
    file: isOfPage ? loc?.file : globalThis.pageBeingDrawn,
    line: isOfPage ? loc?.line : undefined,
    column: isOfPage ? loc?.column : undefined,
  };
}

/** Astro's words are HTML already, with a few marks. */
const plainWords = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
