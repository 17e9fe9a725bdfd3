import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Backpack, EvidenceFile, LinkedAssertion } from '../../model/index.ts';
import { report } from '../problems.ts';
import { checkEvidenceFile } from './check-file.ts';

/** Reads a file of evidence; undefined when it is not what was read before. */
export type ReadEvidence = (file: EvidenceFile) => Uint8Array | undefined;

/** Opens every file that evidence names, one after the other, and holds copies against their recorded SHA-256. */
export async function checkEvidence({ assertions }: Backpack, read: ReadEvidence): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const assertion of assertions)
    for (const file of assertion.attachments ?? []) found.push(...(await checkOne(assertion, file, read)));
  return found;
}

async function checkOne(
  { source, evidence }: LinkedAssertion,
  file: EvidenceFile,
  read: ReadEvidence,
): Promise<Diagnostic[]> {
  const path = ['evidence', file.evidence, file.field];
  const kept = file.field === 'kept' ? evidence[file.evidence]?.kept : undefined;
  if (kept !== undefined && kept.sha256 !== file.sha256)
    return [report('evidence-kept-differs', source, [...path, 'sha256'], file.path)];
  const bytes = read(file);
  const fault =
    bytes === undefined
      ? ({ reason: 'evidence-corrupt', found: 'it changed while it was read' } as const)
      : await checkEvidenceFile(file.name, bytes);
  const place = kept === undefined ? path : [...path, 'file'];
  return fault === undefined ? [] : [report(fault.reason, source, place, file.path, fault.found)];
}
