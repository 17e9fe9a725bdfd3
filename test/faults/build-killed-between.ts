import { randomBytes } from 'node:crypto';
import { build } from '../../src/tasks/build.ts';
import type { Instant } from '../../src/values/index.ts';

/** A build that kills itself between the two renames of its swap. */
const [root = '', today = ''] = process.argv.slice(2);
await build({
  root,
  today: today as Instant,
  now: () => '2026-11-23T12:00:00Z' as Instant,
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  progress: () => {},
  between: () => process.kill(process.pid, 'SIGKILL'),
});
