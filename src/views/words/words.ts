import { en } from './en.ts';

/** All words of the interface in one language; another language has every one of them or does not compile. */
export type Words = typeof en;

const languages: Readonly<Record<string, Words>> = { en };

/** The words of a language, or of the nearest that there is. */
export const wordsFor = (language: string): Words => languages[language.split('-')[0] ?? ''] ?? en;
