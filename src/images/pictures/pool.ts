import { Worker } from 'node:worker_threads';
import { HaversackError } from '../../values/index.ts';
import { type BadgePicture, drawPicture, type PictureJob } from './job.ts';
import type { PictureAnswer, PictureRequest } from './worker.ts';

/** So many pictures a thread has before it at once: while one is packed, letters of the next are drawn. */
const AT_ONCE = 4;

/**
 * Draws pictures, in as many threads as are asked for; with one, in this one. The order of the answers is that of the
 * jobs, and their bytes do not depend on the number of threads.
 * @param onDrawn  told after each picture how many are done
 * @param program  of a thread; tests give one of their own
 * @throws HaversackError of the first job that failed, or `picture-thread` when a thread died
 */
export async function drawPictures(
  jobs: readonly PictureJob[],
  workers: number,
  onDrawn: (done: number) => void = () => {},
  program: URL = new URL('./worker.ts', import.meta.url),
): Promise<BadgePicture[]> {
  let done = 0;
  const counted = (picture: BadgePicture): BadgePicture => {
    onDrawn(++done);
    return picture;
  };
  if (workers <= 1) return inTurn(jobs, AT_ONCE, async (job) => counted(await drawPicture(job)));
  const threads = Array.from({ length: Math.min(workers, jobs.length) }, () => startThread(program));
  try {
    let next = 0;
    return await inTurn(jobs, threads.length * AT_ONCE, async (job) => {
      const thread = threads[next++ % threads.length] as Thread;
      return counted(await thread.draw(job));
    });
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

/** How many threads pay for so many pictures: each takes as long to start as thirty pictures take to be drawn. */
export const workersFor = (pictures: number, cores: number): number =>
  cores < 3 ? 1 : Math.max(1, Math.min(cores, 8, Math.floor(pictures / 30)));

interface Thread {
  readonly draw: (job: PictureJob) => Promise<BadgePicture>;
  readonly stop: () => Promise<unknown>;
}

function startThread(program: URL): Thread {
  const worker = new Worker(program);
  const waiting = new Map<number, { resolve: (picture: BadgePicture) => void; reject: (error: unknown) => void }>();
  let count = 0;
  let death: unknown;
  const die = (cause: unknown): void => {
    death = new HaversackError('picture-thread', 'A thread that draws badges stopped.', {
      remedy: 'Run the build again; if it stops again, please report it.',
      cause,
    });
    for (const { reject } of waiting.values()) reject(death);
    waiting.clear();
  };
  worker.on('message', (answer: PictureAnswer) => {
    const job = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) job?.resolve(answer.picture);
    else job?.reject(errorOf(answer));
  });
  worker.on('error', die);
  worker.on('exit', (code) => die(`it ended with ${code}`));
  return {
    draw: (job) =>
      new Promise((resolve, reject) => {
        if (death !== undefined) {
          reject(death);
          return;
        }
        waiting.set(++count, { resolve, reject });
        worker.postMessage({ id: count, job } satisfies PictureRequest);
      }),
    stop: () => worker.terminate(),
  };
}

const errorOf = ({ code, message, remedy }: Extract<PictureAnswer, { ok: false }>): Error =>
  code === undefined ? new Error(message) : new HaversackError(code, message, { remedy });

/** Works on so many at once; the first failure ends it when those that have begun are done. */
async function inTurn<Item, Value>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const results: Value[] = new Array(items.length);
  let next = 0;
  let failure: { readonly error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    while (next < items.length && failure === undefined) {
      const index = next++;
      try {
        results[index] = await work(items[index] as Item);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  if (failure !== undefined) throw failure.error;
  return results;
}
