/** A part of a compact JWS as text, nothing of it verified; undefined for what is no UTF-8. */
function partOf(jws: string, index: number): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(jws.split('.')[index] ?? '', 'base64url'));
  } catch {
    return undefined;
  }
}

export const payloadTextOf = (jws: string): string | undefined => partOf(jws, 1);

export const headerTextOf = (jws: string): string | undefined => partOf(jws, 0);
