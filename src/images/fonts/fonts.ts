import type { Font } from 'satori';
import { HaversackError } from '../../values/index.ts';
import type { Measure } from '../design/lines.ts';
import { bundledFiles, type FontFile, packageFiles, readFontFile, WEIGHT } from './files.ts';
import { type FontMetrics, parseWoffMetrics } from './woff.ts';

/** The fonts that pictures are set in, and what is known of them. */
export interface FontSet {
  /** those that have a letter of this text, in the order in which they are asked for one */
  readonly fontsFor: (text: string) => Font[];
  readonly measure: Measure;
  readonly hasGlyph: (character: string) => boolean;
}

/** A character that no font has is drawn as a box, one em wide at most. */
const MISSING = 1;

interface OpenFont {
  readonly font: Font;
  readonly metrics: FontMetrics;
}

const sets = new Map<string, FontSet>();

/**
 * The bundled fonts, then those of the packages that `pictureFonts` of the site names. A file is read when a letter
 * is not in the ones before it, so that text in Latin script opens no other.
 * @param root  absolute; where the user's own packages are looked for
 * @throws HaversackError `font-unreadable`, later, when a file that is wanted is no WOFF
 */
export function loadFonts(root = '', packages: readonly string[] = []): FontSet {
  const key = [root, ...packages].join('\n');
  const known = sets.get(key) ?? openSet(root, packages);
  sets.set(key, known);
  return known;
}

function openSet(root: string, packages: readonly string[]): FontSet {
  const own = packages.flatMap((name) => {
    const files = packageFiles(root, name);
    return files.ok ? files.value : [];
  });
  const files = [...bundledFiles(), ...own];
  const opened = new Map<FontFile, OpenFont>();
  const open = (file: FontFile): OpenFont => {
    const font = opened.get(file) ?? openFile(file);
    opened.set(file, font);
    return font;
  };
  const places = new Map<string, { readonly file: FontFile; readonly advance: number } | undefined>();
  const find = (character: string) => {
    if (!places.has(character)) places.set(character, search(character));
    return places.get(character);
  };
  const search = (character: string) => {
    const codePoint = character.codePointAt(0) as number;
    for (const file of files) {
      const advance = open(file).metrics.advance(codePoint);
      if (advance !== undefined) return { file, advance };
    }
    return undefined;
  };
  return {
    fontsFor: (text) => {
      const wanted = new Set([...text].map((character) => find(character)?.file));
      const found = files.filter((file) => wanted.has(file)).map((file) => open(file).font);
      return found.length > 0 ? found : [open(files[0] as FontFile).font];
    },
    measure: (text) => [...text].reduce((sum, character) => sum + (find(character)?.advance ?? MISSING), 0),
    hasGlyph: (character) => find(character) !== undefined,
  };
}

function openFile(file: FontFile): OpenFont {
  const data = readFontFile(file);
  if (data === undefined) throw new HaversackError('font-unreadable', `The font ${file.path} is too large.`);
  const metrics = parseWoffMetrics(data, file.path);
  return { font: { name: file.name, data: data as Font['data'], weight: WEIGHT, style: 'normal' }, metrics };
}
