import { editRecord } from './edit-record.ts';
import { editRosterRow, removeRosterRow } from './roster/edit.ts';

/** Changes of status, and what they are to be. */
export interface AssertionEdit {
  readonly field: 'revoked' | 'suspended' | 'reinstated';
  /** undefined: the field is taken away */
  readonly value: { readonly on: string; readonly reason: string } | undefined;
}

/**
 * Changes the status of one assertion in the text of its file, and nothing else there.
 * @param path  the file's
 * @param id  the assertion's: a roster has many
 */
export function editAssertion(path: string, text: string, id: string, edits: readonly AssertionEdit[]): string {
  if (!isRoster(path)) {
    return editRecord(
      path,
      text,
      edits.map(({ field, value }) => ({ path: [field], value })),
    );
  }
  const cells = edits.flatMap(({ field, value }) => [
    { column: `${field}On` as const, value: value?.on },
    { column: `${field}Reason` as const, value: value?.reason },
  ]);
  return editRosterRow(text, id, cells);
}

/**
 * Takes one assertion out of the text of its file.
 * @returns undefined when nothing is left, and the file is to go
 */
export const removeAssertion = (path: string, text: string, id: string): string | undefined =>
  isRoster(path) ? removeRosterRow(text, id) : undefined;

const isRoster = (path: string): boolean => path.endsWith('.csv');
