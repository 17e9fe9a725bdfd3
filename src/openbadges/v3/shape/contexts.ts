import { isObject, parseUri } from '../../../values/index.ts';
import { CONTEXTS_V3 } from '../documents.ts';

/** Any published version; 3.0.3 is what we write. I3-01. */
const openBadges = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.\d\.\d)?\.json$/;

const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const extensionTypes = ['1EdTechJsonSchemaValidator2019', '1EdTechRevocationList', '1EdTechCredentialRefresh'];

/** Types that further contexts define and that occur in the wild. P-10. */
const furtherTypes: Readonly<Record<string, string>> = {
  Ed25519Signature2020: 'https://w3id.org/security/suites/ed25519-2020/v1',
};

/** Types that the two contexts define. */
const types = [
  'VerifiableCredential',
  'EnvelopedVerifiableCredential',
  'VerifiablePresentation',
  'EnvelopedVerifiablePresentation',
  'JsonSchemaCredential',
  'JsonSchema',
  'BitstringStatusListCredential',
  'BitstringStatusList',
  'BitstringStatusListEntry',
  'DataIntegrityProof',
  'OpenBadgeCredential',
  'Achievement',
  'AchievementCredential',
  'AchievementSubject',
  'Address',
  'Alignment',
  'Criteria',
  'EndorsementCredential',
  'EndorsementSubject',
  'Evidence',
  'GeoCoordinates',
  'IdentifierEntry',
  'IdentityObject',
  'Image',
  'Profile',
  'Related',
  'Result',
  'ResultDescription',
  'RubricCriterionLevel',
];

/** The rule that a type breaks under the contexts in force, or undefined. I3-02, I3-15. */
export function refuseType(type: string, contexts: readonly string[]): string | undefined {
  if (types.includes(type)) return undefined;
  if (extensionTypes.includes(type)) return contexts.includes(EXTENSIONS) ? undefined : 'I3-02';
  const further = Object.hasOwn(furtherTypes, type) ? furtherTypes[type] : undefined;
  if (further !== undefined && contexts.includes(further)) return undefined;
  return parseUri(type).ok ? undefined : 'I3-15';
}

/**
 * Reads `@context`. I3-01. A context written in place is refused: what it defines cannot be known beforehand. I3-15.
 * @returns the addresses named
 */
export function readContexts(value: unknown, report: (rule: string, message: string) => void): readonly string[] {
  if (!Array.isArray(value)) {
    report('I3-01', value === undefined ? 'is missing' : 'must be an array');
    return [];
  }
  const [first, second, ...further] = value;
  if (first !== CONTEXTS_V3[0]) report('I3-01', `must begin with ${CONTEXTS_V3[0]}`);
  if (typeof second !== 'string' || !openBadges.test(second))
    report('I3-01', `must have an Open Badges 3.0 context second, as ${CONTEXTS_V3[1]}`);
  for (const context of further) {
    if (isObject(context)) report('I3-15', 'must not hold a context written in place');
    else if (typeof context !== 'string' || !parseUri(context).ok) report('I3-01', 'must hold absolute addresses');
  }
  return value.filter((context) => typeof context === 'string');
}
