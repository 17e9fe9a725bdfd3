/** Control characters and bidi overrides shown as `·`: a file must not draw on the reader's terminal. */
export const visible = (text: string): string =>
  text.replace(/\t/g, ' ').replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu, '·');
