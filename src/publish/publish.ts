import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics/index.ts';
import { openStage, swapSite } from '../io/index.ts';
import type { PublicBackpack } from '../model/index.ts';
import { buildSnapshot } from '../views/snapshot.ts';
import { dropUnnamedAssets } from './assets.ts';
import { renderPages } from './astro.ts';
import type { ReadAttachment } from './evidence-outputs.ts';
import { type Pictures, planOutputs } from './outputs.ts';
import { planPaths } from './planned-paths.ts';
import { type ProvenSite, proveSite } from './prove.ts';
import { proveCredentials } from './prove-credentials.ts';

export interface PublishOptions {
  /** absolute: where `dist` goes */
  readonly root: string;
  readonly backpack: PublicBackpack;
  readonly pictures: Pictures;
  readonly readEvidence: ReadAttachment;
  /** a name for the staging folder, unlike that of every other run */
  readonly stageName: string;
  readonly progress: (step: string) => void;
  /** called between the two renames of the swap; tests use it to be killed there */
  readonly between?: (() => void) | undefined;
}

export type Published =
  | { readonly ok: true; readonly site: ProvenSite }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Builds the site beside the old one, proves it, and only then swaps the two. The caller holds the lock.
 * @returns what was published, or what is wrong with the maintainers' own pages
 * @throws HaversackError as `renderPages`, `planOutputs`, `proveSite` and `swapSite` do; the old site stays
 */
export async function publishSite({
  root,
  backpack,
  pictures,
  readEvidence,
  stageName,
  progress,
  between,
}: PublishOptions): Promise<Published> {
  const stage = openStage(root, stageName);
  try {
    progress('drawing the pages');
    const hasSvg = new Map([...pictures.badges].map(([id, { svg }]) => [id, { hasSvg: svg !== undefined }]));
    const outputs = planOutputs(backpack, pictures, readEvidence);
    // Another process draws the pages: meanwhile this one proves the credentials. Both have ended before anything goes on.
    const [drawn, proved] = await Promise.allSettled([
      renderPages({ snapshot: buildSnapshot(backpack, hasSvg), root, outDir: stage }),
      proveCredentials(outputs, backpack),
    ]);
    if (drawn.status === 'rejected') throw drawn.reason;
    if (proved.status === 'rejected') throw proved.reason;
    const diagnostics = drawn.value;
    if (hasErrors(diagnostics)) return { ok: false, diagnostics };
    dropUnnamedAssets(stage);

    progress('writing documents and pictures');
    const paths = planPaths(backpack, outputs);
    for (const { path, bytes } of outputs) {
      const file = join(stage, path);
      mkdirSync(dirname(file), { recursive: true });
      // `wx`: nothing that is there already is ever written over.
      writeFileSync(file, bytes(), { flag: 'wx' });
    }

    progress('proving the result');
    const site = proveSite(stage, { paths, outputs, faults: proved.value }, backpack);
    swapSite(root, stage, between);
    return { ok: true, site };
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
