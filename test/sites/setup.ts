import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './browser.ts';
import { copyDemonstration, resealAt, TODAY } from './demonstration.ts';
import { haversack } from './haversack.ts';

/** Roots whose `dist/` is built once for all tests of this run. */
export interface Sites {
  /** the demonstration as it lies in the repository: a project site, with a base path */
  readonly project: string;
  /** the same content at the root of its host, sealed by another key */
  readonly root: string;
  /** executable of the browser */
  readonly browser: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    sites: Sites;
  }
}

/** Builds the demonstration twice, and finds the browser; no browser is a failure. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'haversack-sites-'));
  const project = join(folder, 'project');
  const root = join(folder, 'root');
  copyDemonstration(project);
  copyDemonstration(root);
  await resealAt(root, 'https://badges.example.org/');
  for (const site of [project, root]) await haversack(['build', '--root', site, '--today', TODAY]);
  provide('sites', { project, root, browser: await findBrowser() });
  return () => rmSync(folder, { recursive: true, force: true });
}
