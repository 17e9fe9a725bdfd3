import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { shortenPath } from '../../src/images/path-text.ts';
import { pathPoints } from './faces.ts';

const tenth = fc.integer({ min: -5000, max: 5000 }).map((value) => value / 10);
const pairs = (count: number) =>
  fc
    .array(fc.tuple(tenth, tenth), { minLength: count, maxLength: count })
    .map((all) => all.map((one) => one.join(' ')).join(' '));
const command = fc.oneof(
  pairs(1).map((points) => `L${points}`),
  pairs(2).map((points) => `Q${points}`),
  pairs(3).map((points) => `C${points}`),
  pairs(1).map((points) => `ZM${points}`),
);
const path = fc
  .tuple(pairs(1), fc.array(command, { minLength: 1, maxLength: 12 }))
  .map(([start, rest]) => `M${start}${rest.join('')}Z`);
/** Points without those that repeat the one before. */
const distinct = (d: string) =>
  pathPoints(d)
    .map(([x, y]) => `${Math.round(x * 10) + 0} ${Math.round(y * 10) + 0}`)
    .filter((point, index, all) => point !== all[index - 1]);

describe('a path written shorter', () => {
  test('is relative, with straight lines by name and without lines that lead nowhere', () => {
    expect(shortenPath('M10 10L20 10L20 10L20 15.5L10 10Z M1 2Q3 4 5.5 6L5.5 6Q4 4 3 3Z ')).toBe(
      'm10 10h10v5.5l-10-5.5zm-9-8q2 2 4.5 4-1.5-2-2.5-3z',
    );
  });

  test('goes through the same points', () => {
    fc.assert(
      fc.property(path, (d) => {
        const short = shortenPath(d)!;
        expect(distinct(short)).toEqual(distinct(d));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test('draws the same pixels', async () => {
    const d = 'M10 10L50 10L50 10Q60 20 50 30L50 30C40 40 30 35.5 10.1 30ZM20 15L30 15L30 25L20 25Z';
    const raster = (d: string) =>
      sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><path d="${d}"/></svg>`))
        .raw()
        .toBuffer();
    expect(await raster(shortenPath(d)!)).toEqual(await raster(d));
  });

  test('other commands are left alone', () => {
    for (const d of ['M1 1A2 2 0 0 1 3 3', 'm1 1', 'M1 1H5', 'M1', 'M1 1 2 2']) expect(shortenPath(d)).toBeUndefined();
  });
});
