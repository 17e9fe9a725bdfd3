import type { Place } from '../../diagnostics/index.ts';

/** One cell of a CSV text and where it stands. */
export interface Cell {
  /** without its quotes */
  readonly text: string;
  /** offsets of its first character and behind its last one, quotes included */
  readonly from: number;
  readonly to: number;
}

export interface Row {
  /** the row's first line, counted from 1 */
  readonly line: number;
  /** offset of its first character */
  readonly from: number;
  readonly cells: readonly Cell[];
}

export type SplitRows =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly place: Place; readonly reason: string };

const LINE_END = /\r\n|\r|\n/g;

/**
 * Splits a CSV text with commas, as RFC 4180 has it, and says where every cell stands. Empty lines are no rows.
 * @param start  offset at which the first row begins: 1 behind a byte-order mark
 */
export function splitRows(text: string, start: number): SplitRows {
  const rows: Row[] = [];
  let line = 1;
  for (let from = start; from < text.length; ) {
    if (text[from] === '\n') {
      line++;
      from++;
      continue;
    }
    const row = splitRow(text, from);
    if (!row.ok) return { ok: false, place: placeWithin(text, line, from, row.at), reason: row.reason };
    const { cells, next } = row;
    if (cells.length > 1 || cells[0]?.from !== cells[0]?.to) rows.push({ line, from, cells });
    line += text.slice(from, next).match(LINE_END)?.length ?? 0;
    from = next;
  }
  return { ok: true, rows };
}

/**
 * Where an offset stands.
 * @param line  the line on which `from` begins
 */
export function placeWithin(text: string, line: number, from: number, offset: number): Place {
  const before = text.slice(from, offset).split(LINE_END);
  return { line: line + before.length - 1, column: (before.at(-1) as string).length + 1 };
}

type SplitRow =
  | { readonly ok: true; readonly cells: readonly Cell[]; readonly next: number }
  | { readonly ok: false; readonly at: number; readonly reason: string };

function splitRow(text: string, start: number): SplitRow {
  const cells: Cell[] = [];
  for (let from = start; ; ) {
    const isQuoted = text[from] === '"';
    const to = isQuoted ? endOfQuoted(text, from) : endOfPlain(text, from);
    if (to < 0) return { ok: false, at: from, reason: 'a quote opens here and is not closed' };
    const end = text[to];
    if (end === '"') return { ok: false, at: to, reason: 'a quote stands inside a cell without quotes' };
    if (end !== undefined && !',\r\n'.includes(end)) {
      return { ok: false, at: to, reason: 'something stands behind the closing quote' };
    }
    const inner = isQuoted ? text.slice(from + 1, to - 1).replaceAll('""', '"') : text.slice(from, to);
    cells.push({ text: inner, from, to });
    from = to + 1;
    if (end === ',') continue;
    return { ok: true, cells, next: end === '\r' && text[from] === '\n' ? from + 1 : from };
  }
}

/** What ends a cell without quotes; a quote may not stand in it. */
const STOP = /[",\r\n]/g;

function endOfPlain(text: string, from: number): number {
  STOP.lastIndex = from;
  return STOP.exec(text)?.index ?? text.length;
}

/** Behind the closing quote; -1 when there is none. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return -1;
}
