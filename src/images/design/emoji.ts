import { bad, good, type Result } from '../../values/index.ts';
import type { IconSet } from './icons.ts';

/** Emoji as Iconify writes them: bodies by name in a square of 32 units, and names by code points, as `1f468-200d-1f4bb`. */
export interface EmojiSet {
  readonly icons: IconSet;
  readonly names: Readonly<Record<string, string>>;
}

/** The markup of an emoji in a square of 32 units, in its own colours; its ids begin with `emoji-`. */
export type EmojiBody = string;

/** Looks an emoji up, with and without the sign that asks for a picture instead of a letter. */
export function findEmoji({ icons, names }: EmojiSet, emoji: string): Result<EmojiBody, 'emoji-unknown'> {
  const codes = [...emoji].map((character) => (character.codePointAt(0) as number).toString(16).padStart(4, '0'));
  const plain = codes.filter((code) => code !== 'fe0f');
  const name = [codes.join('-'), plain.join('-')].map((key) => (Object.hasOwn(names, key) ? names[key] : undefined));
  for (const known of name) {
    const icon = known !== undefined && Object.hasOwn(icons.icons, known) ? icons.icons[known] : undefined;
    if (icon) return good(withOwnIds(icon.body));
  }
  return bad('emoji-unknown');
}

/** An SVG has each id once, whatever else it holds. */
const withOwnIds = (body: string): string =>
  body.replace(/\bid="([^"]+)"/g, 'id="emoji-$1"').replace(/(url\(#|href="#)/g, '$1emoji-');
