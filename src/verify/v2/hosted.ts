import { checkShapeV2, kindOfV2 } from '../../openbadges/index.ts';
import { type Json, parseWebAddress } from '../../values/index.ts';
import type { Examination } from '../examination.ts';
import { factsV2, idOf, member, textAt } from '../facts.ts';
import type { Run } from '../options.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import { shapeChecks } from '../shape-checks.ts';
import { differing, isSameAddress } from './linked.ts';

export const STANDARD = 'Open Badges 2.0';

/** The checks that follow once it is known which document is judged. */
export type Finish = (document: Json, checks: readonly Check[], text: string, run: Run) => Promise<Examination>;

/**
 * Examines a hosted document: the copy that was dropped only names the address, what lies there is judged. I2-10, I2-13.
 * @param kind  the class that it is to be
 */
export async function examineHosted(
  copy: Json,
  kind: 'Assertion' | 'Endorsement',
  text: string,
  run: Run,
  finish: Finish,
): Promise<Examination> {
  const id = textAt(copy, 'id');
  const format = say('format', 'pass', 'json', STANDARD);
  const shapeOf = (document: Json): readonly Check[] =>
    shapeChecks(checkShapeV2(document, kindOfV2(document) === 'RevokedAssertion' ? 'RevokedAssertion' : kind));
  if (id === undefined || !parseWebAddress(id).ok) {
    const hosted = say('hosted', 'fail', 'hosted-no-address', id ?? '', 'id');
    return ended([format, ...shapeOf(copy), hosted], [copy], text);
  }
  const loaded = await run.session.loadJson(id);
  if (!loaded.ok) {
    if (member(copy, 'revoked') === true) return revoked(copy, [format, ...shapeOf(copy)], text);
    const isGone = loaded.reason === 'not-there' || loaded.reason === 'gone';
    const about = loaded.detail === undefined ? id : `${id} (${loaded.detail})`;
    const checks = [
      format,
      ...shapeOf(copy),
      say('hosted', isGone ? 'fail' : 'unknown', `hosted-${loaded.reason}`, about, id),
    ];
    return isGone ? ended(checks, [copy], text) : finish(copy, checks, text, run);
  }
  const document = loaded.value;
  if (!isSameAddress(idOf(document), id)) {
    return ended([format, say('hosted', 'fail', 'hosted-id', idOf(document) ?? '', id)], [copy], text);
  }
  if (member(document, 'revoked') === true) return revoked(document, [format, ...shapeOf(document)], text);
  const differs = differing(copy, document);
  const hosted =
    differs.length === 0
      ? say('hosted', 'pass', 'hosted-found', id, id)
      : say('hosted', 'fail', 'hosted-differs', differs.join(', '), id);
  return finish(document, [format, ...shapeOf(document), hosted], text, run);
}

/** What the issuer has taken back says so, and no more. I2-13. */
function revoked(document: Json, checks: readonly Check[], text: string): Examination {
  const reason = textAt(document, 'revocationReason') ?? '';
  return ended([...checks, say('status', 'fail', 'revoked', reason, idOf(document))], [document], text);
}

/** An examination that cannot go on. */
export const ended = (checks: readonly Check[], documents: readonly Json[], text: string): Examination => ({
  standard: STANDARD,
  credential: documents.length === 0 ? null : factsV2(documents[0], member(documents[0], 'badge'), undefined),
  checks,
  documents,
  text,
});
