import { en } from './en.ts';

/** All words of the interface in one language; another language has every one of them or does not compile. */
export type Words = typeof en;

const languages: Readonly<Record<string, Words>> = { en };

/** A `lang` attribute for text in another language than the page's words; none where it is the same. */
export const langOf = (words: Words, language: string): string | undefined =>
  language.split('-')[0] === words.language ? undefined : language;

/** The words of a language, or of the nearest that there is. */
export const wordsFor = (language: string): Words => languages[language.split('-')[0] ?? ''] ?? en;
