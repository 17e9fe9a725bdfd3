import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { PictureJob } from '../../src/images/pictures/job.ts';
import { drawPictures, workersFor } from '../../src/images/pictures/pool.ts';
import { makeFolder } from '../roots.ts';

const fonts = { root: '/nowhere', packages: [] };
const jobs: readonly PictureJob[] = ['First Aid', 'مرشد', 'Q', 'Bee Keeper 🐝', 'Первая помощь', 'Web', 'Poetry'].map(
  (name, index) => ({
    kind: 'design',
    badge: { id: `b${index}`, name, design: { level: (index % 5) + 1, pattern: 'waves', shape: 'gear' } },
    fonts,
  }),
);
const broken: PictureJob = { kind: 'artwork', svg: 'no drawing' };

describe('pictures that are drawn in threads', () => {
  test('are the same bytes with one thread and with several, in the order of the jobs', async () => {
    const alone = await drawPictures(jobs, 1);
    expect(await drawPictures(jobs, 3)).toEqual(alone);
    expect(await drawPictures(jobs, 50)).toEqual(alone);
    expect(new Set(alone.map(({ svg }) => svg)).size).toBe(jobs.length);
  });

  test.each([1, 2])('tell how many are done, with %i', async (workers) => {
    const told: number[] = [];
    await drawPictures(jobs.slice(0, 3), workers, (done) => told.push(done));
    expect(told).toEqual([1, 2, 3]);
  });

  test.each([1, 2])('a job that fails keeps its code and its remedy, with %i', async (workers) => {
    await expect(drawPictures([...jobs.slice(0, 2), broken], workers)).rejects.toMatchObject({
      code: 'picture-artwork',
      remedy: 'Simplify it, or save it as PNG.',
    });
  });

  test.each([
    ['throws', "throw new Error('broken')"],
    ['ends', 'process.exit(7)'],
    ['ends at its first job', "require('node:worker_threads').parentPort.on('message', () => process.exit(7))"],
  ])('a thread that %s is an error, and nothing hangs', async (_, program) => {
    const file = join(makeFolder(), 'thread.cjs');
    writeFileSync(file, program);
    const drawn = drawPictures(jobs, 2, () => {}, pathToFileURL(file));
    await expect(drawn).rejects.toMatchObject({ code: 'picture-thread' });
  });

  test('none at all are drawn at once', async () => {
    expect(await drawPictures([], 4)).toEqual([]);
  });

  test('threads are started where they pay', () => {
    expect([workersFor(500, 1), workersFor(500, 2)]).toEqual([1, 1]);
    expect([workersFor(10, 8), workersFor(59, 8), workersFor(60, 8), workersFor(900, 4), workersFor(900, 64)]).toEqual([
      1, 1, 2, 4, 8,
    ]);
  });
});
