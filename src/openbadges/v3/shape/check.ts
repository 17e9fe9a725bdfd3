import {
  ACHIEVEMENT_TYPES,
  IDENTIFIER_TYPES,
  isObject,
  RESULT_STATUSES,
  RESULT_TYPES,
  TARGET_TYPES,
} from '../../../values/index.ts';
import { checkDocument } from '../../shape/check-node.ts';
import type { Description } from '../../shape/description.ts';
import type { ShapeFinding } from '../../shape/finding.ts';
import { VALUE_KINDS, vocabulary } from '../../shape/value-kinds.ts';
import { classes } from './classes.ts';
import { readContexts, readContextsAsWritten, readListContexts, refuseType } from './contexts.ts';
import { CREDENTIALS_V1, classesOfDataModel1 } from './data-model-1.ts';
import { relations } from './relations.ts';
import { RULES_V3 } from './rules.ts';
import { proofWithContext } from './supporting-classes.ts';

/** Documents that stand alone. */
const KINDS_V3 = ['OpenBadgeCredential', 'EndorsementCredential', 'Achievement', 'Profile'] as const;
export type KindV3 = (typeof KINDS_V3)[number];

/** Terms that the contexts define for every node; the last are claims of JWTs. */
const everywhere = {
  id: 'uri',
  name: 'text',
  description: 'text',
  narrative: 'text',
  url: 'text',
  image: 'Image',
  inLanguage: 'language',
  awardedDate: 'date-time',
  alignment: 'Alignment[]',
  endorsement: 'EndorsementCredential[]',
  digestMultibase: 'text*',
  digestSRI: 'text*',
  mediaType: 'text',
  aud: 'uri*',
  cnf: 'Confirmation',
  exp: 'number',
  iat: 'number',
  iss: 'uri',
  nbf: 'number',
  sub: 'uri',
  jku: 'uri',
  kid: 'uri',
  x5u: 'uri',
} as const;

export const DESCRIPTION_V3: Description = {
  classes,
  values: {
    ...VALUE_KINDS,
    'achievement-type': vocabulary(ACHIEVEMENT_TYPES, true),
    'result-type': vocabulary(RESULT_TYPES, true),
    'target-type': vocabulary(TARGET_TYPES, true),
    'identifier-type': vocabulary(IDENTIFIER_TYPES, true),
    'result-status': vocabulary(RESULT_STATUSES, false),
  },
  everywhere,
  relations,
  rules: RULES_V3,
  refuseType,
  contexts: readContexts,
  withContext: ['OpenBadgeCredential', 'EndorsementCredential'],
  null: 'I3-09',
  emptyArray: 'I3-09',
  arrayForm: 'I3-09',
  formSeverity: 'error',
  singleType: 'I3-10',
  idRule: 'I3-04',
  undefinedMember: 'error',
  isExtension: () => false,
};

/** As others write it: one value in place of an array is understood, and warned of. STANDARDS 11, compact forms. */
const READING: Description = {
  ...DESCRIPTION_V3,
  classes: { ...classes, ...proofWithContext },
  contexts: readContextsAsWritten,
  formSeverity: 'warning',
};
const READING_DATA_MODEL_1: Description = { ...READING, classes: { ...classesOfDataModel1, ...proofWithContext } };
const READING_LISTS: Description = { ...READING, contexts: readListContexts };

/** The kind that a document's `type` names, or undefined. I3-03. */
export function kindOfV3(document: unknown): KindV3 | undefined {
  const type = isObject(document) ? document.type : undefined;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')) return 'OpenBadgeCredential';
  return KINDS_V3.find((kind) => types.includes(kind));
}

/**
 * Checks a 3.0 document against the closed shape of its class. I3-01 to I3-18 as far as one document shows them;
 * proof, status and the world are not looked at. Takes nothing that the official schema refuses.
 * @param document  as parsed from JSON, registered claims of a JWT stripped
 * @param kind  the class it is to be; default: what its `type` names, else a credential
 * @returns every finding; none means well formed
 */
export const checkShapeV3 = (
  document: unknown,
  kind: KindV3 = kindOfV3(document) ?? 'OpenBadgeCredential',
): ShapeFinding[] => checkDocument(document, kind, DESCRIPTION_V3);

/**
 * Checks a credential that somebody else wrote: compact forms are warnings, and the members of the VC data model 1.1
 * are read where the document names its context. D3-03.
 * @param document  registered claims of a JWT stripped
 */
export function readShapeV3(document: unknown, kind: 'OpenBadgeCredential' | 'EndorsementCredential'): ShapeFinding[] {
  return checkDocument(document, kind, isDataModel1(document) ? READING_DATA_MODEL_1 : READING);
}

/** Checks a status list credential. S-02. */
export const readShapeOfStatusList = (document: unknown): ShapeFinding[] =>
  checkDocument(document, 'BitstringStatusListCredential', READING_LISTS);

/** True for a credential of the VC data model 1.1: its dates are `issuanceDate` and `expirationDate`. D3-03. */
export const isDataModel1 = (document: unknown): boolean =>
  isObject(document) && [document['@context']].flat()[0] === CREDENTIALS_V1;
