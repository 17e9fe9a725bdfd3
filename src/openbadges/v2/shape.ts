import { isObject, looksLikeEmail, parseInstant } from '../../values/index.ts';
import { checkDocument } from '../shape/check-node.ts';
import type { Description } from '../shape/description.ts';
import type { ShapeFinding } from '../shape/finding.ts';
import { VALUE_KINDS, vocabulary } from '../shape/value-kinds.ts';
import { CONTEXT_V2 } from './documents.ts';
import { classesV2, TERMS_V2 } from './shape-classes.ts';
import { relationsV2 } from './shape-relations.ts';
import { RULES_V2 } from './shape-rules.ts';

/** Documents that stand alone. */
export type KindV2 =
  | 'Assertion'
  | 'RevokedAssertion'
  | 'BadgeClass'
  | 'Profile'
  | 'RevocationList'
  | 'Endorsement'
  | 'CryptographicKey';

const ofText = (words: string, holds: (text: string) => boolean) => (value: unknown) =>
  typeof value === 'string' && holds(value) ? undefined : words;

/** A moment as old badges write it: zone or time may be lacking, which is told apart. I2-06. */
const isMoment = (text: string): boolean => {
  const parsed = parseInstant(text);
  return parsed.ok || parsed.reason === 'date-without-zone';
};

const DESCRIPTION_V2: Description = {
  classes: classesV2,
  values: {
    ...VALUE_KINDS,
    moment: ofText('must be a date and time with a zone, as in 2026-02-28T12:00:00Z', isMoment),
    email: ofText('must be an e-mail address', looksLikeEmail),
    telephone: ofText('must be a number as in +31201234567', (text) => /^\+?[1-9]\d{1,14}$/.test(text)),
    host: ofText('must be a host name with a dot, without scheme and port', (text) =>
      /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(text),
    ),
    'data-image': ofText('must be an address', (text) => /^data:image\/(?:png|svg\+xml)[;,]/i.test(text)),
    'recipient-type': vocabulary(['email', 'url', 'telephone', 'id'], false),
    'verification-type': vocabulary(['HostedBadge', 'hosted', 'SignedBadge', 'signed'], false),
  },
  everywhere: Object.fromEntries(TERMS_V2.map((term) => [term, 'anything'])),
  relations: relationsV2,
  rules: RULES_V2,
  refuseType: () => undefined,
  contexts: readContext,
  withContext: [],
  null: undefined,
  emptyArray: undefined,
  arrayForm: 'I2-02',
  formSeverity: 'error',
  singleType: 'I2-02',
  idRule: 'I2-02',
  undefinedMember: 'warning',
  isExtension: (member) => member.startsWith('extensions:') || member === '@language' || member === '@context',
};

/** I2-01. */
function readContext(value: unknown, report: (rule: string, message: string) => void): readonly string[] {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (first !== CONTEXT_V2)
    report('I2-01', value === undefined ? 'is missing' : `must be, or begin with, ${CONTEXT_V2}`);
  return [];
}

/** The kind that a document's `type` names, or undefined. A revoked assertion needs no type. I2-13. */
export function kindOfV2(document: unknown): KindV2 | undefined {
  if (!isObject(document)) return undefined;
  const types: readonly unknown[] = Array.isArray(document.type) ? document.type : [document.type];
  if (document.revoked === true && (document.type === undefined || types.includes('Assertion')))
    return 'RevokedAssertion';
  if (types.includes('Issuer')) return 'Profile';
  return (['Assertion', 'BadgeClass', 'Profile', 'RevocationList', 'Endorsement', 'CryptographicKey'] as const).find(
    (kind) => types.includes(kind),
  );
}

/**
 * Checks a 2.0 document against the shape of its class. I2-01 to I2-13 as far as one document shows
 * them. Warnings: what a reader can live with and an issuer must not write (dates without a zone, members that the
 * context does not define, a revoked assertion that was not stripped).
 * @param document  as parsed from JSON
 * @param kind  the class it is to be; default: what its `type` names, else an Assertion
 */
export const checkShapeV2 = (document: unknown, kind: KindV2 = kindOfV2(document) ?? 'Assertion'): ShapeFinding[] =>
  checkDocument(document, kind, DESCRIPTION_V2);
