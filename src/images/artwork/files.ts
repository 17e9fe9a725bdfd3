import type { Diagnostic, FieldPath, Source } from '../../diagnostics/index.ts';
import type { ReadReason } from '../../io/index.ts';
import type { Artwork } from '../../model/index.ts';
import type { Result } from '../../values/index.ts';
import { report } from '../problems.ts';
import { type ArtworkFault, checkArtwork } from './artwork.ts';
import { ARTWORK_LIMITS } from './limits.ts';

/** Reads a piece of artwork, named relative to the root with `/`; given by the caller. */
export type ReadArtwork = (file: string) => Promise<Result<Uint8Array, ReadReason>>;

/** Artwork that was read and found good, or why there is none. */
export type ArtworkFile =
  | { readonly ok: true; readonly kind: 'png'; readonly bytes: Uint8Array }
  | { readonly ok: true; readonly kind: 'svg'; readonly svg: string }
  | ArtworkFault
  | {
      readonly ok: false;
      readonly reason: 'artwork-missing' | 'artwork-unreadable' | 'artwork-name';
      readonly found: string;
    };

/** Opens artwork, each file once however many records name it. */
export function openArtwork(read: ReadArtwork): (artwork: Artwork) => Promise<ArtworkFile> {
  const opened = new Map<string, Promise<ArtworkFile>>();
  return ({ file }) => {
    const known = opened.get(file) ?? readAndCheck(file, read);
    opened.set(file, known);
    return known;
  };
}

async function readAndCheck(file: string, read: ReadArtwork): Promise<ArtworkFile> {
  const bytes = await read(file);
  if (!bytes.ok) {
    if (bytes.reason === 'file-too-large') {
      return { ok: false, reason: 'artwork-too-large', found: `more than ${ARTWORK_LIMITS.bytes} bytes` };
    }
    const reason = bytes.reason === 'file-missing' ? 'artwork-missing' : 'artwork-unreadable';
    return { ok: false, reason, found: bytes.reason };
  }
  const checked = await checkArtwork(bytes.value);
  if (!checked.ok) return checked;
  // A server tells what a picture is by the end of its name.
  if (!file.toLowerCase().endsWith(`.${checked.kind}`))
    return { ok: false, reason: 'artwork-name', found: checked.kind };
  return checked.kind === 'svg' ? checked : { ok: true, kind: 'png', bytes: bytes.value };
}

/** The diagnostic for artwork that cannot be used, at the field that names it. */
export function reportArtwork(
  source: Source,
  path: FieldPath,
  { file }: Artwork,
  fault: Exclude<ArtworkFile, { readonly ok: true }>,
): Diagnostic {
  return fault.reason === 'artwork-missing' || fault.reason === 'artwork-unreadable'
    ? report(fault.reason, source, path, file)
    : report(fault.reason, source, path, file, fault.found);
}
