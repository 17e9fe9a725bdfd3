import { type Diagnostic, fileOnly, reporter } from '../diagnostics/index.ts';
import { type SealedFact, STATUS_PURPOSES } from '../model/index.ts';
import { checkShapeV3, readSealedFields } from '../openbadges/index.ts';
import { isObject, type JsonObject, parseInstant } from '../values/index.ts';
import { nameOf, parseSealedPath, parseStatusListName, sealedPath } from './paths.ts';
import { ledgerProblems } from './problems.ts';

const report = reporter(ledgerProblems);

type ReadSealed =
  | { readonly ok: true; readonly fact: Omit<SealedFact, 'isSet'>; readonly place: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Reads the facts of one sealed credential; its shape must be right, its seal is proved elsewhere.
 * @returns `place`: the path where such a credential belongs
 */
export function readSealed(path: string, text: string, document: JsonObject): ReadSealed {
  const source = { ...fileOnly(path), text };
  const wrong = (what: string): ReadSealed => ({ ok: false, diagnostic: report('sealed-malformed', source, [], what) });
  const finding = checkShapeV3(document).find(({ severity }) => severity === 'error');
  if (finding) return wrong(`${finding.path} ${finding.message}`);
  const { credentialStatus: status, issuer, proof, id } = document;
  const [seal] = Array.isArray(proof) ? proof : [];
  if (!isObject(seal) || typeof seal.verificationMethod !== 'string') return wrong('it has no proof.');
  if (!isObject(issuer) || typeof issuer.id !== 'string' || typeof id !== 'string') return wrong('it has no issuer.');
  const { assertion, seal: number } = parseSealedPath(path);
  if (!id.endsWith(`/assertions/${assertion}/credential.json`)) return wrong(`its id is ${id}, that of another.`);
  if (!isObject(status) || status.type !== 'BitstringStatusListEntry') return wrong('it has no status entry.');
  const purpose = STATUS_PURPOSES.find((known) => known === status.statusPurpose);
  const { statusListCredential: statusList, statusListIndex: index } = status;
  if (!purpose || typeof statusList !== 'string' || typeof index !== 'string' || !/^(?:0|[1-9]\d{0,8})$/.test(index)) {
    return wrong('its status entry is not one of Haversack.');
  }
  const list = parseStatusListName(nameOf(statusList));
  if (list === undefined) return wrong('its status list is not one of Haversack.');
  const { issuedOn } = readSealedFields(document).assertion;
  const date = parseInstant(typeof issuedOn === 'string' ? issuedOn : '');
  if (!date.ok) return wrong('it has no date.');
  return {
    ok: true,
    place: sealedPath(assertion, date.value, number),
    fact: {
      source,
      assertion,
      issuer: list.issuer,
      seal: number,
      achievementId: achievementOf(document),
      credentialId: id,
      issuerDid: issuer.id,
      verificationMethod: seal.verificationMethod,
      purpose,
      statusList,
      statusIndex: Number(index),
      text,
    },
  };
}

/** The address of the badge that was awarded. I3-08. */
function achievementOf({ credentialSubject: subject }: JsonObject): string {
  const achievement = isObject(subject) && isObject(subject.achievement) ? subject.achievement.id : undefined;
  return typeof achievement === 'string' ? achievement : '';
}
