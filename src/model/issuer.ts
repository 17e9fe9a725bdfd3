import type { Source } from '../diagnostics/index.ts';
import type { Artwork, Design } from './artwork.ts';

/** Who says that the issuer may issue. */
export interface Accreditation {
  readonly name: string;
  readonly url?: string | undefined;
  /** who accredits */
  readonly by?: string | undefined;
}

/** A labelled address, as a person's or an organisation's other pages. */
export interface Link {
  readonly url: string;
  readonly label: string;
}

/** `content/issuers/<id>.md`; the body is the description. */
export interface Issuer {
  readonly source: Source;
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** becomes public: Open Badges 2.0 wants it. Trap 15 */
  readonly email: string;
  readonly image?: Artwork | undefined;
  /** Markdown */
  readonly description: string;
  readonly socials: readonly Link[];
  readonly accreditation: readonly Accreditation[];
  /** what its badges inherit */
  readonly design: Design;
}
