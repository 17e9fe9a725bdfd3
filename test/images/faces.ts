import sharp from 'sharp';
import { findEmoji } from '../../src/images/design/emoji.ts';
import { designFace, type Face, type FaceInput } from '../../src/images/design/face.ts';
import { findIcon } from '../../src/images/design/icons.ts';
import { drawSvg } from '../../src/images/draw.ts';
import { loadEmoji } from '../../src/images/emoji.ts';
import { loadFonts } from '../../src/images/fonts/fonts.ts';
import { lucide } from '../../src/images/lucide.ts';

export const fonts = loadFonts();

/** The longest name that content allows: 120 characters. */
export const LONG =
  'Advanced Practitioner Certificate in Community-Based Emergency Response and Volunteer Coordination for Rural Districts X';

export const logoPng = await sharp({ create: { width: 96, height: 96, channels: 4, background: '#e8542f' } })
  .png()
  .toBuffer();
export const logo = `data:image/png;base64,${logoPng.toString('base64')}`;

const emojiSet = await loadEmoji();

/** A face of a badge, from the parts that matter to a test. */
export function face(name: string, design: FaceInput['design'] = {}, more: Partial<FaceInput> = {}) {
  const icon = design.icon === undefined ? undefined : findIcon(lucide, design.icon);
  if (icon && !icon.ok) throw new Error(`no icon ${design.icon}`);
  const emoji = design.emoji === undefined ? undefined : findEmoji(emojiSet, design.emoji);
  if (emoji && !emoji.ok) throw new Error(`no emoji ${design.emoji}`);
  const signs = { icon: icon?.value, emoji: emoji?.value };
  return designFace({ id: 'first-aid', name, design, ...signs, measure: fonts.measure, ...more });
}

/** Every point of the letters' paths, handles of their curves too: no ink lies outside them. */
export async function letterPoints(drawn: Face): Promise<(readonly [number, number])[]> {
  const { svg } = await drawSvg({ ...drawn, picture: '' }, fonts);
  return [...svg.matchAll(/ d="([^"]*)"/g)].flatMap(([, d]) => pathPoints(d as string));
}

/** The points of a path in the commands that letters are drawn with, absolute or relative. */
export function pathPoints(d: string): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, command = '', rest = ''] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const kind = command.toLowerCase();
    const isRelative = command === kind;
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    if (kind === 'z') [x, y] = [startX, startY];
    const size = { m: 2, l: 2, q: 4, c: 6, h: 1, v: 1, z: 1 }[kind];
    if (size === undefined) throw new Error(`a path has the command ${command}`);
    for (let at = 0; at < numbers.length; at += size) {
      const [fromX, fromY] = isRelative ? [x, y] : [0, 0];
      const group = numbers.slice(at, at + size);
      if (kind === 'h') x = fromX + group[0]!;
      else if (kind === 'v') y = fromY + group[0]!;
      for (let index = 0; size > 1 && index < size; index += 2) {
        x = fromX + group[index]!;
        y = fromY + group[index + 1]!;
        if (index < size - 2) points.push([x, y]);
      }
      points.push([x, y]);
    }
    if (kind === 'm') [startX, startY] = [x, y];
  }
  return points;
}
