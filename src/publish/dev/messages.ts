import type { AstroFault } from '../astro-fault.ts';

/** A problem as the page shows it: the place, what is wrong, what to do, the lines around it. All plain text. */
export interface Fault {
  /** as `content/site.yaml:3:1 language`, or a file; empty where there is none */
  readonly place: string;
  readonly message: string;
  readonly remedy: string;
  readonly frame: string;
}

/** What the command tells Astro's process. */
export type ToAstro =
  /** `run.json` holds another snapshot; these files are served beside its pages */
  | { readonly kind: 'site'; readonly paths: readonly string[]; readonly havePagesChanged: boolean }
  /** shown over the pages until there are none */
  | { readonly kind: 'faults'; readonly faults: readonly Fault[]; readonly more: number }
  /** of the maintainers' own pages: shown where a page could not be drawn, or everywhere until those pages change */
  | { readonly kind: 'page-fault'; readonly fault: Fault; readonly isEverywhere: boolean }
  | { readonly kind: 'bytes'; readonly ask: number; readonly bytes: Uint8Array | string | undefined }
  | { readonly kind: 'stop' };

/** What Astro's process tells the command. */
export type FromAstro =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly fault: AstroFault; readonly code?: string | undefined }
  | { readonly kind: 'page-failed'; readonly fault: AstroFault }
  | { readonly kind: 'front-matter'; readonly message: string }
  | { readonly kind: 'ask'; readonly ask: number; readonly path: string };
