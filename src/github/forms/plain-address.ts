/** Letters before and behind the `@`; a name without a dot is no address that mail reaches. */
const ADDRESS = /[\p{L}\p{N}.!#$%&'*+=?^_`{|}~-]@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]/u;
const REFERENCES = /&(?:#0{0,8}64|#x0{0,8}40|commat);?/gi;
const DOTS = /&(?:#0{0,8}46|#x0{0,8}2e|period);?/gi;

/**
 * True when an e-mail address stands anywhere in a text that is public already: also one that is written as a part of
 * an address (`%40`), with an entity of HTML, with a Markdown escape, or with characters in it that nobody sees.
 */
export function holdsPlainAddress(text: string): boolean {
  const seen = text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(REFERENCES, '@')
    .replace(DOTS, '.')
    .replace(/%(?:25)*40/g, '@')
    .replace(/%(?:25)*2e/gi, '.')
    .replace(/\\(?=[@.])/g, '');
  return ADDRESS.test(seen);
}
