import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicBackpack } from '../model/index.ts';
import { openArtifact } from './artifact.ts';
import { findPictures, type ReadArtworkBytes } from './artifact-pictures.ts';
import type { ReadAttachment } from './evidence-outputs.ts';
import { type Output, planOutputs } from './outputs.ts';
import { PUBLIC, planPaths, publicFiles } from './planned-paths.ts';
import { weighSite } from './prove.ts';
import { proveCredentials } from './prove-credentials.ts';

export interface ProvenArtifact {
  readonly files: number;
  readonly bytes: number;
  /** what is wrong with it, in words; it is not to be published unless there is none */
  readonly faults: readonly string[];
}

/**
 * Holds a site that somebody else built against content and ledger, without building it: each document, key, credential,
 * status list, baked picture and file of evidence is there as this backpack has it, byte for byte, and nothing else is there but pages,
 * and what pages show. What the pages say is not proved: for that, they would have to be drawn.
 * @param folder  absolute
 * @param readArtwork  a file of the content; undefined when it is not there
 * @param readEvidence  a file of evidence, as it was when the content was read
 * @throws HaversackError `site-missing`, `evidence-changed`
 */
export async function proveArtifact(
  folder: string,
  backpack: PublicBackpack,
  readArtwork: ReadArtworkBytes,
  readEvidence: ReadAttachment,
): Promise<ProvenArtifact> {
  const { files, bytes, faults } = openArtifact(folder);
  const site = { files: files.length, bytes };
  if (faults.length > 0) return { ...site, faults };
  const there = new Set(files);
  const found = findPictures(folder, there, backpack, readArtwork);
  if (!found.ok) return { ...site, faults: found.faults };
  const outputs = planOutputs(backpack, found.pictures, readEvidence);
  const planned = { paths: planPaths(backpack, outputs), outputs, faults: await proveCredentials(outputs, backpack) };
  const own = publicFiles().map((path): Pick<Output, 'path' | 'bytes'> => {
    return { path, bytes: () => readFileSync(join(PUBLIC, path)) };
  });
  const weighed = weighSite(folder, planned, backpack);
  return {
    ...site,
    // Documents are compared there already.
    faults: [
      ...weighed.faults,
      ...differing(
        folder,
        there,
        outputs.filter(({ path }) => !path.endsWith('.json')),
      ),
      ...differing(folder, there, own),
    ],
  };
}

const differing = (
  folder: string,
  there: ReadonlySet<string>,
  files: readonly Pick<Output, 'path' | 'bytes'>[],
): string[] =>
  files
    .filter(({ path }) => there.has(path))
    .filter(({ path, bytes }) => !readFileSync(join(folder, path)).equals(Buffer.from(bytes())))
    .map(({ path }) => `${path} is not as planned`);
