import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distance, drawGolden, GOLDENS, goldenPath } from '../../test/images/goldens.ts';
import { SAMPLES } from '../../test/images/samples.ts';
import { EXIT } from '../command.ts';

/** `npx haversack chore goldens`: keeps the pictures that tests compare with, those that have changed. Look at them. */
export async function run(): Promise<number> {
  mkdirSync(GOLDENS, { recursive: true });
  const kept = new Set(readdirSync(GOLDENS));
  for (const sample of SAMPLES) {
    const now = await drawGolden(sample);
    const isKept = kept.delete(`${sample.title}.png`);
    if (isKept && (await distance(readFileSync(goldenPath(sample)), now)).worst < 1) continue;
    writeFileSync(goldenPath(sample), now);
    process.stdout.write(`${isKept ? 'changed' : 'new'}: ${sample.title}\n`);
  }
  for (const name of kept) {
    rmSync(join(GOLDENS, name));
    process.stdout.write(`gone: ${name}\n`);
  }
  return EXIT.good;
}
