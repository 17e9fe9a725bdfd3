import { checkShapeV2, kindOfV2 } from '../../openbadges/index.ts';
import { openJws } from '../../proof/index.ts';
import { isObject, type Json, parseJson, type Result } from '../../values/index.ts';
import { checkDates } from '../dates.ts';
import { checkEvidence } from '../evidence.ts';
import type { Examination } from '../examination.ts';
import { factsV2, idOf, listOf, member, textAt } from '../facts.ts';
import type { Run } from '../options.ts';
import { checkRecipientV2 } from '../recipient.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import { shapeChecks } from '../shape-checks.ts';
import { checkTrust } from '../trust.ts';
import { checkContextsV2 } from './contexts.ts';
import { checkEndorsementsV2 } from './endorsements.ts';
import { ended, examineHosted, STANDARD } from './hosted.ts';
import { loadLinked, saysSigned } from './linked.ts';
import { checkRevocation } from './revocation.ts';
import { checkScope } from './scope.ts';
import { checkSignature } from './signed.ts';

/** True for what 2.0 awards: an assertion, also one that was revoked. */
export const isAssertionV2 = (document: unknown): boolean => {
  const kind = kindOfV2(document);
  return kind === 'Assertion' || kind === 'RevokedAssertion';
};

/** Examines a 2.0 assertion: hosted or signed. STANDARDS 10, "OB 2.0"; I2-01 to I2-13. */
export async function examineV2(text: string, isJws: boolean, run: Run): Promise<Examination> {
  const read = readV2(text, isJws);
  if (!read.ok) return ended([say('format', 'fail', read.reason)], [], text);
  if (isJws || saysSigned(read.value)) return examineSigned(read.value, text, isJws, run);
  return examineHosted(read.value, 'Assertion', text, run, finish);
}

function readV2(text: string, isJws: boolean): Result<Json> {
  if (!isJws) return parseJson(text);
  const jws = openJws(text);
  return jws.ok ? { ok: true, value: jws.value.payload } : jws;
}

async function examineSigned(assertion: Json, text: string, isJws: boolean, run: Run): Promise<Examination> {
  const checks = [say('format', 'pass', isJws ? 'jws' : 'json', STANDARD), ...shapeChecks(checkShapeV2(assertion))];
  // The signature is in the JWS, and JSON alone is only what stands in it.
  if (!isJws) return ended([...checks, say('proof', 'unknown', 'signature-absent')], [assertion], text);
  return finish(assertion, [...checks, say('hosted', 'not-applicable', 'hosted-signed')], text, run, text);
}

/**
 * The checks that follow, once it is known which assertion is judged.
 * @param jws  of a signed assertion
 */
async function finish(
  assertion: Json,
  checks: readonly Check[],
  text: string,
  run: Run,
  jws?: string,
): Promise<Examination> {
  if (!isObject(assertion)) return ended(checks, [assertion], text);
  const { session } = run;
  const badge = await loadLinked(assertion.badge, 'badge', 'BadgeClass', session);
  const named = member(badge.document, 'issuer');
  const issuerId = idOf(named);
  const issuer =
    badge.document === undefined
      ? { document: undefined, checks: [say('issuer', 'unknown', 'issuer-no-badge')] }
      : await loadLinked(named, 'issuer', 'Profile', session);
  const isHosted = jws === undefined;
  const found: Check[] = [
    ...checks,
    checkContextsV2([assertion, badge.document, issuer.document]),
    ...badge.checks,
    ...issuer.checks,
    ...(isHosted
      ? [checkScope(textAt(assertion, 'id') ?? '', issuerId, issuer.document)]
      : await checkSignature(jws, assertion, issuerId, issuer.document, session)),
    await checkRevocation(assertion, issuerId, issuer.document, isHosted, session),
    checkDates({ path: 'issuedOn', text: assertion.issuedOn }, { path: 'expires', text: assertion.expires }, session),
    ...(await checkEvidence(listOf(assertion.evidence), 'evidence', run)),
    ...(await checkEndorsementsV2([assertion, badge.document, issuer.document], run)),
    await checkRecipientV2(assertion, run.recipient),
    checkTrust(issuerId, run.trust),
  ];
  return {
    standard: STANDARD,
    credential: factsV2(assertion, badge.document ?? assertion.badge, issuer.document ?? named),
    checks: found,
    documents: [assertion, badge.document, issuer.document].filter((one) => one !== undefined),
    text,
  };
}
