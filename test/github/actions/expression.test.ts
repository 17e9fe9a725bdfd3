import { describe, expect, test } from 'vitest';
import { evaluate, holds, interpolate } from './expression.ts';

const contexts = {
  github: { event_name: 'push', event: { issue: { number: 7 }, repository: { fork: false } } },
  inputs: {},
  vars: { HAVERSACK: 'true' },
  needs: { pages: { outputs: { pages: 'on' } } },
};

describe('expressions of workflow files, as the played runner reads them', () => {
  test.each([
    ["github.event_name == 'push'", true],
    ["github.event_name == 'PUSH'", true],
    ["github.event_name != 'push' || vars.HAVERSACK == 'true'", true],
    ['github.event.repository.fork == false', true],
    ["inputs.program || 'own'", 'own'],
    ["github.event['issue'].number", 7],
    ['github.event.nothing.at.all', null],
    ["!(github.event_name == 'push')", false],
    ["format('{0}:{1}', 'a', github.event.issue.number)", 'a:7'],
    ["contains('Haversack', 'sack') && startsWith('abc', 'ab')", true],
    ["'it''s'", "it's"],
  ])('%s is %j', (text, value) => {
    expect(evaluate(text, contexts)).toBe(value);
  });
  test('stand in texts, and conditions wait for success unless they say otherwise', () => {
    expect(interpolate('x-${{ github.event.issue.number }}-${{ inputs.none }}', contexts)).toBe('x-7-');
    expect(holds(undefined, contexts, false)).toBe(false);
    expect(holds("needs.pages.outputs.pages == 'on'", contexts, true)).toBe(true);
    expect(holds("needs.pages.outputs.pages == 'on'", contexts, false)).toBe(false);
    expect(holds('${{ always() }}', contexts, false)).toBe(true);
    expect(holds('failure()', contexts, true)).toBe(false);
  });
  test('that nobody here can read are errors', () => {
    for (const text of ['nobody.knows', 'hashFiles(1)', 'a b', "'open", '1 +'])
      expect(() => evaluate(text, contexts), text).toThrow();
  });
});
