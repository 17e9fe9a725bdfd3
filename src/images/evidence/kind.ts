import { isPng } from '../artwork/png-structure.ts';

/** What bytes are, by how they begin and whatever the file is called; undefined: none of these. */
export function kindOfEvidence(bytes: Uint8Array): 'png' | 'jpeg' | 'pdf' | undefined {
  if (isPng(bytes)) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-' ? 'pdf' : undefined;
}
