/** content: the user's files, read and checked each by itself. Knows formats and limits; not what the files mean
 *  to each other (model), nor sealed files (ledger). */
export { type AssertionEdit, editAssertion, removeAssertion } from './edit-assertion.ts';
export { editRecord, type RecordEdit } from './edit-record.ts';
export { type ImportFile, importFileOf, importPaths } from './imports/import-files.ts';
export { printMarkdownRecord, printYaml } from './print-record.ts';
export { contentProblems } from './problems.ts';
export { type ReadContent, readContent } from './read.ts';
export type { RosterRow } from './roster/columns.ts';
export { printRoster } from './roster/print.ts';
export type { AwardRow } from './table/award-row.ts';
export { type AwardRowOptions, type AwardRows, readAwardRows } from './table/award-rows.ts';
export type { DateFormat } from './table/dates.ts';
export type { Encoding } from './table/decode.ts';
export type { Delimiter } from './table/delimiter.ts';
export { readTable, type Table, type TableOptions } from './table/read-table.ts';
