import { bad, good, type Result } from '../../values/index.ts';

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';

interface Decoded {
  readonly encoding: Encoding;
  /** without a byte-order mark */
  readonly text: string;
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['UTF-8', [0xef, 0xbb, 0xbf]],
  ['UTF-16LE', [0xff, 0xfe]],
  ['UTF-16BE', [0xfe, 0xff]],
];

/** What the five bytes become that Windows-1252 has no character for. */
const NO_CHARACTER = /[\u0081\u008d\u008f\u0090\u009d]/;

/**
 * Decodes a text file of a stranger: as its byte-order mark says, else as UTF-8, else as Windows-1252, which is what
 * spreadsheets write where they do not write UTF-8. No byte is passed over or replaced.
 * @param asked  the encoding, where somebody says so
 * @returns the text; or a sentence that says why there is none
 */
export function decode(bytes: Uint8Array, asked?: Encoding): Result<Decoded> {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  const encodings: readonly Encoding[] = asked ? [asked] : marked ? [marked] : ['UTF-8', 'Windows-1252'];
  for (const encoding of encodings) {
    const text = decodeAs(bytes, encoding);
    if (text === undefined) continue;
    if (!text.includes('\0')) return good({ encoding, text });
    return bad('The file holds NUL bytes: it is no text, or UTF-16 without a mark. Save it as CSV in UTF-8.');
  }
  return bad(`The file is not ${encodings.join(' or ')} text. Save it as CSV in UTF-8, or name its encoding.`);
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    // The decoder takes the mark away.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'Windows-1252' && NO_CHARACTER.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
