import sharp from 'sharp';

/** Each side of a published portrait, px at most. */
const SIDE = 512;

/**
 * A person's picture as it is published: at most 512 px a side, and pixels alone. Photographs carry where and when
 * they were taken, and often a smaller copy of what was cut away.
 * @param png  artwork that was found good
 */
export const portrait = async (png: Uint8Array): Promise<Uint8Array> =>
  sharp(png)
    .autoOrient()
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .png({ palette: true, quality: 90, effort: 10, compressionLevel: 9 })
    .toBuffer();
