import { editRecord } from '../../content/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { takeLock } from '../../io/index.ts';
import type { Backpack, LinkedBadge } from '../../model/index.ts';
import { HaversackError } from '../../values/index.ts';
import type { Effects } from '../effects.ts';
import { loadBackpack, soundBackpack } from '../load.ts';
import { MENDED } from '../mended.ts';
import { applySoundChanges } from '../sound-changes.ts';
import { findBadge } from './find-badge.ts';
import { nextId, nextVersion } from './next-version.ts';

export type BadgeVersionResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true;
      /** of the new version */
      readonly id: string;
      /** the id that it follows */
      readonly replaces: string;
      readonly version: string | undefined;
      /** its record, relative to the root */
      readonly file: string;
      /** own artwork that both versions show, relative to the root */
      readonly artwork?: string | undefined;
      /** true when the next version was there before */
      readonly isUnchanged: boolean;
    };

/**
 * Makes the next version of a badge: a copy of its record that `replaces` it. Awards of the old one stay as they are,
 * new ones are of the new.
 * @param given  id of the badge
 * @param isForced  also when nothing is sealed yet, so that the badge itself could be edited
 * @throws HaversackError `badge-unknown`, `badge-draft`, `version-not-needed`
 */
export function badgeVersion(effects: Effects, given: string, isForced: boolean): BadgeVersionResult {
  const { root, today } = effects;
  const unlock = takeLock(root, 'badge version');
  try {
    const loaded = loadBackpack(root, today);
    const backpack = soundBackpack(loaded, MENDED);
    if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
    const badge = findBadge(backpack, given);
    const there = backpack.badges.find(({ replaces }) => replaces === badge.id);
    if (there !== undefined) return resultOf(there, badge.id, true);
    refuseDraft(badge);
    if (!isForced) refuseUnsealed(backpack, badge);
    const { file, text } = badge.source;
    const id = nextId(badge.id, new Set(backpack.badges.map((one) => one.id)));
    const version = nextVersion(badge.version);
    const edits = [
      { path: ['replaces'], value: badge.id },
      { path: ['version'], value: version },
      ...(badge.status === 'active' ? [] : [{ path: ['status'], value: undefined }]),
    ];
    const path = file.replace(/[^/]+(\.[a-z]+)$/, `${id}$1`);
    const changes = [{ path, text: editRecord(file, text, edits) }];
    const diagnostics = applySoundChanges(effects, `badge version ${badge.id}`, changes);
    if (diagnostics.length > 0) return { ok: false, diagnostics };
    return resultOf({ id, version, image: badge.image, source: { file: path } }, badge.id, false);
  } finally {
    unlock();
  }
}

type Made = Pick<LinkedBadge, 'id' | 'version' | 'image'> & { readonly source: { readonly file: string } };

const resultOf = (
  { id, version, image, source }: Made,
  replaces: string,
  isUnchanged: boolean,
): BadgeVersionResult => ({
  ok: true,
  id,
  replaces,
  version,
  file: source.file,
  artwork: image?.file,
  isUnchanged,
});

/** A version of a draft would publish, as if they were finished, the words that the draft keeps back. */
function refuseDraft({ id, status, source }: LinkedBadge): void {
  if (status !== 'draft') return;
  throw new HaversackError('badge-draft', `"${id}" is a draft, and was never awarded.`, {
    remedy: `Edit ${source.file}.`,
  });
}

function refuseUnsealed({ assertions }: Backpack, { id, source }: LinkedBadge): void {
  if (assertions.some(({ badge, sealed }) => badge.id === id && sealed !== undefined)) return;
  throw new HaversackError('version-not-needed', `No award of "${id}" is sealed: it can still be changed itself.`, {
    remedy: `Edit ${source.file}; or give --yes for a new version all the same.`,
  });
}
