import sharp from 'sharp';

/** A real PNG as sharp writes it: one plain colour with a disc, as small or large as asked. */
export const drawPng = async (size: number): Promise<Uint8Array> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="#246"/><circle cx="50%" cy="50%" r="40%" fill="#fc0"/></svg>`;
  return new Uint8Array(await sharp(new TextEncoder().encode(svg)).png().toBuffer());
};

/** A real PNG whose picture cannot be compressed, so that it has the weight of a badge. */
export const noisePng = async (size: number): Promise<Uint8Array> => {
  let state = 1;
  const pixels = Uint8Array.from({ length: size * size * 3 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  const image = sharp(pixels, { raw: { width: size, height: size, channels: 3 } });
  return new Uint8Array(await image.png().toBuffer());
};

export const unwrap = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string },
): Value => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.value;
};
