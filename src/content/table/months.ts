/** Languages whose names of months are read. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da'] as const;

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

const MONTHS: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      // With a day beside it a name has the form that dates need: 3 maja, not maj.
      const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index): [string, string] => {
        const parts = format.formatToParts(Date.UTC(2025, index, 1));
        return [plain(parts.find(({ type }) => type === 'month')?.value ?? ''), String(index + 1)];
      });
    }),
  ),
);

/** The number of a month, 1 to 12, from its name or the short form of its name. */
export const monthNumber = (name: string): string | undefined => MONTHS.get(plain(name));
