import { type AwardRowOptions, readAwardRows, readTable, type TableOptions } from '../../content/index.ts';
import { readPlainFile } from '../../io/index.ts';
import type { Wanted } from './wanted.ts';

export interface ReadOptions extends TableOptions, AwardRowOptions {
  /** absolute; wherever the person who awards keeps it */
  readonly file: string;
  /** for rows that do not say it themselves */
  readonly otherwise: Pick<Wanted, 'issuedOn' | 'expires' | 'evidence' | 'narrative'>;
}

/** Something wrong in a row; line 0 where it is no single row's. */
export interface RowProblem {
  readonly line: number;
  readonly message: string;
}

/** What was found out about a table. */
export interface Detected {
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: readonly { readonly column: string; readonly field: string }[];
  /** columns that are not used */
  readonly ignored: readonly string[];
  /** undefined where the table has no dates */
  readonly dateFormat?: string | undefined;
}

export interface ReadRows {
  readonly rows: readonly (Wanted & { readonly line: number })[];
  readonly problems: readonly RowProblem[];
  readonly detected?: Detected | undefined;
  /** rows left out: not as asked, or about nobody */
  readonly skipped: number;
  /** rows that say the same as an earlier one */
  readonly merged: number;
}

/** Bytes that are looked at; what the table may hold is for its reader to say. */
const MOST_BYTES = 64 * 1024 * 1024;

const REASONS = {
  'file-missing': 'There is no such file.',
  'file-not-plain': 'It is no plain file.',
  'file-too-large': 'It is larger than any table that is read.',
  'file-unreadable': 'It cannot be read: look at its permissions.',
  'file-not-utf8': 'It is no text.',
} as const;

/** Reads a table into the awards that it asks for. */
export function readRows(options: ReadOptions): ReadRows {
  const bytes = readPlainFile(options.file, MOST_BYTES);
  if (!bytes.ok) return failed(REASONS[bytes.reason]);
  const read = readTable(bytes.value, options);
  if (!read.ok) return failed(read.message);
  const { rows, problems, told, skipped, merged } = readAwardRows(read.table, options);
  const { encoding, delimiter } = read.table;
  const { otherwise } = options;
  return {
    rows: rows.map(({ line, to, name, issuedOn, expires, evidence = [], narrative }) => ({
      line,
      to,
      name,
      issuedOn: issuedOn ?? otherwise.issuedOn,
      expires: expires ?? otherwise.expires,
      evidence: evidence.length === 0 ? otherwise.evidence : evidence,
      results: [],
      narrative: narrative ?? otherwise.narrative,
    })),
    problems,
    detected: { encoding, delimiter, ...told },
    skipped,
    merged,
  };
}

const failed = (message: string): ReadRows => ({ rows: [], problems: [{ line: 0, message }], skipped: 0, merged: 0 });
