import { join } from 'node:path';
import sharp from 'sharp';
import { drawSample } from './sample-face.ts';
import type { Sample } from './samples.ts';

/** Each side of a kept picture, px. */
const SIDE = 112;
/** Of a block that is compared as a whole, px. */
const BLOCK = 8;

export const GOLDENS = join(import.meta.dirname, '../fixtures/golden');
export const goldenPath = ({ title }: Sample): string => join(GOLDENS, `${title}.png`);

/** A sample as it is kept: small, on white, a palette PNG. */
export async function drawGolden(sample: Sample): Promise<Buffer> {
  const svg = await drawSample(sample);
  return sharp(Buffer.from(svg))
    .resize(SIDE, SIDE)
    .flatten({ background: '#ffffff' })
    .png({ palette: true, colours: 128, dither: 0, effort: 10 })
    .toBuffer();
}

/** How far two pictures are apart, each 0 to 255: on the whole, and in the block that differs most. */
export async function distance(one: Uint8Array, other: Uint8Array): Promise<{ mean: number; worst: number }> {
  const [a, b] = await Promise.all([one, other].map((png) => sharp(png).removeAlpha().raw().toBuffer()));
  const blocks = new Float64Array((SIDE / BLOCK) ** 2);
  let sum = 0;
  for (let at = 0; at < SIDE * SIDE * 3; at++) {
    const apart = Math.abs((a?.[at] ?? 0) - (b?.[at] ?? 255));
    const pixel = Math.floor(at / 3);
    const block = Math.floor(pixel / SIDE / BLOCK) * (SIDE / BLOCK) + Math.floor((pixel % SIDE) / BLOCK);
    blocks[block] = (blocks[block] as number) + apart / (BLOCK * BLOCK * 3);
    sum += apart;
  }
  return { mean: sum / (SIDE * SIDE * 3), worst: Math.max(...blocks) };
}
