import { holdsEmail, parseDid, parseEmail, parseHashedEmail, parseWebAddress } from '../../values/index.ts';

/** Who is to have an award, as a table has it. */
export interface TableRecipient {
  /** `hash`: an e-mail address that somebody else hashed */
  readonly kind: 'email' | 'url' | 'did' | 'hash';
  /** the address as typed; of `hash`, hash and salt as one text */
  readonly value: string;
}

/** Reads a recipient: an e-mail address or its hash, a web address or a DID; undefined for anything else. */
export function readRecipient(cell: string): TableRecipient | undefined {
  const value = cell.trim();
  if (value.startsWith('did:')) return parseDid(value).ok ? { kind: 'did', value } : undefined;
  if (/^https?:/i.test(value)) return parseWebAddress(value).ok ? { kind: 'url', value } : undefined;
  if (parseHashedEmail(value) !== undefined) return { kind: 'hash', value };
  const email = parseEmail(value);
  return email === undefined ? undefined : { kind: 'email', value: email };
}

/** A cell that a spreadsheet would run. */
export const isFormula = (cell: string): boolean => /^\s*[=+@-]/.test(cell);

/** What programs write for nothing, as Moodle does for a grade that is not there. */
export const isEmpty = (cell: string): boolean => /^\s*[-–—]?\s*$/.test(cell);

/** A recipient that is no good, so that it can be found again and not be read: its first character and its domain. */
export function masked(cell: string): string {
  const value = cell.trim();
  return `${[...value][0] ?? ''}…${/@[^\s@<>]*$/.exec(value)?.[0] ?? ''}`;
}

/** A cell as messages show it: short, and never an address of somebody. */
export function shown(cell: string): string {
  if (holdsEmail(cell)) return `"${masked(cell)}"`;
  return cell.length > 40 ? `"${cell.slice(0, 40)}…"` : `"${cell}"`;
}
