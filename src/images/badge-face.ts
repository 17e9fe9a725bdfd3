import type { Design } from '../model/index.ts';
import { findEmoji } from './design/emoji.ts';
import { designFace, type Face } from './design/face.ts';
import { findIcon } from './design/icons.ts';
import { emojiIn } from './design/words.ts';
import { loadEmoji } from './emoji.ts';
import type { FontSet } from './fonts/fonts.ts';
import { lucide } from './lucide.ts';
import { shrinkLogo } from './raster.ts';

/** What of a badge goes into its picture. */
export interface DrawnBadge {
  readonly id: string;
  readonly name: string;
  readonly design: Design;
}

const logos = new WeakMap<Uint8Array, Promise<string>>();

/**
 * The face of a badge, with its icon from the bundled set; an unknown icon is left out, which `check` refuses.
 * @param logo  the issuer's image when the design asks for it; shrunk once for all badges that are given the same bytes
 */
export async function faceOf(
  { id, name, design }: DrawnBadge,
  logo: Uint8Array | undefined,
  { measure }: FontSet,
): Promise<Face> {
  const icon = design.icon === undefined ? undefined : findIcon(lucide, design.icon);
  return designFace({
    id,
    name,
    design,
    icon: icon?.ok ? icon.value : undefined,
    emoji: await emojiOf(design.emoji ?? (design.icon === undefined ? emojiIn(name) : undefined)),
    logo: logo && (await shrunk(logo)),
    measure,
  });
}

async function emojiOf(emoji: string | undefined): Promise<string | undefined> {
  if (emoji === undefined) return undefined;
  const found = findEmoji(await loadEmoji(), emoji);
  return found.ok ? found.value : undefined;
}

function shrunk(logo: Uint8Array): Promise<string> {
  const address = logos.get(logo) ?? shrinkLogo(logo);
  logos.set(logo, address);
  return address;
}
