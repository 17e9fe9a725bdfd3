import type { PublicBackpack, PublicBadge } from '../model/index.ts';
import { pngOf, stillGood } from './artwork/as-png.ts';
import { openArtwork, type ReadArtwork } from './artwork/files.ts';
import { NO_CACHE, type PictureCache } from './pictures/cache.ts';
import type { BadgePicture, PictureJob } from './pictures/job.ts';
import { keyOf } from './pictures/key.ts';
import { drawPictures, workersFor } from './pictures/pool.ts';

export type { BadgePicture } from './pictures/job.ts';

export interface DrawingOptions {
  /** absolute; where the user's own font packages are */
  readonly root: string;
  readonly readArtwork: ReadArtwork;
  /** default: none */
  readonly cache?: PictureCache;
  /** processors that may be used; default 1 */
  readonly cores?: number;
  /** told how many of the pictures that are not in the cache are drawn */
  readonly progress?: (done: number, of: number) => void;
}

/**
 * The picture of every public badge, each drawn once: own PNG artwork is taken as it is, byte for byte, and what the
 * cache has is not drawn again.
 * @returns pictures by badge id, in the badges' order
 * @throws HaversackError `picture-artwork` when artwork is not what `checkPictures` found good, or as `drawPictures` does
 */
export async function drawBadgePictures(
  backpack: PublicBackpack,
  { root, readArtwork, cache = NO_CACHE, cores = 1, progress = () => {} }: DrawingOptions,
): Promise<ReadonlyMap<string, BadgePicture>> {
  const open = openArtwork(readArtwork);
  const fonts = { root, packages: backpack.site.pictureFonts };
  const pictures = new Map<string, BadgePicture | undefined>();
  const missing: { readonly id: string; readonly key: string; readonly job: PictureJob }[] = [];
  for (const badge of backpack.badges) {
    const planned = await planPicture(badge, open, fonts);
    if ('png' in planned) {
      pictures.set(badge.id, planned);
      continue;
    }
    const key = keyOf(planned);
    const known = cache.read(key);
    pictures.set(badge.id, known);
    if (known === undefined) missing.push({ id: badge.id, key, job: planned });
  }
  const drawn = await drawPictures(
    missing.map(({ job }) => job),
    workersFor(missing.length, cores),
    (done) => progress(done, missing.length),
  );
  for (const [index, { id, key }] of missing.entries()) {
    const picture = drawn[index] as BadgePicture;
    cache.write(key, picture);
    pictures.set(id, picture);
  }
  return pictures as ReadonlyMap<string, BadgePicture>;
}

/** A picture that is there already, or what is to be drawn. */
async function planPicture(
  { id, name, image, design, issuer }: PublicBadge,
  open: ReturnType<typeof openArtwork>,
  fonts: { readonly root: string; readonly packages: readonly string[] },
): Promise<BadgePicture | PictureJob> {
  if (image) {
    const artwork = stillGood(image.file, await open(image));
    return artwork.kind === 'png' ? { png: artwork.bytes } : { kind: 'artwork', svg: artwork.svg };
  }
  const logo =
    design.logo && issuer.image ? await pngOf(stillGood(issuer.image.file, await open(issuer.image))) : undefined;
  return { kind: 'design', badge: { id, name, design }, logo, fonts };
}
