import { type Diagnostic, hasErrors } from '../../diagnostics/index.ts';
import { dueLists, pendingAssertions } from '../../ledger/index.ts';
import type { CheckResult } from '../check.ts';
import { type Area, type Finding, note, ok, problem } from './finding.ts';

/** Counts what `check` found in content and in the ledger, and what waits for a signature. */
export function lookAtContent({ backpack, ledger, diagnostics, counts }: CheckResult): Finding[] {
  const isLedger = ({ file }: Diagnostic): boolean => /^content\/(?:credentials|status|keys)(?:\/|$)/.test(file);
  const { badges, assertions, sealed } = counts;
  const findings = [
    count(
      'content',
      diagnostics.filter((one) => !isLedger(one)),
      `${of(badges, 'badge')}, ${of(assertions, 'assertion')}`,
    ),
    count(
      'ledger',
      diagnostics.filter(isLedger),
      `${of(sealed, 'sealed credential')}, ${of(ledger.facts.statusLists.length, 'status list')}`,
    ),
  ];
  if (backpack === undefined || hasErrors(diagnostics)) return findings;
  const waiting = pendingAssertions(backpack.assertions).length;
  const lists = dueLists(backpack, ledger).length;
  if (waiting + lists > 0) {
    const what = `Waiting for a signature: ${of(waiting, 'assertion')}, ${of(lists, 'status list')}.`;
    findings.push(note('ledger', what, 'Run: haversack issue'));
  }
  return findings;
}

function count(area: Area, diagnostics: readonly Diagnostic[], what: string): Finding {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const said = [errors > 0 ? of(errors, 'error') : '', warnings > 0 ? of(warnings, 'warning') : ''].filter(Boolean);
  if (said.length === 0) return ok(area, `${what}; nothing is wrong.`);
  return (errors > 0 ? problem : note)(area, `${what}; ${said.join(', ')}.`, 'To see them: haversack check');
}

const of = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
