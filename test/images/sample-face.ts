import { faceOf } from '../../src/images/badge-face.ts';
import { drawSvg } from '../../src/images/draw.ts';
import { loadFonts } from '../../src/images/fonts/fonts.ts';
import { logoPng } from './faces.ts';
import type { Sample } from './samples.ts';

/** Draws a sample as a build draws a badge. */
export async function drawSample({ title, name, design, hasLogo, pictureFonts }: Sample): Promise<string> {
  const fonts = loadFonts('/nowhere', pictureFonts);
  const drawn = hasLogo === true ? { ...design, logo: true } : design;
  const face = await faceOf({ id: title, name, design: drawn }, hasLogo === true ? logoPng : undefined, fonts);
  return (await drawSvg(face, fonts)).svg;
}
