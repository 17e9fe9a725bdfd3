import satori from 'satori';
import { HaversackError } from '../values/index.ts';
import type { Face } from './design/face.ts';
import { SIDE } from './design/shapes.ts';
import type { FaceText } from './design/text.ts';
import type { FontSet } from './fonts/fonts.ts';
import { shortenPath } from './path-text.ts';

export interface Drawing {
  /** one SVG document, text as paths */
  readonly svg: string;
  /** characters of the face that no bundled font has, each once, in order */
  readonly missing: readonly string[];
}

/**
 * Draws a face as SVG; the same face gives the same bytes. Nothing is fetched: a face holds no address, and fonts
 * and pictures are given as bytes.
 * @throws HaversackError `picture-style` when the face asks for what satori cannot do: ours to mend
 */
export async function drawSvg(face: Face, { fontsFor, hasGlyph }: FontSet): Promise<Drawing> {
  const missing = new Set<string>();
  const drawn = await satori(face.text as unknown as Parameters<typeof satori>[0], {
    width: SIDE,
    height: SIDE,
    fonts: fontsFor(lettersOf(face.text)),
    embedFont: true,
    loadAdditionalAsset: async (_language, segment) => {
      const absent = [...segment].filter((character) => !hasGlyph(character) && !/\s/u.test(character));
      for (const character of absent.length > 0 ? absent : [segment]) missing.add(character);
      return [];
    },
    onStyleError: (cause) => {
      throw new HaversackError('picture-style', `A badge cannot be drawn: ${cause.message}`, { cause });
    },
  });
  const title = escapeXml(face.title);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label="${title}">${face.picture}${pathsOf(drawn)}</svg>\n`,
    missing: [...missing],
  };
}

/** All letters of a text and of what is in it. */
const lettersOf = ({ props: { children } }: FaceText): string =>
  typeof children === 'string' ? children : children.map(lettersOf).join('');

/** The letters' paths out of satori's document, whose masks nothing refers to. */
function pathsOf(svg: string): string {
  const unknown = [...svg.matchAll(/<([a-z]+)[ >]/gi)].find(([, name]) => !KNOWN.has(name as string));
  if (unknown || svg.includes('url(')) {
    throw new HaversackError('picture-style', `Text was drawn with ${unknown?.[0] ?? 'a reference'}, not paths alone.`);
  }
  const paths = [...svg.matchAll(PATH)];
  if (paths.length !== svg.split('<path ').length - 1) {
    throw new HaversackError('picture-style', 'Text was drawn with a path of a kind that is not known.');
  }
  return paths
    .map(([whole, fill, d, bold = '']) => {
      const short = shortenPath(d as string);
      return short === undefined ? whole : `<path fill="${fill}" d="${short}"${bold}/>`;
    })
    .join('');
}

/** A letter; one of a font that has no bold letters is made bold by a stroke. */
const PATH = /<path fill="([^"]*)" d="([^"]*)"( stroke="[^"]*" stroke-width="[\d.]+")?\/>/g;

const KNOWN: ReadonlySet<string> = new Set(['svg', 'mask', 'rect', 'g', 'path']);

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[\p{Cs}\ufffe\uffff]/gu, '');
