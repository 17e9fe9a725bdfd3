import {
  addressToday,
  canStillChange,
  deepFreeze,
  type PublicAssertion,
  type PublicBackpack,
  type PublicBadge,
  type PublicIssuer,
  type PublicPerson,
  type State,
} from '../model/index.ts';
import { renderHtml } from '../narrative/html.ts';
import { plainText } from '../narrative/text.ts';
import type { Instant } from '../values/index.ts';

/** Which files lie beside an assertion's page. */
export interface AssertionFiles {
  /** `credential.json`: once it is sealed */
  readonly credential: boolean;
  /** `assertion.json`: once it is valid; stripped when revoked. I2-13 */
  readonly assertion: boolean;
  /** `badge.png`: where there is something to bake in, and none once revoked */
  readonly png: boolean;
  /** `badge.svg`: as above, of drawn badges */
  readonly svg: boolean;
}

export interface SnapshotIssuer
  extends Pick<PublicIssuer, 'id' | 'name' | 'url' | 'email' | 'socials' | 'accreditation' | 'isOwner' | 'addresses'> {
  /** what the picture shows; undefined: there is none */
  readonly imageAlt?: string | undefined;
  readonly descriptionHtml: string;
  readonly keys: readonly Pick<PublicIssuer['keys'][number], 'publicKeyMultibase' | 'created' | 'retired'>[];
}

export interface SnapshotPerson extends Pick<PublicPerson, 'id' | 'name' | 'url' | 'links'> {
  /** what the portrait shows; undefined: there is none */
  readonly imageAlt?: string | undefined;
  readonly descriptionHtml: string;
}

type BadgeFields =
  | 'id'
  | 'name'
  | 'description'
  | 'achievementType'
  | 'tags'
  | 'skills'
  | 'alignment'
  | 'criteriaUrl'
  | 'assessment'
  | 'results'
  | 'earn'
  | 'resources'
  | 'validFor'
  | 'credits'
  | 'hours'
  | 'level'
  | 'version'
  | 'replaces'
  | 'replacedBy'
  | 'suspendable'
  | 'language'
  | 'status'
  | 'related'
  | 'addresses';

export interface SnapshotBadge extends Pick<PublicBadge, BadgeFields> {
  /** id of an issuer */
  readonly issuer: string;
  readonly creator?: string | undefined;
  /** what the artwork shows; undefined: the picture was drawn */
  readonly imageAlt?: string | undefined;
  readonly hasSvg: boolean;
  /** the marks on its picture, which put levels in order; 0 for none */
  readonly rank: number;
  /** the body alone; the requirements that are sealed with it stand in `requirements` */
  readonly criteriaHtml: string;
  readonly requirements: readonly {
    readonly id: string;
    /** the same without marks */
    readonly text: string;
    readonly html: string;
    readonly evidence: PublicBadge['requirements'][number]['evidence'];
  }[];
}

