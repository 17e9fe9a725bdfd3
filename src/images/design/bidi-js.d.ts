/** Unicode Bidirectional Algorithm, UAX #9. */
declare module 'bidi-js' {
  export interface Bidi {
    /** levels of each UTF-16 unit: even from left to right, odd from right to left */
    getEmbeddingLevels(text: string, base?: 'ltr' | 'rtl' | 'auto'): { readonly levels: Uint8Array };
  }
  export default function bidiFactory(): Bidi;
}
