import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStage, swapSite, takeLock } from '../../io/index.ts';
import type { BuildEffects, BuildResult } from '../build.ts';
import { isCopy } from './program.ts';
import { type WelcomePlace, welcomePage } from './welcome/page.ts';

export type SiteResult = { readonly kind: 'welcome' } | ({ readonly kind: 'site' } & BuildResult);

/**
 * Builds the site that a repository publishes: its own; for a copy that still shows the demonstration, the page that
 * welcomes, and nothing else, since the demonstration names the address and the keys of another.
 * @throws HaversackError as `build` does
 */
export async function buildSite(effects: BuildEffects, place: WelcomePlace): Promise<SiteResult> {
  const { root, random } = effects;
  if (!isCopy(root, place.repository)) {
    const { build } = await import('../build.ts');
    return { kind: 'site', ...(await build(effects)) };
  }
  const unlock = takeLock(root, 'build');
  try {
    const stage = openStage(root, Buffer.from(random(8)).toString('hex'));
    writeFileSync(join(stage, 'index.html'), welcomePage(place), { flag: 'wx' });
    swapSite(root, stage);
    return { kind: 'welcome' };
  } finally {
    unlock();
  }
}
