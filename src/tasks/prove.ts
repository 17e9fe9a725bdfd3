import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, hasErrors, inOrder } from '../diagnostics/index.ts';
import { ARTWORK_LIMITS } from '../images/artwork/limits.ts';
import { readPlainFile } from '../io/index.ts';
import { proveSeals } from '../ledger/index.ts';
import { publicBackpack } from '../model/index.ts';
import { openArtifact } from '../publish/artifact.ts';
import { proveArtifact } from '../publish/prove-artifact.ts';
import type { Effects } from './effects.ts';
import { evidenceReader } from './evidence-reader.ts';
import { isCopy } from './github/program.ts';
import { type WelcomePlace, welcomePage } from './github/welcome/page.ts';
import { loadBackpack, soundBackpack } from './load.ts';

export interface ProveResult {
  /** what is wrong with content or ledger; with an error there, the site was not looked at */
  readonly diagnostics: readonly Diagnostic[];
  /** true when the site may be published */
  readonly ok: boolean;
  readonly files: number;
  readonly bytes: number;
  /** credentials that are published as they were sealed */
  readonly sealed: number;
  /** what is wrong with the site, in words */
  readonly faults: readonly string[];
}

export interface Prove {
  /** absolute: the built site */
  readonly folder: string;
  /** the repository whose run this is, if it is one: a copy of Haversack has another site */
  readonly place?: WelcomePlace | undefined;
}

/**
 * Proves a built site against content and ledger before it is published, whoever built it: the maintainers' own pages
 * and other people's code ran there, and neither can publish a key, a credential or a status list that is not here.
 * @throws HaversackError `site-missing`
 */
export async function prove(
  { root, today, now, progress }: Pick<Effects, 'root' | 'today' | 'now' | 'progress'>,
  { folder, place }: Prove,
): Promise<ProveResult> {
  if (place !== undefined && isCopy(root, place.repository)) return proveWelcome(folder, place);
  progress('reading content');
  const loaded = loadBackpack(root, today);
  const seals = await proveSeals(loaded.ledger, now(), (done, of) => progress('proving seals', done, of));
  const diagnostics = inOrder([...loaded.diagnostics, ...seals]);
  const backpack = hasErrors(diagnostics) ? undefined : soundBackpack(loaded);
  if (backpack === undefined) return { diagnostics, ok: false, files: 0, bytes: 0, sealed: 0, faults: [] };
  const open = publicBackpack(backpack);
  progress('proving the site');
  const readArtwork = (file: string): Uint8Array | undefined => {
    const artwork = readPlainFile(join(root, file), ARTWORK_LIMITS.bytes);
    return artwork.ok ? artwork.value : undefined;
  };
  const { files, bytes, faults } = await proveArtifact(folder, open, readArtwork, evidenceReader(root));
  const sealed = open.assertions.filter((one) => one.sealed !== undefined).length;
  return { diagnostics, ok: faults.length === 0, files, bytes, sealed, faults };
}

/** The site of a copy that is not set up: one page, as this program writes it. */
function proveWelcome(folder: string, place: WelcomePlace): ProveResult {
  const { files, bytes, faults } = openArtifact(folder);
  const others = files.filter((path) => path !== 'index.html').map((path) => `${path} was not planned`);
  const isThere = faults.length === 0 && files.includes('index.html');
  const isSame = isThere && readFileSync(join(folder, 'index.html'), 'utf8') === welcomePage(place);
  const found = [...faults, ...others, ...(isSame ? [] : ['index.html is not the page that welcomes'])];
  return { diagnostics: [], ok: found.length === 0, files: files.length, bytes, sealed: 0, faults: found };
}
