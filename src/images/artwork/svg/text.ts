import { bad, good, type Result } from '../../../values/index.ts';

type SvgTextReason = 'not-utf-8' | 'other-encoding';

/** XML's own declaration; SVG is UTF-8 here, whatever else XML may be. XML 1.0, section 4.3.3. */
const declaration = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})["']/;

/** The text of a drawing, line ends made one line feed each and a byte-order mark taken off. */
export function readSvgText(bytes: Uint8Array): Result<string, SvgTextReason> {
  const text = decode(bytes);
  if (text === undefined) return bad('not-utf-8');
  const encoding = declaration.exec(text)?.[1] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii)$/i.test(encoding)) return bad('other-encoding');
  // The parser would take quadratic time for carriage returns.
  return good(text.replace(/\r\n?/g, '\n'));
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
