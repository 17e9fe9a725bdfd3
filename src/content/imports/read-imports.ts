import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type Diagnostic, fileOnly, reporter } from '../../diagnostics/index.ts';
import type { Tree } from '../../io/index.ts';
import { IMPORT_KINDS, IMPORT_LIMITS, type Import, type ImportKind } from '../../model/index.ts';
import { bad, good, type Json, parseId, parseJson, type Result } from '../../values/index.ts';
import { contentProblems } from '../problems.ts';
import { importChecksSchema, importSnapshotSchema } from '../schemas/import.ts';
import { type ImportFile, importFileOf, importKindOf } from './import-files.ts';

const report = reporter(contentProblems);

type Words = Pick<Import, 'source' | 'name' | 'publishPersonalData' | 'words'>;

interface ReadImports {
  /** those that were taken in, and are as they were then */
  readonly imports: readonly Import[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the badges earned elsewhere: each original with what was written beside it. What lies there and was never taken
 * in is told in a warning and left out.
 * @param paths  every file of `content/imports`
 * @param readWords  reads and reports on one `<id>.md`
 */
export function readImports(
  tree: Tree,
  paths: readonly string[],
  readWords: (path: string) => Words | undefined,
): ReadImports {
  const files = paths.map(importFileOf);
  const diagnostics: Diagnostic[] = [];
  const imports: Import[] = [];
  const byName = new Map(files.map(({ path, stem, part }) => [`${part} ${stem}`, path]));
  const originals = new Map<string, ImportFile[]>();
  for (const file of files.filter(isOriginal)) originals.set(file.stem, [...(originals.get(file.stem) ?? []), file]);
  for (const { path, stem, part } of files) {
    if (!isOriginal({ part }) && !originals.has(stem))
      diagnostics.push(report('import-orphan', fileOnly(path), [], stem));
  }
  const more = [...originals.values()].slice(IMPORT_LIMITS.imports);
  if (more[0]?.[0] !== undefined)
    diagnostics.push(report('imports-too-many', fileOnly(more[0][0].path), [], String(IMPORT_LIMITS.imports)));
  for (const [stem, [first, second]] of [...originals].slice(0, IMPORT_LIMITS.imports)) {
    if (first === undefined) continue;
    if (second !== undefined) {
      diagnostics.push(report('import-twice', fileOnly(second.path), [], stem, first.path));
      continue;
    }
    const beside = (part: ImportFile['part']): string | undefined => byName.get(`${part} ${stem}`);
    const wordsFile = beside('words');
    const words = wordsFile === undefined ? noWords(first.path) : readWords(wordsFile);
    const read = readOne(tree, first, beside('snapshot'), beside('checks'));
    if ('problem' in read) diagnostics.push(read.problem);
    else if (words !== undefined) imports.push({ ...words, ...read.known });
  }
  return { imports, diagnostics };
}

const isOriginal = ({ part }: Pick<ImportFile, 'part'>): boolean => IMPORT_KINDS.some((kind) => kind === part);

const noWords = (path: string): Words => ({ source: fileOnly(path), publishPersonalData: false, words: '' });

type One = { readonly problem: Diagnostic } | { readonly known: Omit<Import, keyof Words> };

function readOne(tree: Tree, { path, stem, part }: ImportFile, snapshot?: string, checks?: string): One {
  const kind = part as ImportKind;
  const bytes = tree.bytes(path, IMPORT_LIMITS.bytes);
  if (!bytes.ok) {
    const isLarge = bytes.reason === 'file-too-large';
    return {
      problem: isLarge
        ? report('file-too-large', fileOnly(path), [], `${IMPORT_LIMITS.bytes / 1024} kB`)
        : report('file-unreadable', fileOnly(path), []),
    };
  }
  // Whatever its name and its content: nobody has looked into it yet.
  if (snapshot === undefined || checks === undefined || !parseId(stem).ok)
    return { problem: report('import-not-taken-in', fileOnly(path), [], path) };
  if (importKindOf(bytes.value) !== kind)
    return { problem: report('import-kind', fileOnly(path), [], kind.toUpperCase()) };
  const facts = readWritten(tree, snapshot, IMPORT_LIMITS.snapshotBytes, importSnapshotSchema);
  if (!facts.ok) return { problem: report('import-malformed', fileOnly(snapshot), [], facts.reason) };
  const history = readWritten(tree, checks, IMPORT_LIMITS.checksBytes, importChecksSchema);
  if (!history.ok) return { problem: report('import-malformed', fileOnly(checks), [], history.reason) };
  const sha256 = createHash('sha256').update(bytes.value).digest('hex');
  if (facts.value.sha256 !== sha256) return { problem: report('import-changed', fileOnly(path), []) };
  const lastCheck = history.value.at(-1);
  if (lastCheck === undefined) return { problem: report('import-malformed', fileOnly(checks), [], 'it is empty') };
  return { known: { id: stem, file: path, kind, sha256, snapshot: facts.value.facts, lastCheck } };
}

/** A file that the tool wrote: right as a whole, or not at all. */
function readWritten<Value>(tree: Tree, path: string, maxBytes: number, schema: z.ZodType<Value>): Result<Value> {
  const text = tree.text(path, maxBytes);
  if (!text.ok) return bad('it cannot be read');
  const json = parseJson(text.value, { characters: maxBytes, depth: 8 });
  if (!json.ok) return bad('it is no JSON');
  const checked = schema.safeParse(json.value satisfies Json);
  return checked.success ? good(checked.data) : bad(`wrong at "${checked.error.issues[0]?.path.join('.') ?? ''}"`);
}
