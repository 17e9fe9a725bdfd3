import type { EmojiSet } from './design/emoji.ts';
import type { IconSet } from './design/icons.ts';

let loaded: Promise<EmojiSet> | undefined;

/** The bundled emoji, Fluent's flat ones. Nine megabytes: read once, and only where a badge shows one. */
export const loadEmoji = (): Promise<EmojiSet> => {
  loaded ??= import('@iconify-json/fluent-emoji-flat').then(({ icons, chars }) => ({
    icons: icons as IconSet,
    names: chars as Readonly<Record<string, string>>,
  }));
  return loaded;
};
