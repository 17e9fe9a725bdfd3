import type { Design } from '../../model/index.ts';
import { printColour } from './colour.ts';
import type { EmojiBody } from './emoji.ts';
import type { IconBody } from './icons.ts';
import { type Layout, layOut, sizeToFit, type TextLine } from './layout.ts';
import type { Measure } from './lines.ts';
import { drawMarks } from './marks.ts';
import { printPath, round } from './outline.ts';
import { type Palette, paletteOf } from './palette.ts';
import { drawPattern } from './patterns.ts';
import { drawRibbon, RIBBON } from './ribbon.ts';
import { CENTRE, type Plate, plateOf, RIM } from './shapes.ts';
import { type FaceText, setText } from './text.ts';
import { drawable } from './words.ts';

/** A badge's face: its picture as SVG markup, and over it the text as elements for satori, both 512 px square. */
export interface Face {
  readonly title: string;
  readonly picture: string;
  readonly text: FaceText;
}

export interface FaceInput {
  /** chooses the ground where the design names none */
  readonly id: string;
  readonly name: string;
  readonly design: Design;
  /** the design's icon; without one the name's first letter stands there */
  readonly icon?: IconBody | undefined;
  /** in the icon's place: the design's emoji, or one of the name */
  readonly emoji?: EmojiBody | undefined;
  /** the issuer's image as a `data:` address, when the design asks for it */
  readonly logo?: string | undefined;
  readonly measure: Measure;
}

const CREST = 46;

/**
 * Designs a badge: plate and rim, marks, icon, name, ribbon, the issuer's image. Pure; the same input gives the
 * same face.
 * @throws RangeError when a colour is not `#rrggbb`, or the logo is not a `data:` address
 */
export function designFace({ id, name, design, icon, emoji, logo, measure }: FaceInput): Face {
  const plate = plateOf(design.shape ?? 'circle');
  const palette = paletteOf(id, design);
  const title = drawable(name);
  const lettering = title === '' ? ' ' : title;
  const ribbon = drawable(design.ribbon ?? '');
  const level = design.level ?? 0;
  const layout = layOut(plate, spaceOn(plate, ribbon !== '', logo !== undefined), lettering, level, measure);
  const ink = printColour(palette.ink);
  const letter = (icon ?? emoji) === undefined ? letterOf(title) : undefined;
  const isLetterAlone = letter !== undefined && letter === title.toUpperCase();
  return {
    title: title === '' ? name : title,
    picture: [
      drawPlate(plate, palette, drawPattern(design.pattern ?? 'plain', palette)),
      layout.marks ? drawMarks(design.marks ?? 'star', level, layout.marks.y, palette.marks) : '',
      icon ? drawIcon(icon, layout.icon, ink) : '',
      emoji ? drawEmoji(emoji, layout.icon, ink) : '',
      ribbon === '' ? '' : drawRibbon(design.ribbonStyle ?? 'folded', plate.ribbon, palette),
      logo === undefined ? '' : drawCrest(plate, palette, logo),
    ].join(''),
    text: setText(title, [
      ...(letter === undefined ? [] : [{ ...letterLine(letter, layout, isLetterAlone), colour: ink }]),
      ...(isLetterAlone ? [] : layout.name.map((line) => ({ ...line, colour: ink }))),
      ...(ribbon === '' ? [] : [{ ...ribbonLine(ribbon, plate, measure), colour: printColour(palette.ribbonInk) }]),
    ]),
  };
}

const ribbonSize = (text: string, measure: Measure): number => sizeToFit(text, RIBBON.text, RIBBON.largest, measure);

/** True when the text could stand on the ribbon only too small to be read. */
export const isRibbonTooLong = (text: string, measure: Measure): boolean =>
  ribbonSize(drawable(text), measure) < RIBBON.smallest;

