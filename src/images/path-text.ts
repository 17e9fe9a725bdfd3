/** How many points follow a command; each command stands before its points every time. */
const POINTS: Readonly<Record<string, number>> = { M: 1, L: 1, Q: 2, C: 3, Z: 0 };

/**
 * Writes a path of absolute commands shorter, the same to a tenth of a pixel: relative, without lines that lead
 * nowhere, without spaces that nothing needs. Letters take up most of a badge's SVG; this halves them.
 * @returns undefined when the path has other commands than M, L, Q, C, Z
 */
export function shortenPath(d: string): string | undefined {
  const steps = [...d.matchAll(/([a-z])([^a-z]*)/gi)];
  let [x, y] = [0, 0];
  let start: readonly [number, number] = [0, 0];
  let written = '';
  let last = '';
  for (const [, command = '', numbers = ''] of steps) {
    const values = (numbers.match(/-?[\d.]+/g) ?? []).map((number) => Math.round(Number(number) * 10));
    if (POINTS[command] === undefined || values.length !== POINTS[command] * 2 || values.some(Number.isNaN))
      return undefined;
    if (command === 'Z') {
      [x, y] = start;
      written += 'z';
      last = 'z';
      continue;
    }
    const relative = values.map((value, index) => value - (index % 2 === 0 ? x : y));
    [x, y] = values.slice(-2) as [number, number];
    if (command === 'M') start = [x, y];
    if (command === 'L' && relative.every((value) => value === 0)) continue;
    const letter = relative.length === 2 && command === 'L' ? straight(relative) : command.toLowerCase();
    const kept = letter === 'h' ? [relative[0]!] : letter === 'v' ? [relative[1]!] : relative;
    written += (letter === last && letter !== 'm' ? '' : letter) + joined(kept, letter === last && letter !== 'm');
    last = letter;
  }
  return written;
}

const straight = ([x, y]: readonly number[]): 'h' | 'v' | 'l' => (y === 0 ? 'h' : x === 0 ? 'v' : 'l');

/** Numbers in tenths as SVG reads them; a minus sign parts them as well as a space. */
const joined = (tenths: readonly number[], follows: boolean): string =>
  tenths
    .map((value, index) => {
      const text = String(value / 10).replace(/^(-?)0\./, '$1.');
      return (index > 0 || follows) && !text.startsWith('-') ? ` ${text}` : text;
    })
    .join('');
