/**
 * A BCP 47 tag as `inLanguage` takes it: language of two to four letters, script, region; variants and extensions
 * are dropped.
 * @returns undefined where nothing is left that the member takes
 */
export function inLanguageOf(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  const { language, script, region } = new Intl.Locale(tag);
  if (!/^[a-z]{2,4}$/.test(language)) return undefined;
  return [language, script, region].filter((part) => part !== undefined).join('-');
}
