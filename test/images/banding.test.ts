import { describe, expect, test } from 'vitest';
import { bandingOf } from '../../src/images/banding.ts';

const SIDE = 16;
/** A picture of one shade for each place. */
const picture = (shade: (x: number, y: number) => readonly [number, number, number, number]): Uint8Array =>
  Uint8Array.from(Array.from({ length: SIDE * SIDE }, (_, at) => shade(at % SIDE, Math.floor(at / SIDE))).flat());

describe('the steps that a palette cuts into smooth colour', () => {
  const slope = picture((x) => [100 + x, 100, 100, 255]);

  test('are none where nothing was changed', () => {
    expect(bandingOf(slope, slope, SIDE)).toBe(0);
  });

  test('are as visible as the colours are apart on the whole', () => {
    const flat = picture((x) => [x < 8 ? 104 : 112, 100, 100, 255]);
    expect(bandingOf(slope, flat, SIDE)).toBeGreaterThan(0.5);
    expect(
      bandingOf(
        slope,
        picture(() => [108, 100, 100, 255]),
        SIDE,
      ),
    ).toBeGreaterThan(1);
  });

  test('do not count at an edge, which hides them', () => {
    const edge = picture((x) => (x % 8 < 4 ? [0, 0, 0, 255] : [200, 200, 200, 255]));
    const near = picture((x) => (x % 8 < 4 ? [9, 9, 9, 255] : [191, 191, 191, 255]));
    expect(bandingOf(edge, near, SIDE)).toBe(0);
  });

  test('do not count where nothing is seen', () => {
    const clear = picture(() => [0, 0, 0, 0]);
    expect(
      bandingOf(
        clear,
        picture(() => [255, 255, 255, 0]),
        SIDE,
      ),
    ).toBe(0);
    expect(
      bandingOf(
        clear,
        picture(() => [0, 0, 0, 30]),
        SIDE,
      ),
    ).toBeGreaterThan(5);
  });
});
