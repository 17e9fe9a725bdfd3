import type { ShapeFinding } from '../openbadges/index.ts';
import type { Check } from './report.ts';
import { say } from './say.ts';

/** Findings of one document that are shown; the rest are counted. */
const SHOWN = 10;

/**
 * What is wrong with the shape of documents, one check a finding; or one that says all is well.
 * @param place  put before paths, for a document that another one links to
 */
export function shapeChecks(findings: readonly ShapeFinding[], place = ''): readonly Check[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const shown = (errors.length > 0 ? errors : findings).slice(0, SHOWN);
  if (shown.length === 0) return [say('shape', 'pass', 'well-formed', '', place || undefined)];
  return shown.map(({ path, rule, message, standard, severity }) => {
    const at = [place, path].filter((part) => part !== '').join(' ');
    const outcome = severity === 'error' ? 'fail' : 'warning';
    return say('shape', outcome, `shape-${rule}`, `${at} ${message}. ${standard}`.trim(), at || undefined);
  });
}
