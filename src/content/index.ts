/** content: the user's files, read and checked each by itself. Knows formats and limits; not what the files mean
 *  to each other (model), nor sealed files (ledger). */
export { type AssertionEdit, editAssertion, removeAssertion } from './edit-assertion.ts';
export { editRecord, type RecordEdit } from './edit-record.ts';
export { printMarkdownRecord, printYaml } from './print-record.ts';
export { contentProblems } from './problems.ts';
export { type ReadContent, readContent } from './read.ts';
