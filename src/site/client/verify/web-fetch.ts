import type { Fetched } from '../../../verify/index.ts';

/** Bytes, milliseconds a request, milliseconds in all. */
const LIMITS = { bytes: 5 * 1024 * 1024, request: 10_000, total: 20_000 } as const;

/**
 * A fetcher of the page: https, or the page's own origin; without cookies and without saying where the visit came from.
 * A server that does not let other sites read it and a server that is away look the same from here.
 */
export function openWebFetch(): (url: string) => Promise<Fetched> {
  const total = AbortSignal.timeout(LIMITS.total);
  return async (url) => {
    const { protocol, origin } = new URL(url);
    if (protocol !== 'https:' && origin !== location.origin) return { ok: false, reason: 'only https is asked' };
    if (!navigator.onLine && origin !== location.origin) return { ok: false, reason: 'offline' };
    const signal = AbortSignal.any([total, AbortSignal.timeout(LIMITS.request)]);
    try {
      const response = await fetch(url, {
        signal,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-cache',
      });
      const body = await readBody(response);
      if (body === undefined) return { ok: false, reason: 'too large' };
      const contentType = response.headers.get('content-type') ?? '';
      return { ok: true, url: response.url, status: response.status, contentType, body };
    } catch {
      return { ok: false, reason: signal.aborted ? 'too slow' : 'away, or not for other sites to read' };
    }
  };
}

async function readBody(response: Response): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (value === undefined) break;
    length += value.length;
    if (length > LIMITS.bytes) {
      await reader?.cancel();
      return undefined;
    }
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}
