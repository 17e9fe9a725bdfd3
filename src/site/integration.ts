import type { AstroIntegration } from 'astro';
import type { Snapshot } from '../views/snapshot.ts';
import { themeCss } from '../views/theme.ts';
import { fontStyles } from './fonts.ts';

type VitePlugin = NonNullable<Parameters<Setup>[0]['config']['vite']['plugins']>[number];
type Setup = NonNullable<AstroIntegration['hooks']['astro:config:setup']>;

/**
 * Gives pages the snapshot as `virtual:haversack`, and the owner's look as `virtual:haversack/theme`.
 * @param read  asked whenever a module is made: while someone writes, it gives another snapshot each time
 */
export function haversack(read: () => Snapshot): AstroIntegration {
  const modules = new Map([
    ['virtual:haversack', () => `export const snapshot = JSON.parse(${literal(JSON.stringify(read()))});`],
    ['virtual:haversack/theme.css', () => themeCss(read().site.theme)],
    ['virtual:haversack/theme', () => themeModule(read())],
  ]);
  const plugin: VitePlugin = {
    name: 'haversack',
    resolveId: (id: string) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id: string) => modules.get(id.replace(/^\0/, ''))?.(),
  };
  return {
    name: 'haversack',
    hooks: { 'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { plugins: [plugin] } }) },
  };
}

/**
 * A JavaScript string literal in which nothing can look like code: bundlers replace `import.meta.env`,
 * `process.env` and placeholders of their own by pattern, wherever they stand.
 */
const literal = (text: string): string =>
  JSON.stringify(text).replace(
    /[._@$%<>\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The fonts that the theme and the content need, and the tokens that the theme sets. */
const themeModule = (snapshot: Snapshot): string =>
  [...fontStyles(snapshot), 'virtual:haversack/theme.css'].map((file) => `import ${JSON.stringify(file)};`).join('\n');
