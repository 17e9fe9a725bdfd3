import { HaversackError } from '../../values/index.ts';
import type { ArtworkFile } from './files.ts';
import { rasterArtwork } from './raster.ts';

/** Artwork that was found good. */
export type GoodArtwork = Extract<ArtworkFile, { readonly ok: true }>;

const rasters = new WeakMap<GoodArtwork, Promise<Uint8Array>>();

/** Artwork as PNG: as it is, or an SVG rastered, once however often it is asked for. */
export function pngOf(artwork: GoodArtwork): Promise<Uint8Array> {
  if (artwork.kind === 'png') return Promise.resolve(artwork.bytes);
  const raster = rasters.get(artwork) ?? rasterArtwork(artwork.svg);
  rasters.set(artwork, raster);
  return raster;
}

/**
 * Artwork that `checkPictures` found good, opened again.
 * @throws HaversackError `picture-artwork` when it is not good any more
 */
export function stillGood(file: string, artwork: ArtworkFile): GoodArtwork {
  if (artwork.ok) return artwork;
  throw new HaversackError('picture-artwork', `${file} is not the picture that was checked (${artwork.reason}).`, {
    remedy: 'Run the command again; nothing may change the content while it runs.',
  });
}
