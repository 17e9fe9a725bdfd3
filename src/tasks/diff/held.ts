import {
  type Artwork,
  type LinkedAssertion,
  type LinkedBadge,
  type PublicAssertion,
  type PublicBackpack,
  type PublicBadge,
  type PublicIssuer,
  publicBackpack,
} from '../../model/index.ts';
import { isObject } from '../../values/index.ts';
import type { Side } from './side.ts';

/** What differs, in what readers see, between two states of a backpack. */
export interface Differences {
  /** those that are new, drafts too, and drafts of before that are published now */
  readonly added: Some;
  /** those that were published and are, and whose own record is shown otherwise: a badge's award is not changed by it */
  readonly changed: Some;
  /** awards that were published and are, each before and now */
  readonly kept: readonly (readonly [PublicAssertion, PublicAssertion])[];
  /** ids of those whose own record, badge or issuer is shown otherwise */
  readonly held: readonly string[];
  /** ids of issuers that are shown otherwise */
  readonly issuers: ReadonlySet<string>;
}

interface Some {
  readonly awards: readonly LinkedAssertion[];
  readonly badges: readonly LinkedBadge[];
}

/**
 * Compares what was published with what would be. What is told by itself is left out: what replaces an award or a
 * badge, that a badge is retired, keys.
 * @param files  paths of files that differ: the bytes of pictures are not compared
 */
export function findDifferences(base: Side, now: Side, files: ReadonlySet<string>): Differences {
  const before = base.backpack && publicBackpack(base.backpack);
  const after = now.backpack && publicBackpack(now.backpack);
  const issuers = differing(before?.issuers, after?.issuers, shownIssuer, files);
  const badges = differing(before?.badges, after?.badges, shownBadge, files);
  const awards = differing<PublicAssertion>(before?.assertions, after?.assertions, shownAward, files);
  const kept = before && after ? pairs(before, after) : [];
  const isHeld = ({ id, badge }: PublicAssertion): boolean =>
    awards.has(id) || badges.has(badge.id) || [badge.issuer, badge.creator].some((one) => one && issuers.has(one.id));
  const published = new Set(before?.assertions.map(({ id }) => id));
  const publishedBadges = new Set(before?.badges.map(({ id }) => id));
  const all = now.backpack;
  return {
    added: {
      awards: all?.assertions.filter((one) => !(one.draft ? base.awards : published).has(one.id)) ?? [],
      badges: all?.badges.filter((one) => !(one.status === 'draft' ? base.badges : publishedBadges).has(one.id)) ?? [],
    },
    changed: {
      awards: all?.assertions.filter(({ id }) => awards.has(id)) ?? [],
      badges: all?.badges.filter(({ id }) => badges.has(id)) ?? [],
    },
    kept,
    held: kept.filter(([was, is]) => isHeld(was) || isHeld(is)).map(([{ id }]) => id),
    issuers,
  };
}

function pairs(before: PublicBackpack, after: PublicBackpack): (readonly [PublicAssertion, PublicAssertion])[] {
  const now = new Map(after.assertions.map((one) => [one.id, one]));
  return before.assertions.flatMap((was) => {
    const is = now.get(was.id);
    return is === undefined ? [] : [[was, is] as const];
  });
}

interface Shown {
  readonly id: string;
  readonly image?: Artwork | undefined;
}

/** Ids of what stands on both sides, and is shown otherwise. */
function differing<Value extends Shown>(
  before: readonly Value[] = [],
  after: readonly Value[] = [],
  shown: (value: Value) => object,
  files: ReadonlySet<string>,
): ReadonlySet<string> {
  const was = new Map(before.map((one) => [one.id, one]));
  const isOther = (one: Value, other: Value): boolean =>
    [one, other].some(({ image }) => image && files.has(image.file)) || textOf(shown(one)) !== textOf(shown(other));
  const changed = after.filter((one) => {
    const other = was.get(one.id);
    return other !== undefined && isOther(one, other);
  });
  return new Set(changed.map(({ id }) => id));
}

/** The same text for the same fields, in whatever order they were read. */
const textOf = (value: object): string =>
  JSON.stringify(value, (_name, one: unknown) =>
    isObject(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );

const shownIssuer = ({
  keys: _keys,
  addresses: { formerDids: _dids, ...addresses },
  ...issuer
}: PublicIssuer): object => ({
  ...issuer,
  addresses,
});

const shownBadge = ({ status: _status, replacedBy: _newer, issuer, creator, ...badge }: PublicBadge): object => ({
  ...badge,
  issuer: issuer.id,
  creator: creator?.id,
});

const shownAward = ({ sealed: _sealed, replacedBy: _newer, badge, ...award }: PublicAssertion): object => ({
  ...award,
  badge: badge.id,
});
