import { base64urlnopad } from '@scure/base';
import { bad, good, type Result } from '../values/index.ts';

/** Reads base64url without padding, only as it is written in the one right way. RFC 7515, 2. */
export function parseBase64Url(text: string): Result<Uint8Array<ArrayBuffer>, 'base64url-malformed'> {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return bad('base64url-malformed');
  try {
    const bytes = Uint8Array.from(base64urlnopad.decode(text));
    return base64urlnopad.encode(bytes) === text ? good(bytes) : bad('base64url-malformed');
  } catch {
    return bad('base64url-malformed');
  }
}

export const printBase64Url = (bytes: Uint8Array): string => base64urlnopad.encode(bytes);
