import type { Verification } from '../../../verify/index.ts';
import type { VerifySettings } from '../../../views/pages/verify.ts';
import { fill } from './elements.ts';
import type { Answer, Order, Saying } from './messages.ts';
import { openWebFetch } from './web-fetch.ts';

/** Milliseconds that the worker may compute without a word; the time that servers take does not count. */
const PATIENCE = 10_000;

export type Outcome =
  | { readonly ok: true; readonly verification: Verification }
  | { readonly ok: false; readonly message: string };

/**
 * Verifies in a worker, which is loaded now and ended afterwards, whatever happens.
 * @param asking  told the host of each server that is asked
 * @returns the verification, or in words why there is none
 */
export function runVerification(
  order: Omit<Order, 'kind' | 'known' | 'trust' | 'now'>,
  { known, trust, trustName, words }: VerifySettings,
  asking: (host: string) => void,
): Promise<Outcome> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const fetch = openWebFetch();
  let open = 0;
  let clock: ReturnType<typeof setTimeout> | undefined;
  return new Promise<Outcome>((resolve) => {
    const no = (message: string): void => resolve({ ok: false, message });
    const wind = (): void => {
      clearTimeout(clock);
      if (open === 0) clock = setTimeout(() => no(words.stopped), PATIENCE);
    };
    const answer = async (id: number, url: string): Promise<void> => {
      open++;
      wind();
      asking(new URL(url).host);
      const fetched = await fetch(url);
      open--;
      worker.postMessage({ kind: 'fetched', id, answer: fetched } satisfies Answer);
      wind();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Saying>) => {
      if (data.kind === 'done') resolve({ ok: true, verification: data.verification });
      else if (data.kind === 'fetch') void answer(data.id, data.url);
      else if (data.kind === 'bad-list') no(fill(words.badList, { what: data.message }));
      else no(fill(words.failed, { message: data.message }));
    });
    worker.addEventListener('error', ({ message }) => no(fill(words.failed, { message: message || '' })));
    const full: Order = {
      kind: 'verify',
      ...order,
      now: new Date().toISOString(),
      known,
      trust: [{ name: trustName, issuers: trust }],
    };
    worker.postMessage(full);
    wind();
  }).finally(() => {
    clearTimeout(clock);
    worker.terminate();
  });
}
