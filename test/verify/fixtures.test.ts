import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { type Check, type Report, verify } from '../../src/verify/index.ts';
import { templateOf } from '../../src/verify/words.ts';
import { allFixtures, madeFixtures } from './fixtures.ts';
import { optionsOf } from './world.ts';

const fixtures = await allFixtures();
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../public/schemas/report.schema.json'), 'utf8'),
) as object;
const follows = new Ajv({ allowUnionTypes: true }).compile(schema);
const checksOf = ({ checks, also = [] }: Report): readonly Check[] => [...checks, ...also.flatMap((one) => one.checks)];

describe('every fixture has its outcome, and says why', () => {
  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (_, fixture) => {
    const report = await verify(fixture.input, optionsOf(fixture));
    const { outcome } = report;
    const told = checksOf(report)
      .filter((check) => check.outcome !== 'pass' && check.outcome !== 'not-applicable')
      .map(({ outcome: what, reason, detail }) => `${what} ${reason}: ${detail}`);
    expect({ outcome, told: outcome === fixture.outcome ? [] : told }).toEqual({ outcome: fixture.outcome, told: [] });
    if (fixture.reason !== undefined) {
      const wanted = { verified: 'warning', invalid: 'fail', unknown: 'unknown' }[outcome];
      const reasons = told.filter((line) => line.startsWith(wanted)).map((line) => line.split(/[ :]/)[1]);
      expect(reasons).toContain(fixture.reason);
    }
    // What is not verified says what is missing, and what is verified hides nothing.
    expect(told.some((line) => /^(?:fail|unknown)/.test(line))).toBe(outcome !== 'verified');
    expect(follows(report), JSON.stringify(follows.errors)).toBe(true);
    for (const { reason, title, detail } of checksOf(report)) {
      expect(templateOf(reason), reason).toBeDefined();
      expect(title, reason).not.toBe('');
      expect(detail, reason).not.toMatch(/\{about\}|undefined/);
    }
  });
});

describe('the fixtures', () => {
  test('are enough, made here, and no two have one name or one content', async () => {
    const made = await madeFixtures();
    expect(made.length).toBeGreaterThanOrEqual(120);
    expect(fixtures.length).toBeGreaterThanOrEqual(150);
    expect(fixtures.filter(({ outcome }) => outcome === 'verified').length).toBeGreaterThanOrEqual(40);
    expect(new Set(fixtures.map(({ name }) => name)).size).toBe(fixtures.length);
    const content = fixtures.map(({ input, web, options }) =>
      JSON.stringify([typeof input === 'string' ? input : Buffer.from(input).toString('base64'), web, options]),
    );
    expect(new Set(content).size).toBe(fixtures.length);
  });
});
