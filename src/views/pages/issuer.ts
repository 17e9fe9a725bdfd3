import { type Card, hostOf, viewBadgeCard } from '../cards.ts';
import { type Frame, viewFrame } from '../frame.ts';
import { issuerOf } from '../lookup.ts';
import { issuerPath, pathOf } from '../paths.ts';
import type { Snapshot, SnapshotIssuer } from '../snapshot.ts';
import {
  type Fact,
  facts,
  type LinkView,
  outward,
  type Part,
  type PictureView,
  type Prose,
  plainText,
} from '../text.ts';
import { formatDay } from '../words/dates.ts';
import { langOf, type Words, wordsFor } from '../words/words.ts';

export interface IssuerView {
  readonly frame: Frame;
  readonly heading: string;
  readonly picture?: PictureView | undefined;
  readonly claims: readonly Part[];
  readonly owner?: string | undefined;
  readonly about?: Prose | undefined;
  readonly identity: readonly Fact[];
  /** each with how long it has been in use */
  readonly keys: readonly { readonly key: string; readonly parts: readonly Part[] }[];
  readonly accreditation: readonly {
    readonly link: LinkView | { label: string; href?: undefined };
    readonly by: string;
  }[];
  readonly socials: readonly LinkView[];
  readonly issues: string;
  readonly badges: readonly Card[];
  readonly data: readonly LinkView[];
  readonly words: Words['issuer'];
}

export const issuerPaths = (snapshot: Snapshot): { params: { id: string } }[] =>
  snapshot.issuers.map(({ id }) => ({ params: { id } }));

export function viewIssuer(snapshot: Snapshot, id: string): IssuerView {
  const issuer = issuerOf(snapshot, id);
  const all = wordsFor(snapshot.site.language);
  const { issuer: words, language } = all;
  const claims = words.claims({ text: hostOf(issuer), strong: true }, issuer.name);
  const day = (moment: string) => ({ text: formatDay(moment, language), datetime: moment });
  return {
    frame: viewFrame(snapshot, issuerPath(snapshot.site.url, id), issuer.name, plainText(claims)),
    heading: issuer.name,
    picture: issuer.imageAlt === undefined ? undefined : { src: pathOf(issuer.addresses.image), alt: issuer.imageAlt },
    claims,
    owner: issuer.isOwner ? words.owner : undefined,
    about:
      issuer.descriptionHtml === ''
        ? undefined
        : { html: issuer.descriptionHtml, lang: langOf(all, snapshot.site.language) },
    identity: viewIdentity(words, issuer),
    keys: issuer.keys.map(({ publicKeyMultibase, created, retired }) => ({
      key: publicKeyMultibase,
      parts: retired === undefined ? words.keyInUse(day(created)) : words.keyRetired(day(created), day(retired)),
    })),
    accreditation: issuer.accreditation.map(({ name, url, by }) => ({
      link: url === undefined ? { label: name } : outward(url, name),
      by: by === undefined ? '' : words.accreditedBy(by),
    })),
    socials: issuer.socials.map(({ url, label }) => outward(url, label)),
    issues: viewIssues(snapshot, words, id),
    badges: snapshot.badges.filter((badge) => badge.issuer === id).map((badge) => viewBadgeCard(snapshot, all, badge)),
    data: viewData(words, issuer),
    words,
  };
}

function viewIssues({ badges, assertions }: Snapshot, words: Words['issuer'], id: string): string {
  const own = new Set(badges.filter(({ issuer }) => issuer === id).map((badge) => badge.id));
  return words.issues(own.size, assertions.filter(({ badge, state }) => own.has(badge) && state === 'valid').length);
}

const viewIdentity = (words: Words['issuer'], issuer: SnapshotIssuer): Fact[] =>
  facts(
    { label: words.host, value: [{ text: hostOf(issuer), strong: true }] },
    { label: words.did, value: [issuer.addresses.did] },
    { label: words.website, value: [{ text: issuer.url, href: issuer.url }] },
    { label: words.email, value: [{ text: issuer.email, href: `mailto:${issuer.email}` }] },
  );

const viewData = (words: Words['issuer'], { addresses, keys }: SnapshotIssuer): LinkView[] => [
  { label: words.profile2, href: pathOf(addresses.issuer) },
  { label: words.profile3, href: pathOf(addresses.profile) },
  { label: words.revocations, href: pathOf(addresses.revocations) },
  ...(keys.length > 0 ? [{ label: words.didDocument, href: pathOf(addresses.didDocument) }] : []),
];
