/** One file of the site that no page draws: its path in `dist`, and how its bytes are made. */
export interface Output {
  /** relative to `dist`, with `/` */
  readonly path: string;
  /** as documents name it; after a move that of before, for what was sealed there */
  readonly address: string;
  readonly bytes: () => string | Uint8Array;
}
