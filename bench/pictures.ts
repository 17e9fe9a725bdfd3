import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPictureCache } from '../src/images/pictures/cache.ts';
import type { PictureJob } from '../src/images/pictures/job.ts';
import { keyOf } from '../src/images/pictures/key.ts';
import { drawPictures } from '../src/images/pictures/pool.ts';
import { PATTERNS, SHAPES } from '../src/model/index.ts';
import { subjects } from './texts.ts';

/** Pictures a second, and what they weigh. */
export interface PictureFigures {
  readonly oneThread: number;
  readonly threads: number;
  /** how many threads those were */
  readonly cores: number;
  readonly cached: number;
  /** mean size of a PNG */
  readonly bytes: number;
}

const jobs = (count: number): PictureJob[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'design',
    badge: {
      id: `badge-${index}`,
      name: `${subjects[index % subjects.length]} ${index}`,
      design: {
        shape: SHAPES[index % SHAPES.length],
        pattern: PATTERNS[index % PATTERNS.length],
        icon: 'anchor',
        level: (index % 5) + 1,
        ribbon: 'Harbour School',
      },
    },
    fonts: { root: tmpdir(), packages: [] },
  }));

/** Draws badges with one thread, with one for each core, and takes them from the cache. */
export async function measurePictures(count: number): Promise<PictureFigures> {
  const home = mkdtempSync(join(tmpdir(), 'haversack-bench-pictures-'));
  try {
    // The libraries are loaded before anything is measured.
    await drawPictures(jobs(2), 1);
    const cores = Math.max(2, availableParallelism());
    const work = jobs(count);
    const [oneThread, drawn] = await perSecond(count, () => drawPictures(work, 1));
    const [threads] = await perSecond(count, () => drawPictures(work, cores));
    const cache = openPictureCache(home);
    for (const [index, job] of work.entries()) cache.write(keyOf(job), drawn[index] as (typeof drawn)[number]);
    const [cached] = await perSecond(count, async () => work.map((job) => cache.read(keyOf(job))));
    const bytes = drawn.reduce((sum, { png }) => sum + png.length, 0) / count;
    return { oneThread, threads, cores, cached, bytes };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function perSecond<Value>(count: number, work: () => Promise<Value>): Promise<readonly [number, Value]> {
  const started = performance.now();
  const value = await work();
  return [count / ((performance.now() - started) / 1000), value];
}
