import { fileURLToPath } from 'node:url';
import type { Snapshot } from '../views/snapshot.ts';

/** Families of each pair; `styles/fonts/` has a file for each of them and each script. */
const FAMILIES: Readonly<Record<Snapshot['site']['theme']['fonts'], readonly string[]>> = {
  serif: ['inter', 'source-serif'],
  sans: ['inter'],
  book: ['source-serif', 'inter'],
  system: [],
};

/** Scripts that the families have themselves, and scripts that have a font of their own. */
const SCRIPTS = { greek: /\p{Script=Greek}/u, cyrillic: /\p{Script=Cyrillic}/u } as const;
const OTHERS = {
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  devanagari: /\p{Script=Devanagari}/u,
} as const;

/**
 * Style sheets of the fonts that this backpack is set in: those of its theme, for the scripts that occur in it. A
 * reader's browser asks for a font only where its letters stand on the page.
 * @returns absolute paths
 */
export function fontStyles(snapshot: Snapshot): string[] {
  const families = FAMILIES[snapshot.site.theme.fonts];
  if (families.length === 0) return [];
  const text = JSON.stringify(snapshot);
  const occurring = (scripts: Readonly<Record<string, RegExp>>): string[] =>
    Object.keys(scripts).filter((name) => scripts[name]?.test(text));
  const own = ['latin', ...occurring(SCRIPTS)];
  return [
    ...families.flatMap((family) => own.map((script) => `${family}-${script}`)),
    ...occurring(OTHERS).map((script) => `noto-${script}`),
  ].map((name) => fileURLToPath(new URL(`./styles/fonts/${name}.css`, import.meta.url)));
}
