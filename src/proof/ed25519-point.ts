/** The prime of the field: 2^255 - 19. */
const P = 2n ** 255n - 19n;

/** The order of the base point. RFC 8032, 5.1. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The y of the eight points whose order divides eight; each y serves both signs of x. */
const smallOrderY: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  P - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
]);

export type PointReason = 'point-length' | 'point-not-canonical' | 'point-small-order';

/**
 * Why 32 bytes may not stand for a public key or for the R of a signature: a y that is written in two ways,
 * or a point of small order, with which one signature can fit many messages. RFC 8032, 5.1.3; DESIGN 5.
 * Whether the point lies on the curve is left to the platform: one that does not verifies nothing.
 * @returns undefined when there is no reason
 */
export function refusePoint(bytes: Uint8Array): PointReason | undefined {
  if (bytes.length !== 32) return 'point-length';
  const y = littleEndian(bytes) & (2n ** 255n - 1n);
  if (y >= P) return 'point-not-canonical';
  return smallOrderY.has(y) ? 'point-small-order' : undefined;
}

/** True when 32 bytes are a number below L, so that a signature cannot be written in a second way. */
export const isCanonicalScalar = (bytes: Uint8Array): boolean => bytes.length === 32 && littleEndian(bytes) < L;

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
