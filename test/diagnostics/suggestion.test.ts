import { describe, expect, test } from 'vitest';
import { nearest, printField } from '../../src/diagnostics/index.ts';

describe('"did you mean"', () => {
  const known = ['name', 'description', 'criteriaUrl', 'image', 'imageAlt'];
  test.each([
    ['nmae', 'name'],
    ['Name', 'name'],
    ['imagealt', 'imageAlt'],
    ['critera_url', 'criteriaUrl'],
    ['descripton', 'description'],
  ])('%s: %s', (word, wanted) => expect(nearest(word, known)).toBe(wanted));
  test.each(['zzzz', 'q', ''])('"%s": nothing is near', (word) => expect(nearest(word, known)).toBeUndefined());
  test('a very long word: nothing is near, and that is known at once', () => {
    expect(nearest('x'.repeat(60_000), known)).toBeUndefined();
    expect(nearest('name'.repeat(50), known)).toBeUndefined();
  });
  test('nothing is known', () => expect(nearest('name', [])).toBeUndefined());
});

test.each([
  [['evidence', 0, 'url'], 'evidence[0].url'],
  [['name'], 'name'],
  [[], ''],
  [['results', 1, 'levels', 2], 'results[1].levels[2]'],
])('the field %j is written %s', (path, text) => expect(printField(path)).toBe(text));
