import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { chromium } from 'playwright-core';
import { createMapFetch, offlineFetch } from '../src/io/index.ts';
import { documentLoader } from '../src/proof/index.ts';
import { instantOf } from '../src/values/index.ts';
import { type Fetch, type Fetched, verify } from '../src/verify/index.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../test/sites/browser.ts';
import { serve } from '../test/sites/serve.ts';
import { median } from './numbers.ts';
import { asItComes } from './proofs.ts';

/** Milliseconds for one credential, its status list and its issuer's document included. */
export interface VerifyTimes {
  readonly node: number;
  readonly theirs: number;
  readonly chromium: number;
  /** the worker loaded, and the first credential verified */
  readonly chromiumFirst: number;
  /** bytes after gzip of all scripts of the page that checks */
  readonly bundle: number;
}

const WARM = 20;
const COUNT = 150;

/**
 * Verifies the credentials of a built site in Node, with `@digitalbazaar/vc`, and in Chromium by the worker that pages
 * load. Everything that a verifier would fetch is answered from memory, and each credential is verified alone.
 * @param dist  absolute
 * @param url  the site's address
 * @throws Error when a credential does not verify: a refusal is faster, and no figure
 */
export async function compareVerifiers(dist: string, url: string): Promise<VerifyTimes> {
  const files = readdirSync(join(dist, 'assertions')).map((id) => join(dist, 'assertions', id, 'credential.json'));
  // What was revoked before anything was sealed has no credential.
  const sealed = files
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    // Those that hold today: theirs looks no further at what has expired.
    .filter((text) => !text.includes('"validUntil"'));
  if (sealed.length === 0) throw new Error('No credential of this site holds today.');
  // Of a small site the same ones again: nothing is kept from one to the next.
  const texts = Array.from({ length: COUNT + WARM }, (_, index) => sealed[index % sealed.length] as string);
  const answers = new Map<string, Fetched>();
  const disk = createMapFetch([{ url, folder: dist }], offlineFetch);
  const fetch: Fetch = async (address) => {
    const answer = answers.get(address) ?? (await disk(address));
    answers.set(address, answer);
    return answer;
  };
  const nodeTimes: number[] = [];
  const theirTimes: number[] = [];
  const now = instantOf(Date.now());
  for (const text of texts) {
    nodeTimes.push(await timed(async () => mustHold((await verify(text, { fetch, now })).outcome)));
    theirTimes.push(await timed(() => asItComes(() => judge(text, fetch, new Date(now)))));
  }
  const browser = await inChromium(dist, url, texts, answers);
  return {
    node: median(nodeTimes.slice(WARM)),
    theirs: median(theirTimes.slice(WARM)),
    ...browser,
    bundle: bundleOf(dist),
  };
}

function mustHold(outcome: string): void {
  if (outcome !== 'verified') throw new Error(`A credential does not verify: ${outcome}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The other implementation, with the same documents: proof, dates and status. */
async function judge(text: string, fetch: Fetch, now: Date): Promise<void> {
  const load = async (address: string): Promise<object> => {
    const [did = ''] = address.split('#');
    if (!did.startsWith('did:') && !answersFor(address)) return documentLoader(address);
    const answer = await fetch(did.startsWith('did:') ? addressOf(did) : address);
    if (!answer.ok) throw new Error(`${address} does not answer`);
    const document = JSON.parse(new TextDecoder().decode(answer.body));
    const key = document.verificationMethod?.find((method: { id: string }) => method.id === address);
    const found = key ? { '@context': 'https://w3id.org/security/multikey/v1', ...key } : document;
    return { document: found, documentUrl: address, contextUrl: null, tag: 'static' };
  };
  const suite = new DataIntegrityProof({ cryptosuite });
  const { verified, error } = await verifyCredential({
    credential: JSON.parse(text),
    suite,
    documentLoader: load,
    checkStatus: (options: object) => checkStatus({ ...options, suite, verifyBitstringStatusListCredential: true }),
    now,
  });
  if (!verified) throw new Error('The other implementation does not verify it.', { cause: error });
}

const answersFor = (address: string): boolean => /\/status\//.test(address);
const addressOf = (did: string): string => `https://${did.slice('did:web:'.length).replaceAll(':', '/')}/did.json`;

async function inChromium(
  dist: string,
  url: string,
  texts: readonly string[],
  answers: ReadonlyMap<string, Fetched>,
): Promise<Pick<VerifyTimes, 'chromium' | 'chromiumFirst'>> {
  const base = new URL(url).pathname;
  const served = await serve(dist, base);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGUMENTS] });
  try {
    const page = await browser.newPage();
    await page.goto(`${served.origin}${base}verify/`);
    const worker = readdirSync(join(dist, '_astro')).find((name) => /^worker-.*\.js$/.test(name));
    const web = [...answers].flatMap(([address, answer]) =>
      answer.ok ? [[address, new TextDecoder().decode(answer.body)] as const] : [],
    );
    const { found: times, outcomes } = await page.evaluate(
      async ([script, inputs, pages, now]) => {
        const known = new Map(pages);
        const found: number[] = [];
        const outcomes: string[] = [];
        const begun = performance.now();
        const thread = new Worker(script, { type: 'module' });
        for (const input of inputs) {
          const started = found.length === 0 ? begun : performance.now();
          await new Promise<void>((resolve, reject) => {
            thread.onerror = ({ message }) => reject(new Error(`The worker broke off: ${message || 'did not load'}`));
            thread.onmessage = ({ data }) => {
              if (data.kind !== 'fetch') {
                outcomes.push(data.verification?.report.outcome ?? data.message);
                return resolve();
              }
              const body = new TextEncoder().encode(known.get(data.url));
              thread.postMessage({
                kind: 'fetched',
                id: data.id,
                answer: { ok: true, url: data.url, status: 200, contentType: '', body },
              });
            };
            thread.postMessage({ kind: 'verify', input, now, known: [], trust: [] });
          });
          found.push(performance.now() - started);
        }
        return { found, outcomes };
      },
      [`${base}_astro/${worker}`, texts, web, new Date().toISOString()] as const,
    );
    outcomes.forEach(mustHold);
    return { chromium: median(times.slice(WARM)), chromiumFirst: times[0] ?? 0 };
  } finally {
    await browser.close();
    await served.close();
  }
}

/** All scripts that the page which checks loads, at once or when somebody clicks. */
function bundleOf(dist: string): number {
  const folder = join(dist, '_astro');
  const page = readFileSync(join(dist, 'verify/index.html'), 'utf8');
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    const text = readFileSync(join(folder, name), 'latin1');
    for (const other of readdirSync(folder)) if (other.endsWith('.js') && text.includes(other)) load(other);
  };
  for (const name of readdirSync(folder)) if (name.endsWith('.js') && page.includes(name)) load(name);
  return [...loaded].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0);
}
