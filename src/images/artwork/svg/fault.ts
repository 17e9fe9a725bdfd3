/** Why a drawing is not taken; each has its words in `problems.ts`. */
export type SvgReason =
  | 'artwork-svg-malformed'
  | 'artwork-svg-active'
  | 'artwork-svg-reference'
  | 'artwork-svg-text'
  | 'artwork-svg-style'
  | 'artwork-svg-effect'
  | 'artwork-svg-unknown'
  | 'artwork-svg-value'
  | 'artwork-svg-size'
  | 'artwork-svg-complex';

/** Ends the cleaning of a drawing at the first thing that is not taken; never leaves `cleanSvg`. */
export class SvgRefusal extends Error {
  readonly reason: SvgReason;
  constructor(reason: SvgReason, found: string) {
    super(found);
    this.reason = reason;
  }
}

/** Refuses what stands in a line, as in `line 3: <script>`. */
export function refuse(reason: SvgReason, line: number, what: string): never {
  throw new SvgRefusal(reason, `line ${line}: ${what}`);
}

/** What a drawing wrote, short enough for a message and without letters that a terminal obeys. */
export function quote(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ' ');
  return plain.length > 40 ? `${plain.slice(0, 40).toWellFormed()}…` : plain;
}
