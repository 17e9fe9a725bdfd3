/** Of two that stand in a row equally often, the one less likely to be part of a name comes first. */
const DELIMITERS = ['\t', ';', '|', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter of a table: the one that stands most often in its first row, outside quotes. */
export function findDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === '\n' || char === '\r')) break;
    else if (!isQuoted) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const most = Math.max(...DELIMITERS.map((delimiter) => counts.get(delimiter) ?? 0));
  return most === 0 ? ',' : (DELIMITERS.find((delimiter) => counts.get(delimiter) === most) ?? ',');
}

/** Excel's own first line, `sep=;`: what it says, and its length with the line end. */
export function readSepLine(text: string): { readonly delimiter: Delimiter; readonly length: number } | undefined {
  const [line, said] = /^"?sep=(.)"?(?:\r\n|\n|\r|$)/i.exec(text) ?? [];
  const delimiter = DELIMITERS.find((one) => one === said);
  return line === undefined || delimiter === undefined ? undefined : { delimiter, length: line.length };
}
