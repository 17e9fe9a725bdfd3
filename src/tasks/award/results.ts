import { nearest } from '../../diagnostics/index.ts';
import type { LinkedBadge, Result } from '../../model/index.ts';
import { HaversackError, RESULT_STATUSES, type ResultStatus } from '../../values/index.ts';

/**
 * Reads results from the command line.
 * @param texts  each a result of the badge and what was reached, as `test=72`
 * @throws HaversackError `result-unreadable`
 */
export function readResults(texts: readonly string[], { id, results }: Pick<LinkedBadge, 'id' | 'results'>): Result[] {
  const known = results.map((one) => one.id);
  return texts.map((text) => {
    const [, result = '', reached = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const asked = results.find((one) => one.id === result.trim());
    const value = reached.trim();
    if (asked === undefined || value === '') {
      const near = nearest(result, known) ?? known[0];
      throw unreadable(
        `--result ${text} names no result of "${id}", or says nothing of it.`,
        near === undefined ? 'This badge has no results.' : `Write --result ${near}=… with what was reached.`,
      );
    }
    if (asked.resultType === 'Status') return { result: asked.id, status: readStatus(value) };
    return asked.levels.length > 0 ? { result: asked.id, level: value } : { result: asked.id, value };
  });
}

function readStatus(text: string): ResultStatus {
  const status = RESULT_STATUSES.find((one) => one.toLowerCase() === text.toLowerCase());
  if (status !== undefined) return status;
  throw unreadable(`"${text}" is no status.`, `Write one of: ${RESULT_STATUSES.join(', ')}.`);
}

const unreadable = (what: string, remedy: string): HaversackError =>
  new HaversackError('result-unreadable', what, { remedy });