function spaceOn(plate: Plate, hasRibbon: boolean, hasCrest: boolean): { top: number; bottom: number } {
  return {
    top: hasCrest ? plate.crest + CREST + 14 : plate.top,
    bottom: hasRibbon ? plate.ribbon - RIBBON.height / 2 - 12 : plate.bottom,
  };
}

/** Edge, rim and ground, which deepens towards its foot. */
function drawPlate(plate: Plate, palette: Palette, pattern: string): string {
  const edge = printColour(palette.edge);
  const ring = (colour: string, width: number): string =>
    `<use href="#plate" fill="none" stroke="${colour}" stroke-width="${width * 2}" stroke-linejoin="round"/>`;
  const stop = (offset: number, colour: string): string => `<stop offset="${offset}" stop-color="${colour}"/>`;
  return [
    `<defs><linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">${stop(0.05, printColour(palette.ground))}${stop(0.95, printColour(palette.depth))}</linearGradient><path id="plate" d="${printPath(plate.outline)}"/></defs>`,
    ring(edge, RIM),
    ring(printColour(palette.ink), 13),
    ring(edge, 8),
    '<use href="#plate" fill="url(#ground)"/>',
    pattern,
  ].join('');
}

function drawIcon(body: IconBody, { y, size }: { readonly y: number; readonly size: number }, colour: string): string {
  const scale = round((size / 24) * 100) / 100;
  const drawn = body.replaceAll('currentColor', colour).replaceAll('stroke-width="2"', 'stroke-width="1.7"');
  return `<g transform="translate(${round(CENTRE - size / 2)} ${round(y - size / 2)}) scale(${scale})">${drawn}</g>`;
}

/** On a disc of the ink's colour, so that an emoji of any colour stands out. */
function drawEmoji(body: EmojiBody, { y, size }: { readonly y: number; readonly size: number }, ink: string): string {
  const radius = round(size * 0.47);
  const side = radius * 1.36;
  const scale = round((side / 32) * 100) / 100;
  return `<circle cx="${CENTRE}" cy="${round(y)}" r="${radius}" fill="${ink}"/><g transform="translate(${round(CENTRE - side / 2)} ${round(y - side / 2)}) scale(${scale})">${body}</g>`;
}

/** The first letter or digit of a name, with its accents, as a capital. */
const letterOf = (title: string): string =>
  (/[\p{L}\p{N}]\p{M}*/u.exec(title)?.[0] ?? [...title][0] ?? '').toUpperCase();

/** In the icon's place; a name that is no more than its letter fills the room of both. */
function letterLine(text: string, { icon, name }: Layout, isAlone: boolean): TextLine {
  const size = icon.size * (text.length > 1 ? 0.6 : 0.92);
  if (!isAlone) return { text, y: icon.y, size: round(size) };
  return { text, y: (icon.y - icon.size / 2 + name.at(-1)!.y + name.at(-1)!.size / 2) / 2, size: round(size * 1.2) };
}

const ribbonLine = (text: string, plate: Plate, measure: Measure): TextLine => ({
  text,
  y: plate.ribbon,
  size: ribbonSize(text, measure),
});

/** The issuer's image in a round field on the upper rim. */
function drawCrest(plate: Plate, palette: Palette, logo: string): string {
  if (!/^data:image\/(?:png|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(logo)) {
    throw new RangeError('A logo is drawn from a data: address only, so that drawing never uses the network.');
  }
  const disc = (radius: number, colour: string): string =>
    `<circle cx="${CENTRE}" cy="${plate.crest}" r="${radius}" fill="${colour}"/>`;
  const inner = CREST - 9;
  return [
    `<clipPath id="crest"><circle cx="${CENTRE}" cy="${plate.crest}" r="${inner}"/></clipPath>`,
    disc(CREST, printColour(palette.edge)),
    disc(CREST - 5, '#ffffff'),
    `<image x="${CENTRE - inner}" y="${plate.crest - inner}" width="${inner * 2}" height="${inner * 2}" clip-path="url(#crest)" preserveAspectRatio="xMidYMid meet" href="${logo}"/>`,
  ].join('');
}
