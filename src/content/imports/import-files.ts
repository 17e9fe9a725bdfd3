import { IMPORT_KINDS, type ImportKind } from '../../model/index.ts';

const FOLDER = 'content/imports';

/** What a file among the imports is, by its name. */
export interface ImportFile {
  readonly path: string;
  /** the name without its ending; an id, unless somebody put the file there by hand */
  readonly stem: string;
  readonly part: ImportKind | 'words' | 'snapshot' | 'checks';
}

/** Tells originals from what stands beside them. @param path  with one of the endings that imports have */
export function importFileOf(path: string): ImportFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const written = /^([^.]+)\.(snapshot|checks)\.json$/.exec(name);
  if (written !== null) return { path, stem: written[1] as string, part: written[2] as 'snapshot' | 'checks' };
  const at = name.lastIndexOf('.');
  const ending = name.slice(at + 1);
  const part = IMPORT_KINDS.find((kind) => kind === ending) ?? 'words';
  return { path, stem: name.slice(0, at), part };
}

/** Where the files of an import lie, relative to the root. */
export const importPaths = (
  id: string,
): Readonly<Record<'words' | 'snapshot' | 'checks', string>> & { readonly original: (kind: ImportKind) => string } => ({
  words: `${FOLDER}/${id}.md`,
  snapshot: `${FOLDER}/${id}.snapshot.json`,
  checks: `${FOLDER}/${id}.checks.json`,
  original: (kind) => `${FOLDER}/${id}.${kind}`,
});

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What bytes are by themselves, as far as one look tells; undefined for anything that is no import. */
export function importKindOf(bytes: Uint8Array): ImportKind | undefined {
  if (PNG.every((byte, at) => bytes[at] === byte)) return 'png';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return undefined;
  }
  if (text.startsWith('<')) return /<(?:[\w-]+:)?svg[\s>]/i.test(text) ? 'svg' : undefined;
  if (/^[\w-]+\.[\w-]*\.[\w-]+$/.test(text)) return 'jwt';
  return /^[{[]/.test(text) ? 'json' : undefined;
}
