import type { AstroIntegration } from 'astro';
import type { Snapshot } from '../views/snapshot.ts';
import { accentsOf } from '../views/theme.ts';

type VitePlugin = NonNullable<Parameters<Setup>[0]['config']['vite']['plugins']>[number];
type Setup = NonNullable<AstroIntegration['hooks']['astro:config:setup']>;

/** Gives pages the snapshot as `virtual:haversack`, and the owner's colour as `virtual:haversack/theme.css`. */
export function haversack(snapshot: Snapshot): AstroIntegration {
  const modules = new Map([
    ['virtual:haversack', `export const snapshot = JSON.parse(${literal(JSON.stringify(snapshot))});`],
    ['virtual:haversack/theme.css', themeCss(snapshot)],
  ]);
  const plugin: VitePlugin = {
    name: 'haversack',
    resolveId: (id: string) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id: string) => modules.get(id.replace(/^\0/, '')),
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

function themeCss(snapshot: Snapshot): string {
  const { accent } = snapshot.site.theme;
  if (accent === undefined) return '';
  const { light, dark } = accentsOf(accent);
  return `@layer tokens { :root { --theme-accent-light: ${light}; --theme-accent-dark: ${dark}; } }`;
}
