import type { Verification } from '../../../verify/index.ts';
import type { Answer, Order, Saying } from './messages.ts';
import { openWebFetch } from './web-fetch.ts';

/** Milliseconds that the worker may compute without a word; the time that servers take does not count. */
const PATIENCE = 10_000;

/**
 * Verifies in a worker, which is loaded now and ended afterwards, whatever happens.
 * @throws Error whose message is `stopped` when it took too long, or what the worker says
 */
export function runVerification(order: Omit<Order, 'kind'>): Promise<Verification> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const fetch = openWebFetch();
  let open = 0;
  let clock: ReturnType<typeof setTimeout> | undefined;
  return new Promise<Verification>((resolve, reject) => {
    const wind = (): void => {
      clearTimeout(clock);
      if (open === 0) clock = setTimeout(() => reject(new Error('stopped')), PATIENCE);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Saying>) => {
      if (data.kind === 'done') resolve(data.verification);
      else if (data.kind === 'failed') reject(new Error(data.message));
      else {
        open++;
        wind();
        void fetch(data.url).then((answer) => {
          open--;
          worker.postMessage({ kind: 'fetched', id: data.id, answer } satisfies Answer);
          wind();
        });
      }
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'failed')));
    worker.postMessage({ kind: 'verify', ...order } satisfies Order);
    wind();
  }).finally(() => {
    clearTimeout(clock);
    worker.terminate();
  });
}
