import { checkShapeV2, kindOfV2 } from '../../openbadges/index.ts';
import { openJws } from '../../proof/index.ts';
import { isObject, type Json, parseJson, parseWebAddress, type Result } from '../../values/index.ts';
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
import { differing, isSameAddress, loadLinked, saysSigned } from './linked.ts';
import { checkRevocation } from './revocation.ts';
import { checkScope } from './scope.ts';
import { checkSignature } from './signed.ts';

const STANDARD = 'Open Badges 2.0';

/** Reads a 2.0 document from its text. */
const readV2 = (text: string, isJws: boolean): Result<Json> => {
  if (!isJws) return parseJson(text);
  const jws = openJws(text);
  return jws.ok ? { ok: true, value: jws.value.payload } : jws;
};

/** Examines a 2.0 assertion: hosted or signed. STANDARDS 10, "OB 2.0"; I2-01 to I2-13. */
export async function examineV2(text: string, isJws: boolean, run: Run): Promise<Examination> {
  const read = readV2(text, isJws);
  if (!read.ok) return ended([say('format', 'fail', read.reason)], [], text);
  if (isJws || saysSigned(read.value)) return examineSigned(read.value, text, isJws, run);
  return examineHosted(read.value, text, run);
}

/** Examines a 2.0 endorsement that stands alone: hosted, as an assertion is. */
export const examineEndorsementV2 = async (document: Json, text: string, run: Run): Promise<Examination> =>
  examineHosted(document, text, run, 'Endorsement');

/** A hosted document: the copy that was dropped only names the address, what lies there is judged. */
async function examineHosted(
  copy: Json,
  text: string,
  run: Run,
  kind: 'Assertion' | 'Endorsement' = 'Assertion',
): Promise<Examination> {
  const finish = kind === 'Assertion' ? finishAssertion : finishEndorsement;
  const id = textAt(copy, 'id');
  const format = say('format', 'pass', 'json', STANDARD);
  if (id === undefined || !parseWebAddress(id).ok) {
    const hosted = say('hosted', 'fail', 'hosted-no-address', id ?? '', 'id');
    return ended([format, ...shapeChecks(checkShapeV2(copy, kind)), hosted], [copy], text);
  }
  const loaded = await run.session.loadJson(id);
  if (!loaded.ok) {
    if (member(copy, 'revoked') === true) return revoked(copy, [format, ...shapeChecks(checkShapeV2(copy))], text);
    const isGone = loaded.reason === 'not-there' || loaded.reason === 'gone';
    const about = loaded.detail === undefined ? id : `${id} (${loaded.detail})`;
    const hosted = say('hosted', isGone ? 'fail' : 'unknown', `hosted-${loaded.reason}`, about, id);
    return finish(copy, [format, ...shapeChecks(checkShapeV2(copy)), hosted], text, run, isGone);
  }
  const document = loaded.value;
  if (!isSameAddress(idOf(document), id)) {
    const hosted = say('hosted', 'fail', 'hosted-id', idOf(document) ?? '', id);
    return ended([format, hosted], [copy], text);
  }
  const shape = shapeChecks(checkShapeV2(document));
  if (member(document, 'revoked') === true) return revoked(document, [format, ...shape], text);
  const differs = differing(copy, document);
  const hosted =
    differs.length === 0
      ? say('hosted', 'pass', 'hosted-found', id, id)
      : say('hosted', 'fail', 'hosted-differs', differs.join(', '), id);
  return finish(document, [format, ...shape, hosted], text, run, false);
}

/** What the issuer has taken back says so, and no more. I2-13. */
function revoked(document: Json, checks: readonly Check[], text: string): Examination {
  const reason = textAt(document, 'revocationReason') ?? '';
  return ended([...checks, say('status', 'fail', 'revoked', reason, idOf(document))], [document], text);
}

async function examineSigned(assertion: Json, text: string, isJws: boolean, run: Run): Promise<Examination> {
  const format = say('format', 'pass', isJws ? 'jws' : 'json', STANDARD);
  const shape = shapeChecks(checkShapeV2(assertion));
  if (!isJws) {
    // The signature is in the JWS, and this is only what stands in it.
    return ended([format, ...shape, say('proof', 'unknown', 'signature-absent')], [assertion], text);
  }
  return finishAssertion(
    assertion,
    [format, ...shape, say('hosted', 'not-applicable', 'hosted-signed')],
    text,
    run,
    false,
    text,
  );
}

/** The checks that follow, once it is known which assertion is judged. */
async function finishAssertion(
  assertion: Json,
  checks: readonly Check[],
  text: string,
  run: Run,
  isOver: boolean,
  jws?: string,
): Promise<Examination> {
  if (!isObject(assertion) || isOver) return ended(checks, [assertion], text);
  const { session } = run;
  const badge = await loadLinked(assertion.badge, 'badge', 'BadgeClass', session);
  const named = member(badge.document, 'issuer');
  const issuerId = idOf(named);
  const issuer =
    badge.document === undefined
      ? { document: undefined, checks: [say('issuer', 'unknown', 'issuer-no-badge')] }
      : await loadLinked(named, 'issuer', 'Profile', session);
  const id = textAt(assertion, 'id') ?? '';
  const isHosted = jws === undefined;
  const found: Check[] = [
    ...checks,
    checkContextsV2([assertion, badge.document, issuer.document]),
    ...badge.checks,
    ...issuer.checks,
    ...(isHosted
      ? [checkScope(id, issuerId, issuer.document)]
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

/** The same for an endorsement, which awards no badge. */
async function finishEndorsement(
  endorsement: Json,
  checks: readonly Check[],
  text: string,
  run: Run,
  isOver: boolean,
): Promise<Examination> {
  if (!isObject(endorsement) || isOver) return ended(checks, [endorsement], text);
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

const ended = (checks: readonly Check[], documents: readonly Json[], text: string): Examination => ({
  standard: STANDARD,
  credential: documents.length === 0 ? null : factsV2(documents[0], member(documents[0], 'badge'), undefined),
  checks,
  documents,
  text,
});

/** True for what 2.0 can verify by itself: an assertion, also one that was revoked. */
export const isAssertionV2 = (document: unknown): boolean => {
  const kind = kindOfV2(document);
  return kind === 'Assertion' || kind === 'RevokedAssertion';
};
