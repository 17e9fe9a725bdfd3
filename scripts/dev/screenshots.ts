import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { BROWSER_ARGUMENTS, findBrowser } from '../../test/sites/browser.ts';
import { TODAY } from '../../test/sites/demonstration.ts';
import { haversack } from '../../test/sites/haversack.ts';
import { serve } from '../../test/sites/serve.ts';
import { EXIT } from '../command.ts';
import { SETS, type Shot, type ShotSet } from './screenshots/sets.ts';
import { checkout } from './tools.ts';

interface View {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

const DOCS = join(checkout, 'docs/screenshots');
/** What the documentation shows; with `--out` all four are taken. */
const SHOWN: readonly View[] = [
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'dark' },
];
const ALL: readonly View[] = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);
/** Of a picture in the documentation, px at most. */
const [WIDEST, TALLEST] = [840, 1400];

/**
 * `npm run screenshots`: builds the demonstration and a few generated backpacks, and takes pictures of every kind of page
 * for `docs/screenshots.md` and the README. `--out DIR` takes whole pages, in all settings, to be looked at; `--only SET`
 * one set.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { out: { type: 'string' }, only: { type: 'string' } } });
  const sets = SETS.filter(({ name }) => values.only === undefined || values.only === name);
  if (sets.length === 0) {
    process.stderr.write(`There is no set ${values.only}. There are: ${SETS.map(({ name }) => name).join(', ')}.\n`);
    return EXIT.usage;
  }
  const out = values.out ?? DOCS;
  if (values.out === undefined && values.only === undefined) rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGUMENTS] });
  try {
    for (const set of sets) await takeSet(browser, set, out, values.out === undefined);
  } finally {
    await browser.close();
  }
  if (values.out === undefined) writeFileSync(join(checkout, 'docs/screenshots.md'), page());
  return EXIT.good;
}

async function takeSet(browser: Browser, set: ShotSet, out: string, isForDocs: boolean): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'haversack-screenshots-'));
  try {
    writeRoot(root, set);
    await haversack(['build', '--root', root, '--today', TODAY]);
    const served = await serve(join(root, 'dist'), '/haversack/');
    const site = `${served.origin}/haversack/`;
    for (const view of isForDocs ? SHOWN : ALL) {
      for (const shot of set.shots) {
        process.stderr.write(`${set.name}: ${shot.title}, ${view.width} px, ${view.scheme}\n`);
        const picture = await take(browser, site + pathOf(root, shot), view, true);
        writeFileSync(join(out, nameOf(set, shot, view)), isForDocs ? await forDocs(picture) : picture);
      }
    }
    if (isForDocs && set.files === undefined) {
      const home = await take(browser, site, { width: 1200, scheme: 'light' }, false);
      writeFileSync(join(checkout, 'docs/screenshot-home.png'), await small(sharp(home)));
    }
    await served.close();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function writeRoot(root: string, { files }: ShotSet): void {
  if (files === undefined) cpSync(join(checkout, 'content'), join(root, 'content'), { recursive: true });
  for (const [path, text] of Object.entries(files ?? {})) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Ids of awards end by chance: `?assertions/first` is the first that begins so. */
function pathOf(root: string, { path }: Shot): string {
  if (!path.startsWith('?')) return path;
  const [folder = '', start = ''] = path.slice(1).split('/');
  const found = readdirSync(join(root, 'dist', folder)).find((name) => name.startsWith(start));
  if (found === undefined) throw new Error(`There is no page ${path}.`);
  return `${folder}/${found}/`;
}

async function take(browser: Browser, address: string, { width, scheme }: View, isWhole: boolean): Promise<Buffer> {
  const viewport = { width, height: width < 600 ? 844 : 860 };
  const context = await browser.newContext({ viewport, colorScheme: scheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00Z`));
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].slice(0, 60).map((image) => image.decode().catch(() => {})));
  });
  const picture = await page.screenshot({ fullPage: isWhole });
  await context.close();
  return picture;
}

async function forDocs(picture: Buffer): Promise<Buffer> {
  const narrow = await sharp(picture).resize({ width: WIDEST, withoutEnlargement: true }).png().toBuffer();
  const { width, height } = await sharp(narrow).metadata();
  return small(sharp(narrow).extract({ left: 0, top: 0, width, height: Math.min(height, TALLEST) }));
}

const small = (picture: Sharp): Promise<Buffer> =>
  picture.png({ palette: true, colours: 200, effort: 10, compressionLevel: 9 }).toBuffer();

const nameOf = (set: ShotSet, { title }: Shot, { width, scheme }: View): string =>
  `${set.name}-${title}-${width}-${scheme}.png`;

/** The page of the documentation that shows them all. */
function page(): string {
  const parts = SETS.map((set) =>
    [
      `## ${set.caption}`,
      ...set.shots.map((shot) =>
        [
          `### ${set.caption}: ${shot.title.replaceAll('-', ' ')}`,
          shot.caption.endsWith('.') ? shot.caption : `${shot.caption}.`,
          SHOWN.map((view) => `![${alt(shot, view)}](screenshots/${nameOf(set, shot, view)})`).join('\n'),
        ].join('\n\n'),
      ),
    ].join('\n\n'),
  );
  return `# Screenshots

Taken by \`npm run screenshots\` from real builds, each page on a desktop in light colours and on a phone in dark ones. Long
pages are cut off.

${parts.join('\n\n')}
`;
}

const alt = ({ caption }: Shot, { width, scheme }: View): string =>
  `${caption}; ${width} px wide, ${scheme === 'light' ? 'light' : 'dark'}`;
