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

export interface Theme {
  /** `#rrggbb` */
  readonly accent?: string | undefined;
}

/** `content/site.yaml`. */
export interface Site {
  readonly source: Source;
  /** where the site lies; ends in `/` */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** id of an issuer or a person */
  readonly owner: string;
  /** BCP 47 */
  readonly language: string;
  readonly theme: Theme;
  readonly recipients: RecipientNames;
  readonly trust: readonly TrustedIssuer[];
  /** true when what stands here is made up */
  readonly demonstration: boolean;
}
