import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCommand } from '../../scripts/build.ts';
import { contentProblems } from '../../src/content/index.ts';
import { type Diagnostic, type Problems, printDiagnostics } from '../../src/diagnostics/index.ts';
import { PROBLEMS } from '../../src/images/problems.ts';
import { ledgerProblems } from '../../src/ledger/index.ts';
import { modelProblems } from '../../src/model/index.ts';
import { narrativeProblems } from '../../src/narrative/problems.ts';
import { publishProblems } from '../../src/publish/problems.ts';
import { diffProblems } from '../../src/tasks/diff/problems.ts';
import { makeRoot, put, read, runCommand, summary } from '../roots.ts';
import { diff, repository } from '../tasks/diff/repository.ts';
import { checkFixture, type Fixture } from './fixture.ts';
import { contentFixtures } from './fixtures/content.ts';
import { type DiffFixture, diffFixtures } from './fixtures/diff.ts';
import { imageFixtures } from './fixtures/images.ts';
import { ledgerFixtures } from './fixtures/ledger.ts';
import { modelFixtures } from './fixtures/model.ts';
import { narrativeFixtures } from './fixtures/narrative.ts';
import { pageFixtures } from './fixtures/pages.ts';

const checked: readonly (readonly [string, Problems, Readonly<Record<string, Fixture>>])[] = [
  ['content', contentProblems, contentFixtures],
  ['model', modelProblems, modelFixtures],
  ['ledger', ledgerProblems, ledgerFixtures],
  ['narrative', narrativeProblems, narrativeFixtures],
  ['images', PROBLEMS, imageFixtures],
];
const rooms = [
  ...checked,
  ['publish', publishProblems, pageFixtures] as const,
  ['tasks/diff', diffProblems, diffFixtures] as const,
];

describe('DESIGN 3.1: every code is stable, and has a fixture', () => {
  test.each(rooms)('of the room %s', (_room, problems, fixtures) =>
    expect(Object.keys(fixtures).sort()).toEqual(Object.keys(problems).sort()),
  );

  test('every table of problems in src is among them', () => {
    const src = join(import.meta.dirname, '../../src');
    const tables = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter(
        (file) =>
          file.endsWith('.ts') && /(?:as const )?satisfies Problems;/.test(readFileSync(join(src, file), 'utf8')),
      )
      .map((file) => file.replaceAll('\\', '/'));
    expect(tables.sort()).toEqual(rooms.map(([room]) => `${room}/problems.ts`).sort());
  });

  test('no two rooms share a code', () => {
    const codes = rooms.flatMap(([, problems]) => Object.keys(problems));
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(?:-[a-z0-9]+)+$/);
  });
});

/** What every diagnostic has, whatever it is about. */
function expectReadable(one: Diagnostic): void {
  expect(one.message).toMatch(/^\S.*[^\s]$/s);
  expect(one.remedy).toMatch(/^\S.*\.$/s);
  for (const text of [one.message, one.remedy]) expect(text).not.toMatch(/undefined|\[object|NaN|\n\s+at |Error:/);
  expect(one.frame === '' || one.frame.includes('^')).toBe(true);
}

describe.each(checked)('%s', (_room, problems, fixtures) => {
  test.each(Object.keys(fixtures))('%s', async (code) => {
    const fixture = fixtures[code] as Fixture;
    const { code: exit, diagnostics, dist } = await checkFixture(fixture);
    expect(summary(diagnostics)).toEqual(fixture.found);
    const severity = fixture.severity ?? 'error';
    expect((problems as Problems)[code]?.severity ?? 'error').toBe(severity);
    for (const one of diagnostics) {
      expect(one).toMatchObject({ code, severity });
      expectReadable(one);
    }
    expect(exit).toBe(severity === 'error' ? 1 : 0);
    expect(dist[1]).toBe(dist[0]);
    for (const format of ['text', 'github'] as const) {
      const text = printDiagnostics(diagnostics, format);
      expect(text).toContain(code);
      expect(text).not.toMatch(/\n\s+at .+:\d+:\d+/);
    }
  });
});

describe('publish: what only a build can find', () => {
  test.each(Object.entries(pageFixtures))('%s', async (code, fixture) => {
    const root = makeRoot();
    put(root, 'dist/index.html', 'the old site');
    await fixture.change(root);
    const { code: exit, printed, noted } = await runCommand(buildCommand, root, { json: true });
    const { diagnostics, site } = JSON.parse(printed) as { diagnostics: Diagnostic[]; site?: unknown };
    expect(summary(diagnostics)).toEqual(fixture.found);
    for (const one of diagnostics) {
      expect(one).toMatchObject({ code, severity: 'error' });
      expectReadable(one);
    }
    expect(exit).toBe(1);
    expect(site).toBeUndefined();
    expect(noted).toContain('Nothing was built');
    expect(readdirSync(join(root, 'dist'))).toEqual(['index.html']);
    expect(read(root, 'dist/index.html')).toBe('the old site');
  });
});

describe('tasks/diff: what only a comparison can find', () => {
  test.each(Object.entries<DiffFixture>(diffFixtures))('%s', async (code, fixture) => {
    const root = await repository(fixture.before);
    await fixture.change(root);
    const { diagnostics } = await diff(root);
    expect(summary(diagnostics)).toEqual(fixture.found);
    const found = diagnostics.filter((one) => one.code === code);
    expect(found).not.toEqual([]);
    for (const one of found) {
      expect(one.severity).toBe(fixture.severity ?? 'error');
      expectReadable(one);
      // Who is refused is told what to do instead, by a command wherever there is one.
      expect(one.remedy).toMatch(/`haversack |`git |plain|BASE|file/);
    }
  });
});
