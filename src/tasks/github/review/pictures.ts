import { createHash } from 'node:crypto';
import { PICTURE_LIMITS, pictureName } from '../../../github/index.ts';
import { portrait } from '../../../images/artwork/portrait.ts';
import type { Backpack } from '../../../model/index.ts';
import { artworkReader } from '../../check.ts';
import { drawAlone } from '../../preview.ts';

/** Pictures of a review. */
export interface DrawnReview {
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** ids of badges whose picture cannot be drawn as it is */
  readonly failed: readonly string[];
  /** badges beyond the most that is drawn */
  readonly left: number;
}

/**
 * Draws badges from content that was checked, as the build would, drafts too. Whatever bytes a contributor sent, these
 * are pixels of our own drawing, of 512 px a side at most.
 * @param root  absolute; where the content lies
 * @param backpack  undefined when nothing could be linked: nothing is drawn
 * @param ids  of badges
 */
export async function drawReview(
  root: string,
  backpack: Backpack | undefined,
  ids: readonly string[],
): Promise<DrawnReview> {
  const badges = ids.flatMap((id) => backpack?.badges.find((badge) => badge.id === id) ?? []);
  const pictures: { name: string; bytes: Uint8Array }[] = [];
  const failed: string[] = [];
  for (const badge of badges.slice(0, PICTURE_LIMITS.count)) {
    const bytes = await drawn(root, { ...(backpack as Backpack), badges: [badge] });
    if (bytes === undefined) failed.push(badge.id);
    else pictures.push({ name: pictureName(badge.id, createHash('sha256').update(bytes).digest('hex')), bytes });
  }
  return { pictures, failed, left: Math.max(0, badges.length - PICTURE_LIMITS.count) };
}

/** @returns undefined when the badge cannot be drawn, whatever the reason: the comment must come all the same */
async function drawn(root: string, backpack: Backpack): Promise<Uint8Array | undefined> {
  const [badge] = backpack.badges;
  if (badge === undefined) return undefined;
  const alone = { ...backpack, issuers: [badge.issuer], people: [], assertions: [] };
  try {
    const picture = await drawAlone(alone, badge, root, artworkReader(root));
    const bytes = picture && new Uint8Array(await portrait(picture.png));
    return bytes && bytes.length <= PICTURE_LIMITS.bytes ? bytes : undefined;
  } catch {
    return undefined;
  }
}
