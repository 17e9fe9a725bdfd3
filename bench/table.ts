import type { Measured } from './measure.ts';
import { median } from './numbers.ts';

/** One command, measured several times. */
export interface Row {
  readonly what: string;
  readonly runs: readonly Measured[];
  /** seconds; undefined where none is set */
  readonly aim: number | undefined;
}

/** A plain table: seconds (median, and the range of all runs), memory, aim. */
export function printTable(rows: readonly Row[]): string {
  const cells = [
    ['', 'seconds', 'from-to', 'peak memory', 'aim', ''],
    ...rows.map(({ what, runs, aim }) => {
      const seconds = runs.map((run) => run.seconds);
      const middle = median(seconds);
      const peaks = runs.flatMap(({ peak }) => peak ?? []);
      return [
        what,
        middle.toFixed(2),
        `${Math.min(...seconds).toFixed(2)}-${Math.max(...seconds).toFixed(2)}`,
        peaks.length === 0 ? 'not measured' : `${Math.round(Math.max(...peaks) / 1_000_000)} MB`,
        aim === undefined ? '' : `${aim}`,
        aim === undefined ? '' : middle <= aim ? 'met' : 'missed',
      ];
    }),
  ];
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return `${cells.map(line).join('\n')}\n`;
}
