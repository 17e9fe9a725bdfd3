import { expect, test } from 'vitest';
import { measureHostile } from '../../bench/hostile.ts';

/** Each input is verified in a process of its own, which is ended when it hangs. */
test('what is made to cost much takes less than 256 MB of memory', () => {
  const costs = measureHostile();
  expect(costs.length).toBeGreaterThan(10);
  expect(costs.filter(({ peak }) => peak > 256_000_000)).toEqual([]);
}, 120_000);
