import { rasterArtwork } from '../artwork/raster.ts';
import { type DrawnBadge, faceOf } from '../badge-face.ts';
import { drawSvg } from '../draw.ts';
import { loadFonts } from '../fonts/fonts.ts';
import { rasterPng } from '../raster.ts';

/** Everything that a picture is made from; plain, so that it can be sent to another thread and be hashed. */
export type PictureJob =
  | {
      readonly kind: 'design';
      readonly badge: DrawnBadge;
      /** the issuer's image as PNG, when the design asks for it */
      readonly logo?: Uint8Array | undefined;
      readonly fonts: { readonly root: string; readonly packages: readonly string[] };
    }
  /** cleaned artwork */
  | { readonly kind: 'artwork'; readonly svg: string };

/** A badge's picture, ready to be published and baked. */
export interface BadgePicture {
  readonly png: Uint8Array;
  /** of drawn badges and SVG artwork */
  readonly svg?: string | undefined;
}

/**
 * Draws one picture; the same job gives the same bytes, in whatever thread.
 * @throws HaversackError as `drawSvg` and `rasterArtwork` do
 */
export async function drawPicture(job: PictureJob): Promise<BadgePicture> {
  if (job.kind === 'artwork') return { png: await rasterArtwork(job.svg), svg: job.svg };
  const fonts = loadFonts(job.fonts.root, job.fonts.packages);
  const { svg } = await drawSvg(await faceOf(job.badge, job.logo, fonts), fonts);
  return { png: await rasterPng(svg), svg };
}
