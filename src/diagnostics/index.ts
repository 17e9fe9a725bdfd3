/** diagnostics: a problem in the user's files, as data: code, place, sentence, remedy. Each room has its own
 *  table in `problems.ts`; here they are only placed, ordered and printed. */
export {
  codeFrame,
  type Diagnostic,
  hasErrors,
  inOrder,
  type Problem,
  type Problems,
  placedReporter,
  reporter,
  type Severity,
} from './diagnostic.ts';
export { type DiagnosticFormat, type Paint, printDiagnostics } from './print.ts';
export { type FieldPath, fileOnly, type Place, printField, type Source } from './source.ts';
export { nearest } from './suggestion.ts';
export { visible } from './visible.ts';
