import { resolve } from 'node:path';
import { editRecord } from '../content/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { leaveFolder, takeLock } from '../io/index.ts';
import { basesOf, publicBackpack } from '../model/index.ts';
import { planFarewell } from '../publish/farewell.ts';
import { planOutputs } from '../publish/outputs.ts';
import { HaversackError } from '../values/index.ts';
import { drawPictures } from './build.ts';
import type { Effects } from './effects.ts';
import { evidenceReader } from './evidence-reader.ts';
import { loadBackpack, soundBackpack } from './load.ts';
import { MENDED } from './mended.ts';
import { applySoundChanges } from './sound-changes.ts';

export type MoveResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      readonly from: string;
      readonly to: string;
      /** true when the site was there already */
      readonly isUnchanged: boolean;
      /** credentials that were sealed, erased ones too, and keep naming addresses of before */
      readonly kept: number;
      /** the site to leave at the old address, if it was asked for */
      readonly farewell?: { readonly folder: string; readonly address: string; readonly files: number };
    };

export interface Move {
  /** the new address; a missing `/` at its end is added */
  readonly to: string;
  /** folder for the small site to leave at the address of before */
  readonly farewell?: string | undefined;
}

/**
 * Moves the site to another address. What is sealed stays byte for byte, and names the old one, which `site.yaml`
 * keeps under `formerly`; what is sealed from now on names the new. W-01.
 * @throws HaversackError `farewell-too-early`, or as writing the farewell does
 */
export async function move(effects: Effects, { to, farewell }: Move): Promise<MoveResult> {
  const { root, today } = effects;
  const unlock = takeLock(root, 'move');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const { site } = backpack;
    const url = to.endsWith('/') ? to : `${to}/`;
    const isUnchanged = url === site.url;
    if (!isUnchanged) {
      const { facts } = loaded.ledger;
      const ids = [...facts.sealed.values(), ...facts.tombstones.values()].map(({ credentialId }) => credentialId);
      const isKept = ids.some((id) => id.startsWith(site.url));
      const formerly = [...new Set([...site.formerly, ...(isKept ? [site.url] : [])])];
      const edits = [
        { path: ['url'], value: url },
        { path: ['formerly'], value: formerly.length === 0 ? undefined : formerly },
      ];
      const text = editRecord(site.source.file, site.source.text, edits);
      const diagnostics = applySoundChanges(effects, `move --to ${url}`, [{ path: site.source.file, text }]);
      if (diagnostics.length > 0) return { ok: false, diagnostics };
    }
    const moved = isUnchanged ? loaded : loadBackpack(root, today);
    // Copies of what was erased since are still around, and still name their status list.
    const { sealed, tombstones } = moved.ledger.facts;
    const kept = [...sealed.values(), ...[...tombstones.values()].filter(({ status }) => status)].filter(
      ({ credentialId }) => !credentialId.startsWith(url),
    );
    const result = { ok: true, from: site.url, to: url, isUnchanged, kept: kept.length } as const;
    return farewell === undefined ? result : { ...result, farewell: await writeFarewell(effects, resolve(farewell)) };
  } finally {
    unlock();
  }
}

/** Writes the small site for the newest address of before; over one that was written for it earlier. */
async function writeFarewell(
  { root, today, progress }: Effects,
  folder: string,
): Promise<{ readonly folder: string; readonly address: string; readonly files: number }> {
  const backpack = soundBackpack(loadBackpack(root, today), MENDED);
  const base =
    backpack &&
    basesOf(backpack.site)
      .filter((one) => one !== backpack.site.url)
      .at(-1);
  if (backpack === undefined || base === undefined) {
    throw new HaversackError('farewell-too-early', 'There is no address of before that something sealed names.', {
      remedy: 'Nothing has to stay there: a redirect of the host, or nothing at all, will do.',
    });
  }
  const published = publicBackpack(backpack);
  progress('drawing badges');
  const pictures = await drawPictures(published, { root });
  const files = planFarewell(published, planOutputs(published, pictures, evidenceReader(root)), base);
  progress('writing the site to leave behind');
  leaveFolder(folder, base, files);
  return { folder, address: base, files: files.length };
}
