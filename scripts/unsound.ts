import { type Diagnostic, printDiagnostics } from '../src/diagnostics/index.ts';
import { EXIT } from './command.ts';
import type { Terminal } from './terminal.ts';
import { tally } from './words.ts';

/** Says that errors in the content stopped a command. @param nothing  what it has not done, as `No key was made.` */
export function tellUnsound(terminal: Terminal, diagnostics: readonly Diagnostic[], nothing: string): number {
  terminal.note(printDiagnostics(diagnostics, 'text', terminal.paint));
  terminal.note(`${tally(diagnostics)}${nothing}`);
  return EXIT.problem;
}
