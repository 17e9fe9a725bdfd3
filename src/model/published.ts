import type { RecipientIdentity } from './assertion.ts';
import type { Backpack, LinkedAssertion, LinkedBadge, LinkedIssuer } from './backpack.ts';
import type { Person } from './person.ts';
import type { Page } from './records.ts';
import type { PublicKey, SealedFact, StatusList, Tombstone } from './sealed.ts';
import type { RecipientNames, Site } from './site.ts';

export type PublicSite = Omit<Site, 'source'>;
export type PublicPerson = Omit<Person, 'source'>;
export interface PublicIssuer extends Omit<LinkedIssuer, 'source' | 'keys'> {
  readonly keys: readonly Omit<PublicKey, 'source'>[];
}
export interface PublicBadge extends Omit<LinkedBadge, 'source' | 'issuer' | 'creator'> {
  readonly issuer: PublicIssuer;
  readonly creator?: PublicIssuer | undefined;
}
/** A recipient with as much of a name as the site's owner lets be seen. */
export interface PublicRecipient {
  readonly identity: RecipientIdentity;
  readonly displayName?: string | undefined;
  readonly person?: string | undefined;
}
export interface PublicAssertion
  extends Omit<LinkedAssertion, 'source' | 'badge' | 'recipient' | 'person' | 'draft' | 'sealed'> {
  readonly badge: PublicBadge;
  readonly recipient: PublicRecipient;
  readonly sealed?: Omit<SealedFact, 'source'> | undefined;
}

/** What may be published: no drafts, no names that are to be hidden, no text of the files behind it. */
export interface PublicBackpack {
  readonly kind: 'public';
  readonly today: Backpack['today'];
  readonly site: PublicSite;
  readonly issuers: readonly PublicIssuer[];
  readonly people: readonly PublicPerson[];
  readonly badges: readonly PublicBadge[];
  readonly assertions: readonly PublicAssertion[];
  readonly pages: readonly Omit<Page, 'source'>[];
  readonly statusLists: readonly Omit<StatusList, 'source'>[];
  /** awards that are gone, but for their place among the revoked */
  readonly erased: readonly Omit<Tombstone, 'source'>[];
}

/** Takes away what is not for the public. Everything that is published is made from what this returns. */
export function publicBackpack(backpack: Backpack): PublicBackpack {
  const issuers = new Map(backpack.issuers.map((issuer) => [issuer.id, publicIssuer(issuer)]));
  const issuerOf = (id: string): PublicIssuer => issuers.get(id) as PublicIssuer;
  const drafts = new Set(backpack.badges.filter(({ status }) => status === 'draft').map(({ id }) => id));
  const unlessDraft = (id: string | undefined): string | undefined => (drafts.has(id ?? '') ? undefined : id);
  const badges = new Map(
    backpack.badges
      .filter(({ id }) => !drafts.has(id))
      .map((badge): [string, PublicBadge] => [
        badge.id,
        {
          ...withoutSource(badge),
          issuer: issuerOf(badge.issuer.id),
          creator: badge.creator && issuerOf(badge.creator.id),
          replaces: unlessDraft(badge.replaces),
          replacedBy: unlessDraft(badge.replacedBy),
        },
      ]),
  );
  const awards = backpack.assertions.filter(({ draft, badge }) => !draft && badges.has(badge.id));
  const awarded = new Set(awards.map(({ id }) => id));
  const ifPublic = (id: string | undefined): string | undefined => (awarded.has(id ?? '') ? id : undefined);
  const assertions = awards.map((assertion): PublicAssertion => {
    const badge = badges.get(assertion.badge.id) as PublicBadge;
    const open = publicAssertion(assertion, badge, backpack.site.recipients);
    return { ...open, replaces: ifPublic(open.replaces), replacedBy: ifPublic(open.replacedBy) };
  });
  const shown = new Set([...badges.keys(), ...assertions.map(({ id }) => id)]);
  const highlights = backpack.site.highlights.filter((id) => shown.has(id));
  return Object.freeze({
    kind: 'public',
    today: backpack.today,
    site: { ...withoutSource(backpack.site), highlights },
    issuers: [...issuers.values()],
    people: backpack.site.recipients === 'name' ? backpack.people.map(withoutSource) : [],
    badges: [...badges.values()],
    assertions,
    pages: backpack.pages.map(withoutSource),
    statusLists: backpack.statusLists.map(withoutSource),
    erased: backpack.erased.map(withoutSource),
  });
}

function publicIssuer(issuer: LinkedIssuer): PublicIssuer {
  return { ...withoutSource(issuer), keys: issuer.keys.map(withoutSource) };
}

function publicAssertion(assertion: LinkedAssertion, badge: PublicBadge, names: RecipientNames): PublicAssertion {
  const { draft: _draft, person, recipient, sealed, ...rest } = withoutSource(assertion);
  const name = recipient.name ?? person?.name;
  return {
    ...rest,
    badge,
    recipient: {
      identity: recipient.identity,
      displayName: name === undefined || names === 'hidden' ? undefined : names === 'initials' ? initials(name) : name,
      person: names === 'name' ? person?.id : undefined,
    },
    sealed: sealed && withoutSource(sealed),
  };
}

/** `Zoë van Dam` becomes `Z. v. D.`: the first letter, as readers see it, of each word. */
function initials(name: string): string {
  const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });
  return name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${[...letters.segment(word)][0]?.segment ?? ''}.`)
    .join(' ');
}

function withoutSource<Value extends { readonly source: unknown }>(value: Value): Omit<Value, 'source'> {
  const { source: _source, ...rest } = value;
  return rest;
}
