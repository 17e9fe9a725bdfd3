import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { bundledContexts } from './src/proof/index.ts';
import { haversack } from './src/site/integration.ts';
import { slimVerifier, verifierPackages } from './src/site/slim-verifier.ts';

/**
 * The joint between the parts that make the backpack and the pages that show it. A build gives the snapshot and all
 * folders in a file that `src/publish/astro.ts` writes, `haversack dev` in one that changes with the content;
 * `astro check` links the content itself.
 */
const run = process.env.HAVERSACK_RUN;
const readRun = () => JSON.parse(readFileSync(run, 'utf8'));
const { snapshot, isLive, ...folders } = run === undefined ? await linked() : readRun();

async function linked() {
  const root = process.env.HAVERSACK_ROOT ?? process.cwd();
  const { loadSnapshot } = await import('./src/tasks/snapshot.ts');
  const today = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
  return { snapshot: loadSnapshot(root, today), root };
}

const address = new URL(snapshot.site.url);

export default defineConfig({
  ...folders,
  srcDir: fileURLToPath(new URL('./src/site/', import.meta.url)),
  site: address.origin,
  base: address.pathname,
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  integrations: [haversack(isLive ? () => readRun().snapshot : () => snapshot), mdx()],
  markdown: { syntaxHighlight: 'prism' },
  devToolbar: { enabled: false },
  prefetch: false,
  security: {
    csp: {
      directives: ["default-src 'none'", "img-src 'self'", "font-src 'self'", "base-uri 'none'", "form-action 'none'"],
    },
  },
  vite: {
    cacheDir: folders.cacheDir && `${folders.cacheDir}/vite`,
    // Nothing becomes a data: address, which the policy would refuse, and no script is written into a page.
    build: { assetsInlineLimit: 0, modulePreload: false },
    // While somebody writes: found one after the other, they would load the page that checks anew each time.
    optimizeDeps: { include: verifierPackages },
    worker: { format: 'es', plugins: () => [slimVerifier(bundledContexts)] },
  },
});
