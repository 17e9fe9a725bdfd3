import type { PublicBackpack, PublicBadge } from '../model/index.ts';
import { HaversackError } from '../values/index.ts';
import { type ArtworkFile, openArtwork, type ReadArtwork } from './artwork-files.ts';
import { faceOf } from './badge-face.ts';
import { drawSvg } from './draw.ts';
import { type FontSet, loadFonts } from './fonts.ts';
import { rasterPng } from './raster.ts';

/** A badge's picture, ready to be published and baked. */
export interface BadgePicture {
  readonly png: Uint8Array;
  /** of drawn badges only */
  readonly svg?: string | undefined;
}

/**
 * Draws the picture of every public badge once; own artwork is taken as it is, byte for byte.
 * @param root  absolute; where the user's own font packages are
 * @returns pictures by badge id, in the badges' order
 * @throws HaversackError `picture-artwork` when artwork is not what `checkPictures` found good
 */
export async function drawBadgePictures(
  backpack: PublicBackpack,
  root: string,
  readArtwork: ReadArtwork,
): Promise<ReadonlyMap<string, BadgePicture>> {
  const open = openArtwork(readArtwork);
  const fonts = loadFonts(root, backpack.site.pictureFonts);
  return new Map(
    await Promise.all(
      backpack.badges.map(
        async (badge): Promise<[string, BadgePicture]> => [badge.id, await picture(badge, open, fonts)],
      ),
    ),
  );
}

async function picture(
  badge: PublicBadge,
  open: ReturnType<typeof openArtwork>,
  fonts: FontSet,
): Promise<BadgePicture> {
  if (badge.image) return { png: bytesOf(badge.image.file, await open(badge.image)) };
  const { design, issuer } = badge;
  const logo = design.logo && issuer.image ? bytesOf(issuer.image.file, await open(issuer.image)) : undefined;
  const { svg } = await drawSvg(await faceOf(badge, logo, fonts), fonts);
  return { png: await rasterPng(svg), svg };
}

function bytesOf(file: string, artwork: ArtworkFile): Uint8Array {
  if (artwork.ok) return artwork.bytes;
  throw new HaversackError('picture-artwork', `${file} is not the picture that was checked (${artwork.reason}).`, {
    remedy: 'Run the command again; nothing may change the content while it runs.',
  });
}
