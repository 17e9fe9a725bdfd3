import { createHash } from 'node:crypto';
import { type Diagnostic, fileOnly, reporter } from '../diagnostics/index.ts';
import type { Tree } from '../io/index.ts';
import { type Assertion, EVIDENCE_FILES, type EvidenceFile, type Records } from '../model/index.ts';
import { contentProblems } from './problems.ts';

const report = reporter(contentProblems);
const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;

/**
 * Reads the files that an assertion's evidence names: there, plain, within the limits. What is in them is looked at by
 * the room that can open pictures.
 * @param there  paths of the files that may be named
 */
export function readAttachments(
  tree: Tree,
  { source, evidence }: Pick<Assertion, 'source' | 'evidence'>,
  there: ReadonlySet<string>,
): { readonly attachments: readonly EvidenceFile[] | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const folder = source.file.slice(0, source.file.lastIndexOf('/') + 1);
  const attachments: EvidenceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const named = evidence.flatMap(({ file, kept }, position) => [
    ...(file === undefined ? [] : [{ position, field: 'file', name: file, at: ['file'] } as const]),
    ...(kept === undefined ? [] : [{ position, field: 'kept', name: kept.file, at: ['kept', 'file'] } as const]),
  ]);
  let all = 0;
  for (const { position, field, name, at } of named) {
    // Reading ends with the first that goes beyond: a list of fifty names does not cost fifty times the limit.
    if (all > EVIDENCE_FILES.allBytes) break;
    const path = `${folder}${name}`;
    const place = ['evidence', position, ...at];
    const bytes = there.has(path) ? tree.bytes(path, EVIDENCE_FILES.bytes) : undefined;
    if (bytes === undefined || (!bytes.ok && bytes.reason === 'file-missing'))
      diagnostics.push(report('evidence-file-missing', source, place, name));
    else if (bytes.ok) {
      all += bytes.value.length;
      const sha256 = createHash('sha256').update(bytes.value).digest('hex');
      attachments.push({ evidence: position, field, name, path, bytes: bytes.value.length, sha256 });
    } else if (bytes.reason === 'file-too-large')
      diagnostics.push(report('evidence-file-too-large', source, place, name, megabytes(EVIDENCE_FILES.bytes)));
    else diagnostics.push(report('evidence-file-unreadable', source, place, name));
  }
  if (all > EVIDENCE_FILES.allBytes)
    diagnostics.push(report('evidence-files-too-large', source, ['evidence'], megabytes(EVIDENCE_FILES.allBytes)));
  return { attachments: attachments.length === 0 ? undefined : attachments, diagnostics };
}

/** Files among the assertions that nothing names; not told while a record cannot be read that may name them. */
export function unnamedEvidence(
  { assertions, broken }: Pick<Records, 'assertions' | 'broken'>,
  there: ReadonlySet<string>,
): Diagnostic[] {
  if ([...broken].some((record) => record.startsWith('assertions/'))) return [];
  const named = new Set(assertions.flatMap(({ attachments = [] }) => attachments.map(({ path }) => path)));
  return [...there].filter((path) => !named.has(path)).map((path) => report('evidence-unnamed', fileOnly(path), []));
}
