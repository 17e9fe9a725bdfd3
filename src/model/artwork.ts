/** A picture beside the file that names it. */
export interface Artwork {
  /** relative to the root, with `/` */
  readonly file: string;
  /** what it shows, in words */
  readonly alt: string;
}

export const SHAPES = ['circle', 'hexagon', 'shield', 'square', 'rosette', 'diamond'] as const;
export type Shape = (typeof SHAPES)[number];

/** A picture drawn from words: what a badge or its issuer says about it. */
export interface Design {
  readonly shape?: Shape | undefined;
  /** a name of the lucide icon set */
  readonly icon?: string | undefined;
  /** `#rrggbb`: the ground of the badge */
  readonly ground?: string | undefined;
  /** `#rrggbb`: text, icon and rim on the ground */
  readonly ink?: string | undefined;
  /** `#rrggbb`: the ribbon; its text takes black or white, whichever reads better */
  readonly accent?: string | undefined;
  /** short text on the ribbon */
  readonly ribbon?: string | undefined;
  /** 1 to 5: that many marks */
  readonly level?: number | undefined;
  /** true: the issuer's image stands on the badge */
  readonly logo?: boolean | undefined;
}
