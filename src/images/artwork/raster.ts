import { HaversackError } from '../../values/index.ts';
import { rasterPng } from '../raster.ts';

/**
 * Rasters cleaned SVG artwork to a square PNG of 512 px, with clear margins where it is not square itself.
 * @throws HaversackError `picture-artwork` when it takes too long or cannot be drawn
 */
export async function rasterArtwork(svg: string): Promise<Uint8Array> {
  try {
    return await rasterPng(svg);
  } catch (cause) {
    throw new HaversackError('picture-artwork', 'An SVG picture cannot be drawn.', {
      remedy: 'Simplify it, or save it as PNG.',
      cause,
    });
  }
}
