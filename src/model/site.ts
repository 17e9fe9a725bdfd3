import type { Source } from '../diagnostics/index.ts';

/** How recipients' public names stand on pages. */
export const RECIPIENT_NAMES = ['name', 'initials', 'hidden'] as const;
export type RecipientNames = (typeof RECIPIENT_NAMES)[number];

/** An issuer that the owner of this site vouches for. */
export interface TrustedIssuer {
  /** a DID, or the address of a 2.0 Profile */
  readonly id: string;
  readonly name?: string | undefined;
}

export const RADII = ['none', 'small', 'medium', 'large'] as const;
export type Radius = (typeof RADII)[number];

/** Pairs of typefaces, for headings and for text. */
export const FONT_PAIRS = ['serif', 'sans', 'book', 'system'] as const;
export type FontPair = (typeof FONT_PAIRS)[number];

/** `system` follows the reader's own setting. */
export const COLOUR_SCHEMES = ['system', 'light', 'dark'] as const;
export type ColourScheme = (typeof COLOUR_SCHEMES)[number];

export interface Theme {
  /** `#rrggbb` */
  readonly accent?: string | undefined;
  readonly radius: Radius;
  readonly fonts: FontPair;
  readonly scheme: ColourScheme;
}

/** `content/site.yaml`. */
export interface Site {
  readonly source: Source;
  /** where the site lies; ends in `/` */
  readonly url: string;
  /** where it lay before, oldest first: what was sealed there keeps its addresses */
  readonly formerly: readonly string[];
  readonly title: string;
  readonly description: string;
  /** id of an issuer or a person */
  readonly owner: string;
  /** BCP 47 */
  readonly language: string;
  readonly theme: Theme;
  /** packages of fonts for badge pictures, as `@fontsource/noto-sans-jp`; installed by the user */
  readonly pictureFonts: readonly string[];
  /** ids of badges and assertions that the home page shows first */
  readonly highlights: readonly string[];
  readonly recipients: RecipientNames;
  readonly trust: readonly TrustedIssuer[];
  /** true when what stands here is made up */
  readonly demonstration: boolean;
}
