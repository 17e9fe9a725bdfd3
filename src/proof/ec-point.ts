/** A curve y² = x³ − 3x + b over the prime p, with p ≡ 3 (mod 4). SEC 2, 2.4.2 and 2.5.1. */
interface Curve {
  readonly p: bigint;
  readonly b: bigint;
  /** of one coordinate */
  readonly bytes: number;
}

const curves: Readonly<Record<'P-256' | 'P-384', Curve>> = {
  'P-256': {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    bytes: 32,
  },
  'P-384': {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    bytes: 48,
  },
};

export type CurveName = keyof typeof curves;

/**
 * Reads a point of a curve, compressed or not. SEC 1, 2.3.4. Browsers take none that is compressed.
 * @returns it uncompressed: 0x04, x, y; undefined for what is no point of the curve
 */
export function readPoint(bytes: Uint8Array, name: CurveName): Uint8Array<ArrayBuffer> | undefined {
  const { p, b, bytes: size } = curves[name];
  const [head] = bytes;
  const x = numberOf(bytes.subarray(1, 1 + size));
  if (x >= p) return undefined;
  const square = mod(x * x * x - 3n * x + b, p);
  if (head === 4 && bytes.length === 1 + 2 * size) {
    const y = numberOf(bytes.subarray(1 + size));
    return y < p && mod(y * y, p) === square ? Uint8Array.from(bytes) : undefined;
  }
  if ((head !== 2 && head !== 3) || bytes.length !== 1 + size) return undefined;
  const root = power(square, (p + 1n) / 4n, p);
  if (mod(root * root, p) !== square) return undefined;
  const y = (root & 1n) === BigInt(head & 1) ? root : p - root;
  return Uint8Array.from([4, ...bytes.subarray(1), ...bytesOf(y, size)]);
}

/** Bytes of one coordinate. */
export const coordinateBytes = (name: CurveName): number => curves[name].bytes;

const mod = (value: bigint, p: bigint): bigint => ((value % p) + p) % p;

function power(base: bigint, exponent: bigint, p: bigint): bigint {
  let result = 1n;
  let square = mod(base, p);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
}

const bytesOf = (value: bigint, size: number): number[] =>
  Array.from({ length: size }, (_, index) => Number((value >> BigInt(8 * (size - 1 - index))) & 0xffn));
