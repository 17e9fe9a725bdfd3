import { type Diagnostic, hasErrors } from '../diagnostics/index.ts';
import type { FetchAddress, Fetched } from '../io/index.ts';
import { addressToday, publicBackpack } from '../model/index.ts';
import { HaversackError, parseWebAddress } from '../values/index.ts';
import type { Outcome, Report } from '../verify/index.ts';
import type { Effects } from './effects.ts';
import { pagesAddress } from './github/pages-address.ts';
import { isCopy } from './github/program.ts';
import { type WelcomePlace, welcomePage } from './github/welcome/page.ts';
import { loadBackpack, soundBackpack } from './load.ts';
import { adviseOn } from './probe/advice.ts';
import { type Look, look } from './probe/look.ts';
import { chooseTargets, type Target } from './probe/targets.ts';
import { verifyInputs } from './verify.ts';

export interface Probe {
  /** where to ask; default: `url` of content/site.yaml */
  readonly url?: string | undefined;
  /** milliseconds; as long, what is not right yet is asked for again */
  readonly wait: number;
  /** a new one for each round: each has a budget of its own */
  readonly openFetch: () => FetchAddress;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** told before each pause */
  readonly waiting: (looks: readonly Look[], milliseconds: number) => void;
  /** the repository whose run this is, if it is one: a copy of Haversack has another site */
  readonly place?: WelcomePlace | undefined;
}

export interface ProbeResult {
  /** what is wrong with the content; with an error there, nothing was asked */
  readonly diagnostics: readonly Diagnostic[];
  readonly url: string;
  /** verified: all is there as the ledger has it; unknown: the site gives no answer */
  readonly outcome: Outcome;
  readonly looks: readonly Look[];
  /** of the status list and the newest credential */
  readonly reports: readonly { readonly input: string; readonly report: Report }[];
  readonly advice: readonly string[];
}

/**
 * Looks whether the live site is the one that the ledger tells of: asks for a few documents, compares them byte for
 * byte, and verifies a credential and its status list as a stranger would.
 * @throws HaversackError `address-malformed`
 */
export async function probe(effects: Pick<Effects, 'root' | 'today' | 'now'>, task: Probe): Promise<ProbeResult> {
  const { root, today, now } = effects;
  const { place, openFetch, pause, waiting } = task;
  const isWelcome = place !== undefined && isCopy(root, place.repository);
  const loaded = loadBackpack(root, today);
  const { diagnostics } = loaded;
  const backpack = isWelcome || hasErrors(diagnostics) ? undefined : soundBackpack(loaded);
  const home = isWelcome ? pagesAddress(place.repository) : backpack?.site.url;
  if (home === undefined)
    return { diagnostics, url: task.url ?? '', outcome: 'invalid', looks: [], reports: [], advice: [] };
  const url = task.url === undefined ? home : addressOf(task.url);
  const targets = isWelcome ? [welcomeTarget(home, place)] : backpack ? chooseTargets(publicBackpack(backpack)) : [];
  // What was sealed before the site moved lies at the same path of today's address.
  const at = (address: string): string =>
    elsewhere(backpack ? addressToday(backpack.site, address) : address, home, url);

  let left = task.wait;
  for (let go = 0; ; go++) {
    const fetch = openFetch();
    const looks: Look[] = [];
    for (const target of targets) looks.push(await look(target, at, fetch));
    const isSame = looks.every(({ found }) => found === 'same');
    const inputs = isSame ? targets.filter(({ isVerified }) => isVerified).map(({ address }) => address) : [];
    const { verified, outcome } = await verifyInputs({
      inputs,
      now: now(),
      openFetch: () => askedAt(openFetch(), home, url),
      stdin: async () => new Uint8Array(),
      progress: () => {},
    });
    const found = isSame ? (inputs.length === 0 ? 'verified' : outcome) : outcomeOf(looks);
    if (found === 'verified' || left <= 0) {
      return { diagnostics: [], url, outcome: found, looks, reports: verified, advice: adviseOn(looks, url) };
    }
    const milliseconds = Math.min(left, LONGEST_PAUSE, FIRST_PAUSE * 1.5 ** go);
    left -= milliseconds;
    waiting(looks, milliseconds);
    await pause(milliseconds);
  }
}

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

const welcomeTarget = (address: string, place: WelcomePlace): Target => ({
  what: 'page that welcomes',
  address,
  bytes: new TextEncoder().encode(welcomePage(place)),
  isVerified: false,
});

/** Unknown only while nothing was found wrong. */
const outcomeOf = (looks: readonly Look[]): Outcome =>
  looks.some(({ found }) => found !== 'same' && found !== 'unreachable' && found !== 'refused') ? 'invalid' : 'unknown';

/** An address of the site, in the place where the site is asked for it. */
const elsewhere = (address: string, home: string, url: string): string =>
  address.startsWith(home) ? url + address.slice(home.length) : address;

/** A fetcher that finds the site in another place than its documents say. */
const askedAt =
  (fetch: FetchAddress, home: string, url: string): FetchAddress =>
  async (address): Promise<Fetched> => {
    const answer = await fetch(elsewhere(address, home, url));
    return answer.ok ? { ...answer, url: elsewhere(answer.url, url, home) } : answer;
  };

function addressOf(given: string): string {
  const url = given.endsWith('/') ? given : `${given}/`;
  if (parseWebAddress(url).ok && !/[?#]/.test(url)) return url;
  throw new HaversackError('address-malformed', `"${given}" is no address of a site.`, {
    remedy: 'Write it as https://example.github.io/badges/.',
  });
}
