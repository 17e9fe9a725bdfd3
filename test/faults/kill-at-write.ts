import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a command (`node --import`): kills the process before its n-th change that others can see,
 * n being HAVERSACK_TEST_KILL_AT. A draft is seen by nobody until it is renamed.
 */
let left = Number(process.env.HAVERSACK_TEST_KILL_AT);
const files = fs as unknown as Record<string, (...args: readonly unknown[]) => unknown>;

for (const name of ['writeFileSync', 'renameSync', 'linkSync', 'rmSync']) {
  const real = files[name] as (...args: readonly unknown[]) => unknown;
  files[name] = (...args) => {
    if (left-- === 1) process.kill(process.pid, 'SIGKILL');
    return real(...args);
  };
}
syncBuiltinESMExports();
