import {
  type Fetched,
  parseTrustList,
  type VerifyOptions,
  verifyWhole,
  withKnownIssuers,
} from '../../../verify/index.ts';
import type { Answer, Order, Saying } from './messages.ts';

/** The verifier in a thread of its own, so that the page can stop it. It has no network: it asks the page. */
const waiting = new Map<number, (answer: Fetched) => void>();

const post = (saying: Saying): void => self.postMessage(saying);

self.addEventListener('message', ({ data }: MessageEvent<Order | Answer>) => {
  if (data.kind === 'verify') void run(data);
  else {
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  }
});

let asked = 0;

const fetch = (url: string): Promise<Fetched> =>
  new Promise((resolve) => {
    const id = asked++;
    waiting.set(id, resolve);
    post({ kind: 'fetch', id, url });
  });

async function run({ input, now, known, trust, typed, ...options }: Order): Promise<void> {
  const own = parseTrustList(typed?.text ?? '');
  if (!own.ok) return post({ kind: 'bad-list', message: own.reason });
  const lists = [{ name: typed?.name ?? '', issuers: own.value }, ...trust].filter(({ issuers }) => issuers.length > 0);
  try {
    const given = { ...options, trust: lists, now: now as VerifyOptions['now'], fetch: withKnownIssuers(fetch, known) };
    post({ kind: 'done', verification: await verifyWhole(input, given) });
  } catch (error) {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
