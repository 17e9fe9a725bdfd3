import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { setText } from '../../src/images/design/text.ts';
import { drawSvg } from '../../src/images/draw.ts';
import { loadFonts } from '../../src/images/fonts/fonts.ts';
import { drawSample } from '../../test/images/sample-face.ts';
import { type Sample, SHEET } from '../../test/images/samples.ts';
import { EXIT } from '../command.ts';
import { checkout } from './tools.ts';

const COLUMNS = 8;
/** Of a picture, of a cell, of a heading; px */
const [SIDE, CELL, LABEL, HEADING, MARGIN] = [148, 168, 26, 58, 28];

/** `npx haversack chore contact-sheet`: every shape, pattern, ribbon and script of drawn badges, in one picture. */
export async function run(): Promise<number> {
  const layers: OverlayOptions[] = [];
  let top = MARGIN;
  for (const { title, samples } of SHEET) {
    layers.push({ input: await label(title, 24, '#22201c'), left: MARGIN, top });
    top += HEADING;
    for (const [index, sample] of samples.entries()) {
      const left = MARGIN + (index % COLUMNS) * CELL;
      const row = top + Math.floor(index / COLUMNS) * (CELL + LABEL);
      layers.push({ input: await picture(sample), left: left + (CELL - SIDE) / 2, top: row });
      layers.push({
        input: await label(
          sample.title.replace(/^(?:pattern|ribbon|marks|script)-/, '').replaceAll('-', ' '),
          14,
          '#5e594f',
          CELL,
        ),
        left,
        top: row + SIDE,
      });
    }
    top += Math.ceil(samples.length / COLUMNS) * (CELL + LABEL) + MARGIN / 2;
  }
  const width = 2 * MARGIN + COLUMNS * CELL;
  const sheet = await sharp({ create: { width, height: top, channels: 3, background: '#faf8f3' } })
    .composite(layers)
    .png()
    .toBuffer();
  const small = await sharp(sheet).png({ palette: true, colours: 256, dither: 0.4, effort: 10 }).toBuffer();
  writeFileSync(join(checkout, 'docs/contact-sheet.png'), small);
  return EXIT.good;
}

const picture = async (sample: Sample): Promise<Buffer> =>
  sharp(Buffer.from(await drawSample(sample)))
    .resize(SIDE, SIDE)
    .png()
    .toBuffer();

/** A line of text as a picture, set like the badges; in the middle of a width, or at its beginning. */
async function label(text: string, size: number, colour: string, width?: number): Promise<Buffer> {
  const drawn = await drawSvg(
    { title: text, picture: '', text: setText(text, [{ text, y: 256, size, colour }]) },
    loadFonts(),
  );
  const whole = await sharp(Buffer.from(drawn.svg)).png().toBuffer();
  const height = Math.ceil(size * 1.5);
  const half = Math.ceil((loadFonts().measure(text) * size) / 2) + 4;
  const shown = width === undefined ? 2 * half : width;
  return sharp(whole)
    .extract({ left: Math.round(256 - shown / 2), top: Math.round(256 - height / 2), width: shown, height })
    .png()
    .toBuffer();
}
