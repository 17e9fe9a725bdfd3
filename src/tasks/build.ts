import { type Diagnostic, hasErrors, inOrder } from '../diagnostics/index.ts';
import { pngOf, stillGood } from '../images/artwork/as-png.ts';
import { openArtwork } from '../images/artwork/files.ts';
import { portrait } from '../images/artwork/portrait.ts';
import { type DrawingOptions, drawBadgePictures } from '../images/badge-pictures.ts';
import { NO_CACHE, openPictureCache } from '../images/pictures/cache.ts';
import { takeLock } from '../io/index.ts';
import { pendingAssertions } from '../ledger/index.ts';
import { type Artwork, type PublicBackpack, publicBackpack } from '../model/index.ts';
import type { Pictures } from '../publish/outputs.ts';
import { publishSite } from '../publish/publish.ts';
import type { Weights } from '../publish/weights.ts';
import { artworkReader, check } from './check.ts';
import type { Effects } from './effects.ts';
import { evidenceReader } from './evidence-reader.ts';
import { soundBackpack } from './load.ts';

/** What `build` did; without `site` the old one stays. */
export interface BuildResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly site?: {
    readonly badges: number;
    readonly assertions: number;
    readonly sealed: number;
    /** assertions that wait for `issue` */
    readonly pending: number;
    readonly files: number;
    readonly bytes: number;
    /** what a reader fetches at most */
    readonly weights: Weights;
  };
}

export interface BuildEffects extends Pick<Effects, 'root' | 'today' | 'now' | 'random' | 'progress'> {
  /** processors that may be used; default 1 */
  readonly cores?: number;
  /** false: draw every picture anew, and keep none */
  readonly useCache?: boolean;
  /** called between the two renames of the swap; tests use it to be killed there */
  readonly between?: () => void;
}

/** Checks everything, then builds, proves and publishes the site. Knows no key. */
export async function build(effects: BuildEffects): Promise<BuildResult> {
  const { root, progress, random, between } = effects;
  const unlock = takeLock(root, 'build');
  try {
    const checked = await check(effects);
    const backpack = soundBackpack(checked);
    if (backpack === undefined || hasErrors(checked.diagnostics)) return { diagnostics: checked.diagnostics };
    const published = publicBackpack(backpack);
    progress('drawing badges');
    const pictures = await drawPictures(published, {
      root,
      cores: effects.cores ?? 1,
      cache: effects.useCache === false ? NO_CACHE : openPictureCache(root),
      progress: (done, of) => progress('drawing badges', done, of),
    });
    const stageName = Buffer.from(random(8)).toString('hex');
    const readEvidence = evidenceReader(root);
    const result = await publishSite({
      ...{ root, backpack: published, pictures, readEvidence, stageName },
      ...{ progress, between },
    });
    if (!result.ok) return { diagnostics: inOrder([...checked.diagnostics, ...result.diagnostics]) };
    return {
      diagnostics: checked.diagnostics,
      site: {
        badges: published.badges.length,
        assertions: published.assertions.length,
        sealed: published.assertions.filter(({ sealed }) => sealed !== undefined).length,
        pending: pendingAssertions(backpack.assertions).length,
        ...result.site,
      },
    };
  } finally {
    unlock();
  }
}

/** Every picture of a public backpack: of badges, issuers and people. */
export async function drawPictures(
  backpack: PublicBackpack,
  options: Omit<DrawingOptions, 'readArtwork'>,
): Promise<Pictures> {
  const read = artworkReader(options.root);
  const open = openArtwork(read);
  const png = async (image: Artwork): Promise<Uint8Array> => pngOf(stillGood(image.file, await open(image)));
  const issuers = new Map<string, Uint8Array>();
  for (const { id, image } of backpack.issuers) if (image) issuers.set(id, await png(image));
  const people = new Map<string, Uint8Array>();
  for (const { id, image } of backpack.people) if (image) people.set(id, await portrait(await png(image)));
  return { badges: await drawBadgePictures(backpack, { ...options, readArtwork: read }), issuers, people };
}
