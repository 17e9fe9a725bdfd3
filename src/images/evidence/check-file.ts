import sharp from 'sharp';
import { EVIDENCE_FILES } from '../../model/index.ts';
import { parsePngStructure } from '../artwork/png-structure.ts';
import { parseJpegStructure } from './jpeg-structure.ts';
import { kindOfEvidence } from './kind.ts';

/** Of a picture; what opens it has to hold them all. */
const PIXELS = 100_000_000;

/** Why a file cannot be published as evidence, and what was found. */
export interface EvidenceFault {
  readonly reason: 'evidence-kind' | 'evidence-corrupt';
  readonly found: string;
}

/**
 * Holds the bytes of a file against what its name says: they begin as that kind does, are whole to their end, and have
 * nothing before or behind them that another program would read as something else. I3, Evidence.
 * @param name  with one of the endings of `EVIDENCE_FILES`
 * @returns undefined for a file that may be published
 */
export async function checkEvidenceFile(name: string, bytes: Uint8Array): Promise<EvidenceFault | undefined> {
  if (bytes.length > EVIDENCE_FILES.bytes) return corrupt(`it has ${bytes.length} bytes`);
  const ending = name.slice(name.lastIndexOf('.') + 1);
  if (ending === 'txt') return checkText(bytes);
  const kind = kindOfEvidence(bytes);
  const wanted = ending === 'jpg' ? 'jpeg' : ending;
  if (kind !== wanted) return { reason: 'evidence-kind', found: kind ?? 'of another kind' };
  return kind === 'pdf' ? checkPdf(bytes) : checkPicture(kind, bytes);
}

async function checkPicture(kind: 'png' | 'jpeg', bytes: Uint8Array): Promise<EvidenceFault | undefined> {
  const structure = kind === 'png' ? parsePngStructure(bytes) : parseJpegStructure(bytes);
  if (!structure.ok) return corrupt(FOUND[structure.reason]);
  // Readers of PDF look for its head in the first kilobyte, whatever stands before.
  if (textOf(bytes.subarray(0, 1024)).includes('%PDF-')) return corrupt('it is a PDF as well');
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (format !== kind) return corrupt('it cannot be opened');
    return width * height > PIXELS ? corrupt(`it has ${width} × ${height} px`) : undefined;
  } catch {
    return corrupt('it cannot be opened');
  }
}

/** ISO 32000, 7.5: header at the very beginning, end mark at the very end, and before it where the table of contents is. */
function checkPdf(bytes: Uint8Array): EvidenceFault | undefined {
  const end = textOf(bytes.subarray(-1024));
  if (!/%%EOF[\r\n\t ]{0,16}$/.test(end)) return corrupt('%%EOF is not its end');
  return /startxref\s+\d+\s+%%EOF\s*$/.test(end) ? undefined : corrupt('it does not say where its parts are');
}

function checkText(bytes: Uint8Array): EvidenceFault | undefined {
  const text = decoded(bytes);
  if (text === undefined) return corrupt('it is not UTF-8');
  if (text.trim() === '') return corrupt('it is empty');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/.test(text)
    ? corrupt('it has control characters')
    : undefined;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const FOUND = {
  'png-truncated': 'it ends too early',
  'png-crc': 'a check sum is wrong',
  'png-order': 'its parts are not in the order that PNG asks for',
  'png-trailing': 'something follows the end of the picture',
  'jpeg-truncated': 'it ends too early',
  'jpeg-order': 'its parts are not in the order that JPEG asks for',
  'jpeg-trailing': 'something follows the end of the picture',
} as const;

const corrupt = (found: string): EvidenceFault => ({ reason: 'evidence-corrupt', found });
