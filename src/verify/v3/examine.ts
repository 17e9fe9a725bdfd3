import {
  isDataModel1,
  kindOfV3,
  readShapeOfStatusList,
  readShapeV3,
  type ShapeFinding,
} from '../../openbadges/index.ts';
import type { JsonObject } from '../../values/index.ts';
import { checkDates } from '../dates.ts';
import { checkEvidence } from '../evidence.ts';
import type { Examination } from '../examination.ts';
import { factsV3, idOf, isOfType, listOf, member } from '../facts.ts';
import type { Run } from '../options.ts';
import { checkRecipientV3 } from '../recipient.ts';
import type { Check, Standard } from '../report.ts';
import { say } from '../say.ts';
import { shapeChecks } from '../shape-checks.ts';
import { checkTrust } from '../trust.ts';
import { checkClaims } from './claims.ts';
import { checkEndorsements } from './endorsements.ts';
import { loadIssuer } from './issuer-document.ts';
import { proveSecured } from './prove.ts';
import { followRefresh } from './refresh.ts';
import { checkSchemas } from './schemas.ts';
import { readSecured, type Secured } from './secured.ts';
import { checkStatus, datesOf } from './status.ts';

/** Kinds of 3.0 documents that are credentials by themselves. */
export type CredentialKind = 'OpenBadgeCredential' | 'EndorsementCredential' | 'BitstringStatusListCredential';

/** The kind of credential that a document's types name, or undefined. */
export function credentialKind(document: unknown): CredentialKind | undefined {
  if (isOfType(document, 'BitstringStatusListCredential')) return 'BitstringStatusListCredential';
  const kind = kindOfV3(document);
  return kind === 'OpenBadgeCredential' || kind === 'EndorsementCredential' ? kind : undefined;
}

/**
 * Examines a 3.0 credential, an endorsement or a status list. STANDARDS 10, "OB 3.0"; I3-01 to I3-18.
 * @param text  JSON, or a compact JWS
 */
export async function examineV3(text: string, isJws: boolean, run: Run): Promise<Examination> {
  const secured = readSecured(text, isJws);
  if (!secured.ok) {
    const checks = [say('format', 'fail', secured.reason)];
    return { standard: 'Open Badges 3.0', credential: null, checks, documents: [], text };
  }
  const examination = await examineSecured(secured.value, text, run);
  return run.role === 'given' ? followRefresh(secured.value.document, examination, run, examineV3) : examination;
}

async function examineSecured(secured: Secured, text: string, run: Run): Promise<Examination> {
  const { document, jws } = secured;
  const { session } = run;
  const kind = credentialKind(document) ?? 'OpenBadgeCredential';
  const issuerId = idOf(document.issuer);
  const holder = { id: issuerId ?? '', found: await loadIssuer(issuerId, session) };
  const proven = await proveSecured(secured, holder, session);
  const isProven = proven.some(({ id, outcome }) => id === 'proof' && outcome === 'pass');
  const checks: Check[] = [
    say(
      'format',
      'pass',
      jws === undefined ? 'json' : 'jws',
      `the VC data model ${isDataModel1(document) ? '1.1' : '2.0'}`,
    ),
    ...shapeChecks(shapeOf(document, kind)),
    ...proven.filter(({ id }) => id === 'contexts' || id === 'json-ld'),
    holder.found.check,
    ...proven.filter(({ id }) => id !== 'contexts' && id !== 'json-ld'),
    ...(jws === undefined ? [] : checkClaims(jws, document, session)),
    ...(await checkStatus(document, holder, session)),
    checkDates(...datesFor(document, kind), session),
  ];
  if (kind !== 'BitstringStatusListCredential') {
    checks.push(
      ...checkSchemas(document),
      ...(kind === 'OpenBadgeCredential' ? await checkEvidence(listOf(document.evidence), 'evidence', run) : []),
      ...(isProven && run.role !== 'endorsement' ? await checkEndorsements(document, run, examineV3) : []),
    );
    if (kind === 'OpenBadgeCredential')
      checks.push(await checkRecipientV3(member(document, 'credentialSubject'), run.recipient));
  }
  checks.push(checkTrust(issuerId, run.trust));
  return { standard: standardOf(kind), credential: factsV3(document), checks, documents: [document], text };
}

const standardOf = (kind: CredentialKind): Standard =>
  kind === 'BitstringStatusListCredential' ? 'Bitstring Status List 1.0' : 'Open Badges 3.0';

const shapeOf = (document: JsonObject, kind: CredentialKind): readonly ShapeFinding[] =>
  kind === 'BitstringStatusListCredential' ? readShapeOfStatusList(document) : readShapeV3(document, kind);

/** A status list need not say since when it holds. S-02. */
function datesFor(document: JsonObject, kind: CredentialKind): ReturnType<typeof datesOf> {
  const [from, until] = datesOf(document);
  const isUndated = kind === 'BitstringStatusListCredential' && from.text === undefined;
  return [isUndated ? { ...from, text: '1970-01-01T00:00:00Z' } : from, until];
}
