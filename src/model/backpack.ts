import type { Instant } from '../values/index.ts';
import type { AssertionAddresses, BadgeAddresses, IssuerAddresses } from './addresses.ts';
import type { Assertion, EvidenceFile } from './assertion.ts';
import type { Badge } from './badge.ts';
import type { Import } from './import.ts';
import type { Issuer } from './issuer.ts';
import type { Person } from './person.ts';
import type { Page } from './records.ts';
import type { PublicKey, SealedFact, StatusList, Tombstone } from './sealed.ts';
import type { Site } from './site.ts';
import type { State } from './state.ts';

export interface LinkedIssuer extends Issuer {
  readonly isOwner: boolean;
  readonly addresses: IssuerAddresses;
  /** not compromised, oldest first */
  readonly keys: readonly PublicKey[];
}

/** Its `design` is the issuer's, overridden by the badge's own. */
export interface LinkedBadge extends Omit<Badge, 'issuer' | 'creator' | 'language'> {
  readonly issuer: LinkedIssuer;
  readonly creator?: LinkedIssuer | undefined;
  readonly language: string;
  readonly addresses: BadgeAddresses;
  /** Markdown: the criteria with the requirements as a list, as sealed */
  readonly criteriaNarrative: string;
  /** id of the badge that replaces this one */
  readonly replacedBy?: string | undefined;
}

/** A file of evidence, with the address that it is published at. */
export interface PublishedEvidence extends EvidenceFile {
  readonly address: string;
}

export interface LinkedAssertion extends Omit<Assertion, 'badge' | 'validFrom' | 'attachments'> {
  readonly badge: LinkedBadge;
  readonly person?: Person | undefined;
  /** default: `issuedOn` */
  readonly validFrom: Instant;
  /** else from the badge's `validFor` */
  readonly expires?: Instant | undefined;
  readonly state: State;
  readonly addresses: AssertionAddresses;
  readonly attachments?: readonly PublishedEvidence[] | undefined;
  readonly sealed?: SealedFact | undefined;
  /** id of the award that renews this one */
  readonly replacedBy?: string | undefined;
  /** issuer and recipient are one, as far as the files tell */
  readonly isSelfIssued: boolean;
}

/** Everything, linked: ids resolved, states computed, addresses decided. Frozen. */
export interface Backpack {
  readonly today: Instant;
  readonly site: Site;
  readonly issuers: readonly LinkedIssuer[];
  readonly people: readonly Person[];
  readonly badges: readonly LinkedBadge[];
  readonly assertions: readonly LinkedAssertion[];
  readonly pages: readonly Page[];
  /** badges earned elsewhere, in the order of their ids */
  readonly imports: readonly Import[];
  readonly statusLists: readonly StatusList[];
  readonly erased: readonly Tombstone[];
}
