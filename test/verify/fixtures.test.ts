import { describe, expect, test } from 'vitest';
import { verify } from '../../src/verify/index.ts';
import { madeFixtures } from './fixtures.ts';
import { optionsOf } from './world.ts';

const fixtures = await madeFixtures();

describe('every fixture has its outcome, and says why', () => {
  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (_, fixture) => {
    const { outcome, checks, also = [] } = await verify(fixture.input, optionsOf(fixture));
    const told = [...checks, ...also.flatMap((one) => one.checks)]
      .filter((check) => check.outcome !== 'pass' && check.outcome !== 'not-applicable')
      .map(({ outcome: what, reason, detail }) => `${what} ${reason}: ${detail}`);
    expect({ outcome, told: outcome === fixture.outcome ? [] : told }).toEqual({ outcome: fixture.outcome, told: [] });
    if (fixture.reason !== undefined) {
      const wanted = { verified: 'warning', invalid: 'fail', unknown: 'unknown' }[outcome];
      const reasons = told.filter((line) => line.startsWith(wanted)).map((line) => line.split(/[ :]/)[1]);
      expect(reasons).toContain(fixture.reason);
    }
  });
});
