import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { haversack } from './haversack.ts';

export const DEMONSTRATION = fileURLToPath(new URL('../../content/', import.meta.url));

/** The day on which tests build; far from every date in the demonstration. */
export const TODAY = '2026-11-23';

/** Copies the demonstration's content into a root of its own. */
export function copyDemonstration(root: string): void {
  cpSync(DEMONSTRATION, join(root, 'content'), { recursive: true });
}

/** Gives a copy another address: what was sealed for the old one goes, and all is sealed again by a new key. */
export async function resealAt(root: string, url: string): Promise<void> {
  for (const folder of ['credentials', 'status', 'keys']) {
    rmSync(join(root, 'content', folder), { recursive: true, force: true });
  }
  const site = join(root, 'content/site.yaml');
  writeFileSync(site, readFileSync(site, 'utf8').replace(/^url: .*$/m, `url: ${url}`));
  const env = { HAVERSACK_KEY_FILE: `${root}-private` };
  await haversack(['keys', 'new', '--root', root, '--today', TODAY], env);
  // What is revoked today was sealed before: its seal comes first, then the bit in the status list.
  const records = readdirSync(join(root, 'content/assertions'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(root, 'content/assertions', path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  for (const { path, text } of records) writeFileSync(path, text.replace(/^revoked:\n(?: {2}.*\n)+/m, ''));
  await haversack(['issue', '--root', root, '--today', TODAY], env);
  for (const { path, text } of records) writeFileSync(path, text);
  await haversack(['issue', '--root', root, '--today', TODAY], env);
}
