import { isObject, type Json } from '../../values/index.ts';
import { checkDates } from '../dates.ts';
import type { Examination } from '../examination.ts';
import { factsV2, idOf, textAt } from '../facts.ts';
import type { Run } from '../options.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import { checkTrust } from '../trust.ts';
import { checkContextsV2 } from './contexts.ts';
import { ended, examineHosted, STANDARD } from './hosted.ts';
import { loadLinked } from './linked.ts';
import { checkRevocation } from './revocation.ts';
import { checkScope } from './scope.ts';

/** Examines a 2.0 endorsement that stands alone: hosted, as an assertion is, but it awards no badge. */
export const examineEndorsementV2 = (document: Json, text: string, run: Run): Promise<Examination> =>
  examineHosted(document, 'Endorsement', text, run, finish);

async function finish(endorsement: Json, checks: readonly Check[], text: string, run: Run): Promise<Examination> {
  if (!isObject(endorsement)) return ended(checks, [endorsement], text);
  const { session } = run;
  const issuerId = idOf(endorsement.issuer);
  const issuer = await loadLinked(endorsement.issuer, 'issuer', 'Profile', session);
  const documents = [endorsement, issuer.document].filter((one) => one !== undefined);
  return {
    standard: STANDARD,
    credential: factsV2(endorsement, undefined, issuer.document ?? endorsement.issuer),
    checks: [
      ...checks,
      checkContextsV2(documents),
      say('badge', 'not-applicable', 'badge-none'),
      ...issuer.checks,
      checkScope(textAt(endorsement, 'id') ?? '', issuerId, issuer.document),
      await checkRevocation(endorsement, issuerId, issuer.document, true, session),
      checkDates({ path: 'issuedOn', text: endorsement.issuedOn }, { path: 'expires', text: undefined }, session),
      checkTrust(issuerId, run.trust),
    ],
    documents,
    text,
  };
}
