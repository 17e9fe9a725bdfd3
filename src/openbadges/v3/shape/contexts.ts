import { isObject, parseUri } from '../../../values/index.ts';
import { CONTEXTS_V3 } from '../documents.ts';
import { CREDENTIALS_V1 } from './data-model-1.ts';

/** Any published version; 3.0.3 is what we write. I3-01. */
const openBadges = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.\d\.\d)?\.json$/;

const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const extensionTypes = ['1EdTechJsonSchemaValidator2019', '1EdTechRevocationList', '1EdTechCredentialRefresh'];

/** Types that further contexts define and that occur in the wild. P-10. */
const furtherTypes: Readonly<Record<string, string>> = {
  Ed25519Signature2020: 'https://w3id.org/security/suites/ed25519-2020/v1',
};

/** The first context of the VC data models 2.0 and 1.1. */
const dataModels: readonly unknown[] = [CONTEXTS_V3[0], CREDENTIALS_V1];

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

type Report = (rule: string, message: string) => void;

/**
 * Reads `@context`. I3-01. A context written in place is refused: what it defines cannot be known beforehand. I3-15.
 * @returns the addresses named
 */
export function readContexts(value: unknown, report: Report): readonly string[] {
  if (!Array.isArray(value)) {
    report('I3-01', value === undefined ? 'is missing' : 'must be an array');
    return [];
  }
  if (value[0] !== CONTEXTS_V3[0]) report('I3-01', `must begin with ${CONTEXTS_V3[0]}`);
  return readFurther(value, report);
}

/** Reads `@context` of what others wrote: the VC data model may be 1.1. D3-03. */
export function readContextsAsWritten(value: unknown, report: Report): readonly string[] {
  if (!Array.isArray(value)) return readContexts(value, report);
  if (!dataModels.includes(value[0])) report('I3-01', `must begin with ${CONTEXTS_V3[0]}`);
  return readFurther(value, report);
}

/** Reads `@context` of a status list, which is no Open Badge. S-02. */
export function readListContexts(value: unknown, report: Report): readonly string[] {
  const contexts: readonly unknown[] = [value].flat();
  if (!dataModels.includes(contexts[0])) report('S-02', `must begin with ${CONTEXTS_V3[0]}`);
  refuseOthers(contexts.slice(1), report);
  return contexts.filter((context) => typeof context === 'string');
}

function readFurther(value: readonly unknown[], report: Report): readonly string[] {
  const [, second, ...further] = value;
  if (typeof second !== 'string' || !openBadges.test(second))
    report('I3-01', `must have an Open Badges 3.0 context second, as ${CONTEXTS_V3[1]}`);
  refuseOthers(further, report);
  return value.filter((context) => typeof context === 'string');
}

function refuseOthers(further: readonly unknown[], report: Report): void {
  for (const context of further) {
    if (isObject(context)) report('I3-15', 'must not hold a context written in place');
    else if (typeof context !== 'string' || !parseUri(context).ok) report('I3-01', 'must hold absolute addresses');
  }
}
