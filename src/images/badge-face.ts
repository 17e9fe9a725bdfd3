import type { Design } from '../model/index.ts';
import { designFace, type Face } from './design/face.ts';
import { findIcon } from './design/icons.ts';
import type { FontSet } from './fonts.ts';
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
    logo: logo && (await shrunk(logo)),
    measure,
  });
}

function shrunk(logo: Uint8Array): Promise<string> {
  const address = logos.get(logo) ?? shrinkLogo(logo);
  logos.set(logo, address);
  return address;
}
