import sharp, { type PngOptions, type Raw } from 'sharp';
import { bandingOf } from './banding.ts';
import { SIDE } from './design/shapes.ts';

/** At most 256 colours. Undithered: noise would cost more bytes than it hides. */
const PALETTE: PngOptions = { palette: true, quality: 93, dither: 0, effort: 7, compressionLevel: 9 };
const FULL: PngOptions = { palette: false, compressionLevel: 9 };

/**
 * From here on a reader can see where a smooth change of colour was cut into steps: the mean error of a square of
 * 8 × 8 px, 0 to 255. A drawn badge with one gradient stays below half of it.
 */
const VISIBLE = 3;

/** Seconds that one drawing may take. */
const LONGEST = 20;

/**
 * Rasters an SVG, whose longer side is 512 px, to a square PNG with clear margins: with a palette where that shows no
 * banding, which is a third of the bytes, else in full colour. The same SVG gives the same bytes.
 */
export async function rasterPng(svg: string): Promise<Uint8Array> {
  const { data, info } = await sharp(Buffer.from(svg), { density: 72, limitInputPixels: SIDE * SIDE })
    .timeout({ seconds: LONGEST })
    .resize(SIDE, SIDE, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw: Raw = { width: info.width, height: info.height, channels: 4 };
  const small = await sharp(data, { raw }).png(PALETTE).toBuffer();
  const seen = await sharp(small).ensureAlpha().raw().toBuffer();
  const isSmooth = bandingOf(data, seen, info.width) < VISIBLE;
  return new Uint8Array(isSmooth ? small : await sharp(data, { raw }).png(FULL).toBuffer());
}

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
