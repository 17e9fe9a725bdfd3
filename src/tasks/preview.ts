import { join } from 'node:path';
import { type Diagnostic, inOrder, nearest } from '../diagnostics/index.ts';
import { type BadgePicture, drawBadgePictures } from '../images/badge-pictures.ts';
import { checkPictures } from '../images/check-pictures.ts';
import { openWorkplace, writeFileAtomically } from '../io/index.ts';
import { type Backpack, type LinkedBadge, publicBackpack } from '../model/index.ts';
import { HaversackError } from '../values/index.ts';
import { artworkReader } from './check.ts';
import type { Effects } from './effects.ts';
import { loadBackpack } from './load.ts';

export interface PreviewOptions {
  /** id of the badge; a draft too */
  readonly badge: string;
  /** absolute; default: below `.haversack/preview` of the root */
  readonly out?: string | undefined;
  readonly format: 'png' | 'svg';
}

export interface PreviewResult {
  /** of the badge and of the issuer whose logo it may show */
  readonly diagnostics: readonly Diagnostic[];
  /** absolute; undefined: the badge cannot be drawn as it is */
  readonly file?: string;
}

/**
 * Draws the picture of one badge as the build would. What is wrong elsewhere in the content does not matter.
 * @throws HaversackError `badge-unknown`, `preview-no-svg`
 */
export async function preview(
  { root, today }: Pick<Effects, 'root' | 'today'>,
  { badge: id, out, format }: PreviewOptions,
): Promise<PreviewResult> {
  const { backpack, diagnostics } = loadBackpack(root, today);
  const badge = backpack?.badges.find((one) => one.id === id);
  if (backpack === undefined || badge === undefined) {
    const own = diagnostics.filter(({ file }) => isFileOf(file, id));
    if (own.length > 0) return { diagnostics: own };
    if (backpack === undefined) return { diagnostics };
    throw unknown(id, backpack);
  }
  const alone = { ...backpack, issuers: [badge.issuer], people: [], badges: [badge], assertions: [] };
  const read = artworkReader(root);
  const files = [badge.source.file, badge.issuer.source.file];
  const found = inOrder([
    ...diagnostics.filter(({ file }) => files.includes(file)),
    ...(await checkPictures(alone, root, read)),
  ]);
  const picture = await drawAlone(alone, badge, root, read);
  if (picture === undefined) return { diagnostics: found };
  const bytes = format === 'svg' ? picture.svg : picture.png;
  if (bytes === undefined) {
    throw new HaversackError('preview-no-svg', `The picture of "${id}" is a PNG of its own; there is no SVG of it.`, {
      remedy: 'Leave --svg out.',
    });
  }
  const file = out ?? join(openWorkplace(root), 'preview', `${id}.${format}`);
  writeFileAtomically(file, bytes);
  return { diagnostics: found, file };
}

/**
 * Draws one badge of a backpack that holds nothing else.
 * @returns undefined when artwork cannot be used, of which the diagnostics tell
 */
export async function drawAlone(
  alone: Backpack,
  badge: LinkedBadge,
  root: string,
  read: ReturnType<typeof artworkReader>,
): Promise<BadgePicture | undefined> {
  try {
    // A draft is drawn as if it were not one.
    const shown = publicBackpack({ ...alone, badges: [{ ...badge, status: 'active' }] });
    return (await drawBadgePictures(shown, { root, readArtwork: read })).get(badge.id);
  } catch (error) {
    if (error instanceof HaversackError && error.code === 'picture-artwork') return undefined;
    throw error;
  }
}

const isFileOf = (file: string, id: string): boolean =>
  file.startsWith('content/badges/') && /^[^.]*/.exec(file.slice('content/badges/'.length))?.[0] === id;

function unknown(id: string, { badges }: Backpack): HaversackError {
  const near = nearest(
    id,
    badges.map((one) => one.id),
  );
  return new HaversackError('badge-unknown', `There is no badge "${id}".`, {
    remedy:
      near === undefined
        ? 'The id is the name of its file in content/badges, without the ending.'
        : `Did you mean "${near}"?`,
  });
}
