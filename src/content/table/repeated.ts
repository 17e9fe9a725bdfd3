import type { AwardRow } from './award-row.ts';

interface Merged {
  readonly rows: readonly AwardRow[];
  /** rows that say what an earlier one says */
  readonly count: number;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** Leaves out rows that repeat an earlier one; another row about the same recipient is a problem. */
export function mergeRepeated(rows: readonly AwardRow[]): Merged {
  const first = new Map<string, AwardRow>();
  const problems: { line: number; message: string }[] = [];
  for (const row of rows) {
    const recipient = row.to.kind === 'email' ? row.to.value.toLowerCase() : row.to.value;
    const before = first.get(recipient);
    if (before === undefined) first.set(recipient, row);
    else if (said(before) !== said(row)) {
      const message = `The recipient of line ${before.line} stands here again, with something else beside. Keep one of the two rows.`;
      problems.push({ line: row.line, message });
    }
  }
  return { rows: [...first.values()], count: rows.length - first.size - problems.length, problems };
}

const said = ({ name, issuedOn, expires, evidence, narrative }: AwardRow): string =>
  JSON.stringify([name, issuedOn, expires, evidence, narrative]);