/** A file that is published beside an award's page. */
export interface SnapshotEvidenceFile {
  readonly name: string;
  readonly address: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type SnapshotEvidence = Omit<PublicAssertion['evidence'][number], 'narrative' | 'file' | 'kept'> & {
  readonly narrativeHtml: string;
  readonly file?: SnapshotEvidenceFile | undefined;
  /** a copy of what its address gave */
  readonly kept?: (SnapshotEvidenceFile & { readonly on: Instant }) | undefined;
};

export interface SnapshotAssertion
  extends Pick<
    PublicAssertion,
    | 'id'
    | 'issuedOn'
    | 'validFrom'
    | 'expires'
    | 'results'
    | 'replaces'
    | 'replacedBy'
    | 'revoked'
    | 'suspended'
    | 'reinstated'
    | 'addresses'
    | 'isSelfIssued'
  > {
  /** id of a badge */
  readonly badge: string;
  /** the hash of an e-mail address stays in the credential */
  readonly recipient: {
    readonly type: PublicAssertion['recipient']['identity']['type'];
    readonly url?: string | undefined;
    readonly displayName?: string | undefined;
    /** id of a person, who has a page */
    readonly person?: string | undefined;
  };
  readonly state: Exclude<State, 'draft'>;
  /** true while the calendar alone can change the state */
  readonly canStillChange: boolean;
  readonly isSealed: boolean;
  readonly narrativeHtml: string;
  readonly evidence: readonly SnapshotEvidence[];
  readonly files: AssertionFiles;
}

/** The public backpack as pages need it: plain JSON, frozen, Markdown already made into safe HTML. */
export interface Snapshot {
  readonly today: PublicBackpack['today'];
  readonly site: Pick<
    PublicBackpack['site'],
    'url' | 'title' | 'description' | 'owner' | 'language' | 'theme' | 'highlights' | 'trust' | 'demonstration'
  >;
  readonly issuers: readonly SnapshotIssuer[];
  /** those who may be named, each with a page */
  readonly people: readonly SnapshotPerson[];
  readonly badges: readonly SnapshotBadge[];
  readonly assertions: readonly SnapshotAssertion[];
  /** names of `content/pages` */
  readonly pages: readonly string[];
}

/** What the room that draws pictures knows of each badge, by its id. */
export type Pictures = ReadonlyMap<string, { readonly hasSvg: boolean }>;

/**
 * Makes the snapshot that all pages are drawn from. Pure; gives the same for the same backpack.
 * @param pictures  of every badge; one that is not named has no SVG
 */
export function buildSnapshot(backpack: PublicBackpack, pictures: Pictures): Snapshot {
  const today: Today = (address) => addressToday(backpack.site, address);
  const { url, title, description, owner, language, theme, highlights, trust, demonstration } = backpack.site;
  return deepFreeze({
    today: backpack.today,
    site: { url, title, description, owner, language, theme, highlights, trust, demonstration },
    issuers: backpack.issuers.map((issuer) => snapshotIssuer(issuer, today)),
    people: backpack.people.map(snapshotPerson),
    badges: backpack.badges.map((badge) => snapshotBadge(badge, pictures, today)),
    assertions: backpack.assertions.map((assertion) => snapshotAssertion(assertion, pictures, today)),
    pages: backpack.pages.map(({ name }) => name),
  });
}

/** Pages name things where they lie today, whatever address they were sealed for. */
type Today = (address: string) => string;

function snapshotIssuer(issuer: PublicIssuer, today: Today): SnapshotIssuer {
  const { id, name, url, email, socials, accreditation, isOwner } = issuer;
  const { did, formerDids, ...places } = issuer.addresses;
  const addresses = { ...addressesToday(places, today), did, formerDids };
  return {
    ...{ id, name, url, email, socials, accreditation, isOwner, addresses },
    imageAlt: issuer.image?.alt,
    descriptionHtml: renderHtml(issuer.description, 'about'),
    keys: issuer.keys.map(({ publicKeyMultibase, created, retired }) => ({ publicKeyMultibase, created, retired })),
  };
}

const snapshotPerson = ({ id, name, url, links, image, description }: PublicPerson): SnapshotPerson => ({
  ...{ id, name, url, links },
  imageAlt: image?.alt,
  descriptionHtml: renderHtml(description, 'about'),
});

function snapshotBadge(badge: PublicBadge, pictures: Pictures, today: Today): SnapshotBadge {
  const { issuer, creator, image, criteria, requirements, design, ...fields } = badge;
  return {
    ...fields,
    addresses: addressesToday(badge.addresses, today),
    issuer: issuer.id,
    creator: creator?.id,
    imageAlt: image?.alt,
    hasSvg: pictures.get(badge.id)?.hasSvg ?? false,
    rank: design.level ?? 0,
    criteriaHtml: renderHtml(criteria, 'criteria'),
    requirements: requirements.map(({ id, text, evidence }) => ({
      id,
      text: plainText(text),
      html: renderHtml(text, `requirement-${id}`),
      evidence,
    })),
  };
}

const addressesToday = <Addresses extends Readonly<Record<keyof Addresses, string>>>(
  addresses: Addresses,
  today: Today,
): Addresses =>
  Object.fromEntries(Object.entries<string>(addresses).map(([name, address]) => [name, today(address)])) as Addresses;

function snapshotEvidence(
  { evidence, attachments = [] }: PublicAssertion,
  index: number,
  today: Today,
): SnapshotEvidence {
  const { narrative, kept, file: _file, ...rest } = evidence[index] as PublicAssertion['evidence'][number];
  const fileOf = (field: 'file' | 'kept'): SnapshotEvidenceFile | undefined => {
    const found = attachments.find((one) => one.evidence === index && one.field === field);
    if (found === undefined) return undefined;
    const { name, address, bytes, sha256 } = found;
    return { name, address: today(address), bytes, sha256 };
  };
  const copy = fileOf('kept');
  return {
    ...rest,
    narrativeHtml: narrative === undefined ? '' : renderHtml(narrative, `evidence-${index + 1}`),
    file: fileOf('file'),
    kept: copy && kept && { ...copy, on: kept.on },
  };
}

function snapshotAssertion(assertion: PublicAssertion, pictures: Pictures, today: Today): SnapshotAssertion {
  const { id, badge, recipient, issuedOn, validFrom, expires, results, isSelfIssued } = assertion;
  const { replaces, replacedBy, revoked, suspended, reinstated } = assertion;
  const addresses = addressesToday(assertion.addresses, today);
  const state = assertion.state as Exclude<State, 'draft'>;
  const { identity, displayName, person } = recipient;
  const facts = { isDraft: false, isRevoked: state === 'revoked', isSuspended: state === 'suspended' };
  const isSealed = assertion.sealed !== undefined;
  const isHosted = state !== 'not-yet-valid';
  const png = state !== 'revoked' && (isSealed || isHosted);
  return {
    ...{ id, issuedOn, validFrom, expires, results, addresses, isSelfIssued, state },
    ...{ replaces, replacedBy, revoked, suspended, reinstated },
    badge: badge.id,
    recipient: { type: identity.type, url: identity.type === 'email' ? undefined : identity.url, displayName, person },
    canStillChange: canStillChange({ ...facts, validFrom, expires }, state),
    isSealed,
    narrativeHtml: renderHtml(assertion.narrative, 'narrative'),
    evidence: assertion.evidence.map((_, index) => snapshotEvidence(assertion, index, today)),
    files: {
      credential: isSealed,
      assertion: isHosted,
      png,
      svg: png && (pictures.get(badge.id)?.hasSvg ?? false),
    },
  };
}
