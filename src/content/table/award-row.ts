import { holdsEmail, parseWebAddress } from '../../values/index.ts';
import { LIMITS } from '../limits.ts';
import { isEmpty, isFormula, masked, readRecipient, shown, type TableRecipient } from './cells.ts';
import type { Columns } from './columns.ts';
import { type DateFormat, readDate } from './dates.ts';
import { hasSortedNames, swapName } from './exports.ts';
import type { TableField } from './known-columns.ts';
import type { TableRow } from './read-table.ts';

/** One award that a table asks for. */
export interface AwardRow {
  readonly line: number;
  readonly to: TableRecipient;
  /** public name */
  readonly name?: string | undefined;
  /** a day, as 2025-12-31 */
  readonly issuedOn?: string | undefined;
  readonly expires?: string | undefined;
  /** addresses, each with the id of a requirement before it where the table says so: `course=https://…` */
  readonly evidence?: readonly string[] | undefined;
  readonly narrative?: string | undefined;
}

export type ReadAwardRow =
  | { readonly ok: true; readonly row: AwardRow }
  | { readonly ok: false; readonly messages: readonly string[] };

/** Reads one row of a table; or says what is wrong in it, column by column and without its e-mail address. */
export function readAwardRow(
  { line, cells }: TableRow,
  header: readonly string[],
  { at }: Pick<Columns, 'at'>,
  format: DateFormat | undefined,
): ReadAwardRow {
  const messages: string[] = [];
  const complain = (field: TableField, what: string): void => {
    messages.push(`"${header[at.get(field) as number]}": ${what}`);
  };
  /** The cell's text, when there is some and it is good. */
  const read = <Value>(field: TableField, parse: (text: string) => Value | Wrong): Value | undefined => {
    const text = cells[at.get(field) ?? -1] ?? '';
    if (isEmpty(text)) return undefined;
    const value = isFormula(text) ? FORMULA : parse(text.trim());
    if (!(value instanceof Wrong)) return value;
    complain(field, value.what);
    return undefined;
  };
  const day = (text: string): string | Wrong =>
    (format === undefined ? undefined : readDate(text, format)) ?? new Wrong(noDay(text, format));

  const to = read('to', readTo);
  if (to === undefined && messages.length === 0)
    complain('to', 'the recipient is missing. Fill it in, or leave the row out.');
  const parts = [read('firstName', readName), read('lastName', readName)].filter((part) => part !== undefined);
  const whole = read('name', readName);
  const name = whole === undefined || !hasSortedNames(header) ? whole : swapName(whole);
  const issuedOn = read('issuedOn', day);
  const expires = read('expires', day);
  const evidence = read('evidence', readEvidence);
  const narrative = read('narrative', (text) => text);
  if (to === undefined || messages.length > 0) return { ok: false, messages };
  const joined = parts.length === 0 ? undefined : parts.join(' ');
  return { ok: true, row: { line, to, name: name ?? joined, issuedOn, expires, evidence, narrative } };
}

/** What is wrong with a cell. */
class Wrong {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

const FORMULA = new Wrong('the cell begins as a formula does. Take the first character away, or leave the column out.');

const noDay = (text: string, format: DateFormat | undefined): string =>
  format === undefined
    ? `${shown(text)} is no day. Write one as 2025-12-31.`
    : `${shown(text)} is no day in the format "${format}". Correct it, or say --date-format.`;

const readTo = (text: string): TableRecipient | Wrong =>
  readRecipient(text) ??
  new Wrong(
    `"${masked(text)}" is no e-mail address or hash of one, no web address and no DID. Correct it, or leave the row out.`,
  );

function readName(text: string): string | Wrong {
  const name = text.replace(/\s+/g, ' ');
  if (holdsEmail(name)) return new Wrong('an e-mail address stands in the name, which everybody reads. Take it out.');
  if (name.length > LIMITS.name) return new Wrong(`a name has at most ${LIMITS.name} characters. Shorten it.`);
  if (/[\p{Cc}\ufffd]/u.test(name)) return new Wrong('there are broken characters in the name. Type it again.');
  return name;
}

function readEvidence(text: string): string[] | Wrong {
  const addresses = text.split(/\s+/);
  const bad = addresses.find((one) => !parseWebAddress(one.replace(/^[a-z0-9-]{1,64}=/, '')).ok);
  return bad === undefined
    ? addresses
    : new Wrong(`${shown(bad)} is no web address. Write it as https://example.org/page.`);
}
