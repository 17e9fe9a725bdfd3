import { type Diagnostic, hasErrors, inOrder } from '../diagnostics/index.ts';
import type { BadgePicture } from '../images/badge-pictures.ts';
import { checkPictures } from '../images/check-pictures.ts';
import { checkEvidence } from '../images/evidence/check-evidence.ts';
import { proveSeals } from '../ledger/index.ts';
import { type PublicBackpack, type PublicBadge, publicBackpack } from '../model/index.ts';
import { type Output, type Pictures, planOutputs } from '../publish/outputs.ts';
import { buildSnapshot, type Snapshot } from '../views/snapshot.ts';
import { drawPictures } from './build.ts';
import { artworkReader } from './check.ts';
import type { Effects } from './effects.ts';
import { evidenceReader } from './evidence-reader.ts';
import { loadBackpack, soundBackpack } from './load.ts';

/** The site as it would be built now, in memory. */
export interface DevSite {
  readonly snapshot: Snapshot;
  readonly outputs: readonly Output[];
}

export interface DevReading {
  readonly diagnostics: readonly Diagnostic[];
  /** the site's address, as far as it is known */
  readonly url: string | undefined;
  /** only when there is no error */
  readonly site?: DevSite;
}

/**
 * Reads a root again and again, and does again only what a change asks for: seals are proved when the ledger has
 * changed, a badge is drawn when what it is drawn from has.
 */
export function devReader({ root, today, now }: Pick<Effects, 'root' | 'today' | 'now'>) {
  const readArtwork = artworkReader(root);
  const readEvidence = evidenceReader(root);
  const drawn = new Map<string, Drawn>();
  let seals: readonly Diagnostic[] | undefined;

  /** Everything that a change has made stale is forgotten first, whatever goes wrong afterwards. */
  const forget = (changed: ReadonlySet<string>): void => {
    if ([...changed].some(isOfLedger)) seals = undefined;
    for (const [id, { files }] of drawn) if (files.some((file) => isIn(file, changed))) drawn.delete(id);
  };

  const draw = async (backpack: PublicBackpack): Promise<Pictures> => {
    const stale = backpack.badges.filter((badge) => drawn.get(badge.id)?.from !== drawnFrom(badge, backpack.site));
    const fresh = await drawPictures({ ...backpack, badges: stale }, { root });
    for (const badge of stale) {
      const picture = fresh.badges.get(badge.id) as BadgePicture;
      drawn.set(badge.id, { from: drawnFrom(badge, backpack.site), files: artworkOf(badge), picture });
    }
    const badges = new Map(backpack.badges.map(({ id }) => [id, (drawn.get(id) as Drawn).picture]));
    return { ...fresh, badges };
  };

  /** @param changed  paths below the root that have changed since the last call */
  return async (changed: ReadonlySet<string>): Promise<DevReading> => {
    forget(changed);
    const loaded = loadBackpack(root, today);
    seals ??= await proveSeals(loaded.ledger, now());
    const pictures = loaded.backpack ? await checkPictures(loaded.backpack, root, readArtwork) : [];
    const evidence = loaded.backpack ? await checkEvidence(loaded.backpack, readEvidence) : [];
    const diagnostics = inOrder([...loaded.diagnostics, ...seals, ...pictures, ...evidence]);
    const url = loaded.backpack?.site.url;
    const backpack = hasErrors(diagnostics) ? undefined : soundBackpack(loaded);
    if (backpack === undefined) return { diagnostics, url };
    const published = publicBackpack(backpack);
    const drawing = await draw(published);
    const hasSvg = new Map([...drawing.badges].map(([id, { svg }]) => [id, { hasSvg: svg !== undefined }]));
    return {
      diagnostics,
      url,
      site: { snapshot: buildSnapshot(published, hasSvg), outputs: planOutputs(published, drawing, readEvidence) },
    };
  };
}

/** Names of folders too: a folder that is renamed is told of once, without its files. */
const isOfLedger = (path: string): boolean => /^content(?:\/(?:credentials|status|keys)(?:\/|$)|$)/.test(path);

/** A file itself, or a folder around it. */
const isIn = (file: string, changed: ReadonlySet<string>): boolean =>
  [...changed].some((path) => file === path || file.startsWith(`${path}/`));

/** A badge's picture, and all that it was made of. */
interface Drawn {
  readonly from: string;
  readonly files: readonly string[];
  readonly picture: BadgePicture;
}

const artworkOf = ({ image, design, issuer }: PublicBadge): string[] =>
  [image?.file, design.logo ? issuer.image?.file : undefined].filter((file) => file !== undefined);

/** All that goes into a badge's picture, but for the bytes of artwork. */
const drawnFrom = (badge: PublicBadge, { pictureFonts }: PublicBackpack['site']): string =>
  JSON.stringify([badge.name, badge.language, badge.design, artworkOf(badge), pictureFonts]);
