import { parentPort } from 'node:worker_threads';
import { HaversackError } from '../../values/index.ts';
import { type BadgePicture, drawPicture, type PictureJob } from './job.ts';

/** A job, and what came of it; errors cross threads as data. */
export interface PictureRequest {
  readonly id: number;
  readonly job: PictureJob;
}
export type PictureAnswer = { readonly id: number } & (
  | { readonly ok: true; readonly picture: BadgePicture }
  | { readonly ok: false; readonly code?: string | undefined; readonly message: string; readonly remedy: string }
);

/** The program of a thread of the pool: draws what it is sent, until it is stopped. */
parentPort?.on('message', ({ id, job }: PictureRequest) => {
  drawPicture(job).then(
    (picture) => answer({ id, ok: true, picture }),
    (error: unknown) => answer({ id, ok: false, ...describe(error) }),
  );
});

const answer = (message: PictureAnswer): void => parentPort?.postMessage(message);

function describe(error: unknown): { code?: string; message: string; remedy: string } {
  if (error instanceof HaversackError) return { code: error.code, message: error.message, remedy: error.remedy };
  return { message: error instanceof Error ? error.message : String(error), remedy: '' };
}
