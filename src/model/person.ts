import type { Source } from '../diagnostics/index.ts';
import type { Artwork } from './artwork.ts';
import type { Link } from './issuer.ts';

/** `content/people/<id>.md`; the body is the description. */
export interface Person {
  readonly source: Source;
  readonly id: string;
  readonly name: string;
  readonly url?: string | undefined;
  readonly image?: Artwork | undefined;
  readonly links: readonly Link[];
  /** Markdown */
  readonly description: string;
}
