import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unbakePng, unbakeSvg } from '../bake/index.ts';
import { createMapFetch, offlineFetch } from '../io/index.ts';
import { outputPath, type PublicBackpack } from '../model/index.ts';
import { epoch, type Instant, instantOf, parseInstant } from '../values/index.ts';
import { StatusLists, type VerifyOptions, verify } from '../verify/index.ts';

/** milliseconds */
const DAY = 24 * 3_600_000;

/**
 * Proves the credentials of a finished site as whoever is shown one would: each published credential, hosted assertion
 * and status list is verified, with the staged site in the place of the network, and must be good but for what its
 * state says; each is what was sealed; and every baked picture gives back exactly what is published. P-06, S-04.
 * @returns faults in words
 */
export async function proveCredentials(
  stage: string,
  files: ReadonlySet<string>,
  backpack: PublicBackpack,
): Promise<string[]> {
  const { site } = backpack;
  const path = (address: string): string => outputPath(site.url, address);
  const read = (address: string): string | undefined =>
    files.has(path(address)) ? readFileSync(join(stage, path(address)), 'utf8') : undefined;
  const fetch = createMapFetch([{ url: site.url, folder: stage }], offlineFetch);
  const options: VerifyOptions = { fetch, now: provenAt(backpack), statusLists: new StatusLists() };
  const faults: string[] = [];
  for (const { name, text } of backpack.statusLists)
    faults.push(...(await judge(`status/${name}.json`, text, false, options)));
  for (const assertion of backpack.assertions) {
    const { addresses, sealed, state } = assertion;
    // What is suspendable has one bit for both, and 2.0 knows no suspension.
    const isOff = assertion.revoked !== undefined || state === 'revoked' || state === 'suspended';
    const credential = read(addresses.credential);
    const hosted = read(addresses.assertion);
    if (credential !== sealed?.text) faults.push(`${addresses.credential} is not what is sealed for "${assertion.id}"`);
    else if (credential !== undefined) faults.push(...(await judge(addresses.credential, credential, isOff, options)));
    if (hosted !== undefined) faults.push(...(await judge(addresses.assertion, hosted, isOff, options)));
    faults.push(...provePictures(stage, files, path(addresses.image), credential, hosted));
  }
  return faults;
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
async function judge(what: string, text: string, isOff: boolean, options: VerifyOptions): Promise<readonly string[]> {
  const { checks } = await verify(text, options);
  const wrong = checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  const faults = wrong
    .filter(({ reason }) => !calendar.includes(reason) && !(isOff && takenBack.includes(reason)))
    .map(({ title, detail }) => `${what} does not verify: ${title}. ${detail}`);
  const saysSo = wrong.some(({ reason }) => takenBack.includes(reason));
  return isOff && !saysSo ? [...faults, `${what} does not say that it was taken back`] : faults;
}

function provePictures(
  stage: string,
  files: ReadonlySet<string>,
  png: string,
  credential: string | undefined,
  hosted: string | undefined,
): string[] {
  const faults: string[] = [];
  const svg = png.replace(/png$/, 'svg');
  const compare = (path: string, found: ReturnType<typeof unbakeSvg> | ReturnType<typeof unbakePng>): void => {
    const same = found.ok && found.value.credential === credential && found.value.assertion === hosted;
    if (!same) faults.push(`${path} does not give back what is published beside it`);
  };
  if (files.has(png)) compare(png, unbakePng(readFileSync(join(stage, png)), { onlyOne: true }));
  if (files.has(svg)) compare(svg, unbakeSvg(readFileSync(join(stage, svg), 'utf8'), { onlyOne: true }));
  return faults;
}
