import sharp from 'sharp';
import { SIDE } from './design/shapes.ts';

/**
 * Rasters a drawn badge to a PNG of 512 px with a palette of at most 256 colours, which badges hardly exceed: a few
 * colours, their smooth edges, one short gradient. Undithered, since noise would cost more bytes than it hides.
 * The same SVG gives the same bytes.
 */
export const rasterPng = async (svg: string): Promise<Uint8Array> =>
  sharp(Buffer.from(svg), { density: 72, limitInputPixels: SIDE * SIDE })
    .png({ palette: true, quality: 93, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer();

/** Twice the field it stands in, so that it stays sharp where the SVG is shown large. */
const LOGO_SIDE = 152;

/**
 * An issuer's image as a `data:` address small enough to stand in every badge of the issuer.
 * @param png  artwork that was found good
 */
export async function shrinkLogo(png: Uint8Array): Promise<string> {
  const small = await sharp(png)
    .resize(LOGO_SIDE, LOGO_SIDE, { fit: 'inside', withoutEnlargement: true })
    .png({ palette: true, quality: 90, effort: 10, compressionLevel: 9 })
    .toBuffer();
  return `data:image/png;base64,${small.toString('base64')}`;
}
