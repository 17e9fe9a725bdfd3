import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MARKS, PATTERNS, RIBBON_STYLES, SHAPES } from '../../src/model/index.ts';
import { distance, drawGolden, GOLDENS, goldenPath } from './goldens.ts';
import { SAMPLES } from './samples.ts';

/** What another version of a library may move: edges by a fraction of a pixel, colours by a shade. */
const TOLERANCE = { mean: 1.2, worst: 14 };

describe('drawn badges look as they did', () => {
  test.each(SAMPLES)('$title', async (sample) => {
    const now = await drawGolden(sample);
    expect(existsSync(goldenPath(sample)), 'npx haversack chore goldens keeps a new one').toBe(true);
    const { mean, worst } = await distance(readFileSync(goldenPath(sample)), now);
    if (mean <= TOLERANCE.mean && worst <= TOLERANCE.worst) return;
    const file = join(mkdtempSync(join(tmpdir(), 'haversack-golden-')), `${sample.title}.png`);
    writeFileSync(file, now);
    expect.fail(`differs by ${mean.toFixed(1)} (${worst.toFixed(1)} in one place); it looks like ${file} now`);
  });
});

describe('the kept pictures', () => {
  test('are of every shape at every level, every pattern, ribbon and mark', () => {
    const titles = SAMPLES.map(({ title }) => title);
    for (const shape of SHAPES) {
      for (const level of [0, 1, 2, 3, 4, 5]) expect(titles).toContain(`${shape}-level-${level}`);
    }
    for (const pattern of PATTERNS) expect(titles).toContain(`pattern-${pattern}`);
    for (const style of RIBBON_STYLES) expect(titles).toContain(`ribbon-${style}`);
    for (const mark of MARKS) expect(titles).toContain(`marks-${mark}`);
  });

  test('are no others', () => {
    expect(readdirSync(GOLDENS).sort()).toEqual(SAMPLES.map(({ title }) => `${title}.png`).sort());
  });

  test('one badge is told from another: a level more, another letter, another colour', async () => {
    const [star] = SAMPLES.filter(({ title }) => title === 'circle-level-2');
    if (star === undefined) throw new Error('no sample');
    const kept = readFileSync(goldenPath(star));
    for (const change of [
      { design: { ...star.design, level: 3 } },
      { name: 'First Aim' },
      { name: 'Fresh Aid' },
      { design: { ...star.design, ground: '#8a3312' } },
    ]) {
      const { mean, worst } = await distance(kept, await drawGolden({ ...star, ...change }));
      expect(mean > TOLERANCE.mean || worst > TOLERANCE.worst, JSON.stringify(change)).toBe(true);
    }
  });
});
