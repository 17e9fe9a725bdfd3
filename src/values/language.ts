import { bad, good, type Result } from './result.ts';

/** Reads a BCP 47 language tag and gives it in its canonical letter case. */
export function parseLanguage(text: string): Result<string, 'language-malformed'> {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    return tag === undefined ? bad('language-malformed') : good(tag);
  } catch {
    return bad('language-malformed');
  }
}
