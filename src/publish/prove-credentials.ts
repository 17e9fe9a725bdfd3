import { baseOf, outputPath, type PublicBackpack } from '../model/index.ts';
import { erasedAddress } from '../openbadges/index.ts';
import { epoch, type Instant, instantOf, parseInstant } from '../values/index.ts';
import { type Fetched, StatusLists, type VerifyOptions, verify } from '../verify/index.ts';
import type { Output } from './outputs.ts';

/** milliseconds */
const DAY = 24 * 3_600_000;

/**
 * Proves the credentials of a site as whoever is shown one would: each published credential, hosted assertion and status
 * list is verified, with the planned documents in the place of the network, and must be good but for what its state
 * says. P-06, S-04. That the planned documents are what lies in the finished site, `proveStaged` proves.
 * @returns faults in words
 */
export async function proveCredentials(outputs: readonly Output[], backpack: PublicBackpack): Promise<string[]> {
  const { site } = backpack;
  const documents = new Map(
    outputs.filter(({ path }) => path.endsWith('.json')).map(({ path, bytes }) => [path, bytes]),
  );
  const at = (address: string): string | Uint8Array | undefined => documents.get(outputPath(site, address))?.();
  const options: VerifyOptions = {
    // An old address of the site redirects to where the same thing lies today.
    fetch: async (url) => answer(url, baseOf(site, url) === undefined ? undefined : at(url)),
    now: provenAt(backpack),
    statusLists: new StatusLists(),
  };
  const faults: string[] = [];
  for (const { name, text } of backpack.statusLists)
    faults.push(...(await judge(`status/${name}.json`, text, false, options)));
  for (const assertion of backpack.assertions) {
    const { addresses, state } = assertion;
    // What is suspendable has one bit for both, and 2.0 knows no suspension.
    const isOff = assertion.revoked !== undefined || state === 'revoked' || state === 'suspended';
    for (const address of [addresses.credential, addresses.assertion]) {
      const document = at(address);
      if (document !== undefined) faults.push(...(await judge(address, document, isOff, options)));
    }
  }
  for (const erased of backpack.erased) {
    const address = erasedAddress(erased);
    faults.push(...(await judge(address, at(address) ?? '', true, options)));
  }
  return faults;
}

/** What a static host would say. */
function answer(url: string, document: string | Uint8Array | undefined): Fetched {
  const body = typeof document === 'string' ? new TextEncoder().encode(document) : (document ?? new Uint8Array());
  return { ok: true, url, status: document === undefined ? 404 : 200, contentType: 'application/json', body };
}

/**
 * The moment that credentials are proved for: the end of today, or when the newest status list was signed, where `today`
 * is put back before it. Nobody can be shown a list before it is there.
 */
function provenAt({ today, statusLists }: PublicBackpack): Instant {
  const signedAt = statusLists.map(({ text }) => {
    const { validFrom } = JSON.parse(text) as { validFrom?: unknown };
    const moment = typeof validFrom === 'string' ? parseInstant(validFrom) : undefined;
    return moment?.ok ? epoch(moment.value) : 0;
  });
  return instantOf(Math.max(epoch(today) + DAY - 1000, ...signedAt));
}

/** The calendar decides these; the state of the day is computed elsewhere, and tested. */
const calendar = ['expired', 'not-yet-valid'];
const takenBack = ['revoked', 'suspended'];

/** @param isOff  true for what must be found to be taken back, and for nothing else */
async function judge(
  what: string,
  document: string | Uint8Array,
  isOff: boolean,
  options: VerifyOptions,
): Promise<readonly string[]> {
  const { checks } = await verify(document, options);
  const wrong = checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  const faults = wrong
    .filter(({ reason }) => !calendar.includes(reason) && !(isOff && takenBack.includes(reason)))
    .map(({ title, detail }) => `${what} does not verify: ${title}. ${detail}`);
  const saysSo = wrong.some(({ reason }) => takenBack.includes(reason));
  return isOff && !saysSo ? [...faults, `${what} does not say that it was taken back`] : faults;
}
