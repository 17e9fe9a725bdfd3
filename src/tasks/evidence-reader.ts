import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ReadEvidence } from '../images/evidence/check-evidence.ts';
import { readPlainFile } from '../io/index.ts';
import { EVIDENCE_FILES } from '../model/index.ts';

/** Reads files of evidence below a root, never through a link, and only as they were when the content was read. */
export const evidenceReader =
  (root: string): ReadEvidence =>
  ({ path, sha256 }) => {
    const bytes = readPlainFile(join(root, path), EVIDENCE_FILES.bytes);
    if (!bytes.ok) return undefined;
    return createHash('sha256').update(bytes.value).digest('hex') === sha256 ? bytes.value : undefined;
  };
