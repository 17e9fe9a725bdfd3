import { relative } from 'node:path';
import { printMarkdownRecord } from '../../content/index.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/index.ts';
import { checkPictures } from '../../images/check-pictures.ts';
import { applyChanges, type Change, takeLock } from '../../io/index.ts';
import type { Backpack, LinkedBadge, LinkedIssuer } from '../../model/index.ts';
import { HaversackError } from '../../values/index.ts';
import { artworkReader } from '../check.ts';
import type { Effects } from '../effects.ts';
import { findIssuer } from '../keys/find-key.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { preview } from '../preview.ts';

/** What a new badge is to be. */
export interface NewBadge {
  readonly id: string;
  readonly name: string;
  /** what somebody has done who holds it; without it the badge is a draft */
  readonly description?: string | undefined;
  /** what it takes, in Markdown; without it the badge is a draft */
  readonly criteria?: string | undefined;
  /** id of the issuer; default: the owner of the site, or the only one */
  readonly issuer?: string | undefined;
  /** one of both, or none: the first letter of the name stands in the middle */
  readonly emoji?: string | undefined;
  readonly icon?: string | undefined;
  /** ISO 8601 duration */
  readonly validFor?: string | undefined;
  readonly isSuspendable: boolean;
}

export type BadgeNewResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      /** warnings about the new badge */
      readonly diagnostics: readonly Diagnostic[];
      readonly id: string;
      /** the record, relative to the root */
      readonly file: string;
      /** a drawing of it, relative to the root; undefined when it cannot be drawn yet */
      readonly picture?: string | undefined;
      readonly isDraft: boolean;
      /** true when the same record was there before */
      readonly isUnchanged: boolean;
    };

/**
 * Writes the record of a new badge, and draws its picture as the build would.
 * @throws HaversackError `badge-exists`, `issuer-unknown`
 */
export async function badgeNew(effects: Effects, wanted: NewBadge): Promise<BadgeNewResult> {
  const { root, today } = effects;
  const unlock = takeLock(root, 'badge new');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const record = recordOf(wanted, findIssuer({ backpack }, wanted.issuer));
    const isUnchanged = refuseOther(backpack, wanted.id, record);
    const after = loadBackpack(root, today, [record]);
    const made = soundBackpack(after, MENDED);
    const badge = made?.badges.find(({ id }) => id === wanted.id);
    if (made === undefined || badge === undefined) return { ok: false, diagnostics: after.diagnostics };
    const pictures = await checkPictures(alone(made, badge), root, artworkReader(root));
    if (hasErrors(pictures)) return { ok: false, diagnostics: pictures };
    if (!isUnchanged) applyChanges(root, `badge new ${wanted.id}`, [record]);
    const { file } = await preview(effects, { badge: wanted.id, format: 'png' });
    return {
      ok: true,
      diagnostics: [...after.diagnostics.filter(({ file }) => file === record.path), ...pictures],
      id: wanted.id,
      file: record.path,
      picture: file === undefined ? undefined : relative(root, file),
      isDraft: badge.status === 'draft',
      isUnchanged,
    };
  } finally {
    unlock();
  }
}

function recordOf(wanted: NewBadge, { id: issuer, design: house }: LinkedIssuer): Change {
  const { id, name, description, criteria, emoji, icon, validFor, isSuspendable } = wanted;
  const isDraft = description === undefined || criteria === undefined;
  const fields = {
    name,
    // What a draft lacks is said in words that do no harm, should they ever be published.
    description: description ?? name,
    issuer,
    // What the issuer's house style says stays its own.
    design: { shape: house.shape === undefined ? 'circle' : undefined, emoji, icon },
    validFor,
    suspendable: isSuspendable ? true : undefined,
    status: isDraft ? 'draft' : undefined,
    version: '1',
  };
  return { path: `content/badges/${id}.md`, text: printMarkdownRecord(fields, criteria ?? description ?? name) };
}

/** @returns true when the same record is there already */
function refuseOther({ badges }: Backpack, id: string, { path, text }: Change): boolean {
  const other = badges.find((badge) => badge.id === id);
  if (other === undefined) return false;
  const { file, text: there } = other.source;
  if (file === path && there === text) return true;
  throw new HaversackError('badge-exists', `There is a badge "${id}" already: ${file}.`, {
    remedy: `Choose another id; or for its next version: haversack badge version ${id}`,
  });
}

const alone = (backpack: Backpack, badge: LinkedBadge): Backpack => ({
  ...backpack,
  issuers: [badge.issuer],
  people: [],
  badges: [badge],
  assertions: [],
});
