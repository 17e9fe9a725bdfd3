// Line ends and tabs are layout. Embeddings, overrides and isolates of text direction make a text read other than it
// is; U+200E and U+200F, which Arabic and Hebrew need, do not.
const refused = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** Where a text has control characters or lone surrogates, with their names as in `U+0007`. */
export const findControls = (text: string): { readonly offset: number; readonly name: string }[] =>
  Array.from(text.matchAll(refused), (found) => ({
    offset: found.index,
    name: `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  }));
