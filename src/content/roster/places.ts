import type { FieldPath, Place } from '../../diagnostics/index.ts';
import { isRosterColumn, type RosterColumn } from './columns.ts';
import { type Cell, placeWithin, type Row } from './split.ts';

/** The column that holds a field of an assertion, as `revokedReason` holds `revoked.reason`; undefined for none. */
export function columnOf(path: FieldPath): RosterColumn | undefined {
  const [first, second] = path;
  if (first === 'body') return 'narrative';
  if (first === 'recipient') return isColumn(second) ? second : undefined;
  if (first === 'revoked' || first === 'suspended' || first === 'reinstated') {
    return second === 'reason' ? `${first}Reason` : `${first}On`;
  }
  return isColumn(first) ? first : undefined;
}

const isColumn = (part: string | number | undefined): part is RosterColumn =>
  typeof part === 'string' && isRosterColumn(part);

/** Where a cell begins, behind its quote; without a cell, where the row does. */
export function placeOf(text: string, row: Row, cell: Cell | undefined): Place {
  const offset = cell === undefined ? row.from : cell.from + (text[cell.from] === '"' ? 1 : 0);
  return placeWithin(text, row.line, row.from, offset);
}
