import type { Run } from './options.ts';
import type { Check, CredentialFacts, Standard } from './report.ts';

/** What was found out about one credential. */
export interface Examination {
  readonly standard: Standard;
  readonly credential: CredentialFacts | null;
  readonly checks: readonly Check[];
  /** what was judged: in 2.0 the fetched copies, in 3.0 what is signed; undefined when nothing could be read */
  readonly documents: readonly unknown[];
  /** the text as it came */
  readonly text: string;
}

/** Examines one text: JSON, or a compact JWS. */
export type Examine = (text: string, isJws: boolean, run: Run) => Promise<Examination>;
