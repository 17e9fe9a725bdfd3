import { type Diagnostic, inOrder } from '../diagnostics/index.ts';
import type { Backpack, LinkedBadge } from '../model/index.ts';
import { type ArtworkFile, openArtwork, type ReadArtwork, reportArtwork } from './artwork-files.ts';
import { faceOf } from './badge-face.ts';
import { checkDesign } from './design/check.ts';
import { drawable } from './design/lines.ts';
import { drawSvg } from './draw.ts';
import { type FontSet, loadFonts } from './fonts.ts';
import { lucide } from './lucide.ts';
import { report } from './problems.ts';

/**
 * Finds whatever would spoil a picture of the backpack: artwork of badges, issuers and people is decoded whole, and
 * each designed badge is drawn as SVG, as the build would. Writes nothing; drafts are looked at too.
 * @param readArtwork  reads a file named relative to the root, at most `ARTWORK_LIMITS.bytes`
 */
export async function checkPictures(backpack: Backpack, readArtwork: ReadArtwork): Promise<Diagnostic[]> {
  const open = openArtwork(readArtwork);
  const fonts = await loadFonts();
  const owners = [...backpack.issuers, ...backpack.people, ...backpack.badges];
  const ofArtwork = owners.map(async ({ source, image }) => {
    const opened = image && (await open(image));
    return image && opened && !opened.ok ? [reportArtwork(source, ['image'], image, opened)] : [];
  });
  const ofDesigns = backpack.badges.map(async (badge) => {
    if (badge.image !== undefined) return [];
    const logo = badge.design.logo && badge.issuer.image ? await open(badge.issuer.image) : undefined;
    return [...checkLogo(badge), ...reportDesign(badge, fonts), ...(await checkGlyphs(badge, logo, fonts))];
  });
  return inOrder((await Promise.all([...ofArtwork, ...ofDesigns])).flat());
}

const checkLogo = ({ design, issuer, source }: LinkedBadge): Diagnostic[] =>
  design.logo && issuer.image === undefined ? [report('logo-missing', source, ['design', 'logo'], issuer.id)] : [];

const reportDesign = ({ id, design, source }: LinkedBadge, { measure }: FontSet): Diagnostic[] =>
  checkDesign(id, design, lucide, measure).map((finding): Diagnostic => {
    const path = ['design', finding.field];
    switch (finding.code) {
      case 'contrast-too-low':
        return report(finding.code, source, path, finding.text, finding.ground, finding.ratio, finding.instead);
      case 'icon-unknown':
        return report(finding.code, source, path, finding.icon, finding.suggestion ?? '');
      case 'ribbon-too-long':
        return report(finding.code, source, path, finding.ribbon);
      default:
        return finding satisfies never;
    }
  });

/** Draws the badge, and says of each character that could not be drawn where it stands. */
async function checkGlyphs(badge: LinkedBadge, logo: ArtworkFile | undefined, fonts: FontSet): Promise<Diagnostic[]> {
  const face = await faceOf(badge, logo?.ok ? logo.bytes : undefined, fonts);
  const { missing } = await drawSvg(face, fonts);
  if (missing.length === 0) return [];
  const ribbon = drawable(badge.design.ribbon ?? '');
  const name = drawable(badge.name);
  const onRibbon = missing.filter((character) => ribbon.includes(character));
  const inName = missing.filter((character) => name.includes(character) || !ribbon.includes(character));
  return [
    ...(inName.length > 0 ? [report('glyph-missing', badge.source, ['name'], listed(inName))] : []),
    ...(onRibbon.length > 0 ? [report('glyph-missing', badge.source, ['design', 'ribbon'], listed(onRibbon))] : []),
  ];
}

const listed = (characters: readonly string[]): string =>
  characters.map((character) => `“${character}” (${[...character].map(codePoint).join(' ')})`).join(', ');

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
