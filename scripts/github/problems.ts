import { type Diagnostic, printDiagnostics } from '../../src/diagnostics/index.ts';
import { EXIT } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { tally } from '../words.ts';

/** Shows problems beside the lines they are about; all of them in the log, where GitHub does not show every one. */
export async function annotate(terminal: Terminal, diagnostics: readonly Diagnostic[]): Promise<void> {
  const { annotated } = await import('../../src/github/index.ts');
  const { shown, left } = annotated(diagnostics);
  if (shown.length > 0) terminal.print(printDiagnostics(shown, 'github'));
  if (left > 0) terminal.note(printDiagnostics(diagnostics, 'text'));
}

/**
 * Says that content is not sound, and where its problems stand.
 * @param what  was not done, as `built`
 */
export function tellUnsound(
  terminal: Terminal,
  diagnostics: readonly Diagnostic[],
  what: string,
  summary: (markdown: string) => void,
): number {
  const said = `${tally(diagnostics)}Nothing was ${what}, and nothing is published; the site stays as it is.`;
  terminal.note(said);
  summary(
    `${said}\n\nThe problems stand in the annotations of this run and in the log of this step. On your own machine: \`haversack check\`.`,
  );
  return EXIT.problem;
}
