/** A picture beside the file that names it. */
export interface Artwork {
  /** relative to the root, with `/` */
  readonly file: string;
  /** what it shows, in words */
  readonly alt: string;
}

export const SHAPES = [
  'circle',
  'oval',
  'hexagon',
  'octagon',
  'pentagon',
  'shield',
  'crest',
  'square',
  'ticket',
  'arch',
  'banner',
  'leaf',
  'diamond',
  'rosette',
  'burst',
  'gear',
] as const;
export type Shape = (typeof SHAPES)[number];

/** What lies on the ground, hardly lighter or darker than it. */
export const PATTERNS = [
  'plain',
  'rays',
  'rings',
  'dots',
  'stripes',
  'chevrons',
  'waves',
  'scales',
  'grid',
  'confetti',
  'facets',
  'hills',
] as const;
export type Pattern = (typeof PATTERNS)[number];

export const RIBBON_STYLES = ['folded', 'forked', 'pill', 'plain'] as const;
export type RibbonStyle = (typeof RIBBON_STYLES)[number];

/** What a level is shown by. */
export const MARKS = ['star', 'dot', 'chevron', 'bar'] as const;
export type Mark = (typeof MARKS)[number];

/** A picture drawn from words: what a badge or its issuer says about it. */
export interface Design {
  readonly shape?: Shape | undefined;
  /** a name of the lucide icon set */
  readonly icon?: string | undefined;
  /** one emoji, in place of the icon */
  readonly emoji?: string | undefined;
  readonly pattern?: Pattern | undefined;
  /** `#rrggbb`: the ground of the badge */
  readonly ground?: string | undefined;
  /** `#rrggbb`: text, icon and rim on the ground */
  readonly ink?: string | undefined;
  /** `#rrggbb`: the ribbon; its text takes black or white, whichever reads better */
  readonly accent?: string | undefined;
  /** short text on the ribbon */
  readonly ribbon?: string | undefined;
  readonly ribbonStyle?: RibbonStyle | undefined;
  /** 1 to 5: that many marks */
  readonly level?: number | undefined;
  readonly marks?: Mark | undefined;
  /** true: the issuer's image stands on the badge */
  readonly logo?: boolean | undefined;
}
