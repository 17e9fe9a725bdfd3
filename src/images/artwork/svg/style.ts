import { quote, refuse } from './fault.ts';

interface Declaration {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads `style` as plain declarations. Comments, escapes, at-rules and blocks have other meanings than they show and are
 * refused; so is `!important`, which a value that is read afterwards cannot have.
 */
export function readStyle(style: string, line: number): readonly Declaration[] {
  const trick = /\/\*|[\\@{}]/.exec(style);
  if (trick) refuse('artwork-svg-style', line, `${trick[0]} in style`);
  return style.split(';').flatMap((part) => {
    if (part.trim() === '') return [];
    const colon = part.indexOf(':');
    const name = part.slice(0, Math.max(0, colon)).trim().toLowerCase();
    return name === ''
      ? refuse('artwork-svg-style', line, quote(part))
      : [{ name, value: part.slice(colon + 1).trim() }];
  });
}
