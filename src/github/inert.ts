/** How much of a foreign text a comment shows at most, in characters. */
const SHOWN = 200;

/** Characters that nobody sees, or that turn the direction of a line; and the bar, which ends a cell of a table, in code too. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|\p{Default_Ignorable_Code_Point}|\u2800|\|/gu;

/**
 * A foreign text as a piece of Markdown that does nothing on GitHub: a code span of one line. In it nobody is
 * mentioned, nothing is linked, drawn or referred to, and what hides is shown by its number, as `\u{202e}`.
 * @param most  characters that are shown; the rest is `…`
 */
export function inert(text: string, most = SHOWN): string {
  const line = text
    .replace(/\r\n?|\n|\t/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const characters = [...line];
  const cut = characters.length > most ? `${characters.slice(0, most).join('').trimEnd()}…` : line;
  const shown = cut.replace(HIDDEN, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
  if (shown === '') return '(nothing)';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
