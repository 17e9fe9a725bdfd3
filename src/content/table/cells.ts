import { holdsEmail, parseDid, parseWebAddress } from '../../values/index.ts';

/** Who is to have an award, as a table has it. */
export interface TableRecipient {
  readonly kind: 'email' | 'url' | 'did';
  readonly value: string;
}

const EMAIL = /^[^\s@<>()[\]",;:\\\p{C}]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;
const LONGEST_EMAIL = 254;

/** Reads a recipient: an e-mail address, a web address or a DID; undefined when a cell holds nothing of these. */
export function readRecipient(cell: string): TableRecipient | undefined {
  const value = cell.trim().replace(/^mailto:/i, '');
  if (value.startsWith('did:')) return parseDid(value).ok ? { kind: 'did', value } : undefined;
  if (/^https?:/i.test(value)) return parseWebAddress(value).ok ? { kind: 'url', value } : undefined;
  return EMAIL.test(value) && value.length <= LONGEST_EMAIL ? { kind: 'email', value } : undefined;
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
