import { describe, expect, test } from 'vitest';
import { parseId } from '../../src/values/index.ts';

describe('ids: names of folders everywhere, parts of addresses', () => {
  test.each(['a', '7', 'first-aid', 'first-aid-439fmk6f', 'x'.repeat(64), 'console', 'com', 'com10', 'nul-1'])(
    '%s is one',
    (id) => expect(parseId(id)).toEqual({ ok: true, value: id }),
  );

  test.each([
    '',
    'x'.repeat(65),
    'First-Aid',
    'first_aid',
    'first aid',
    ' a',
    'a\n',
    '.',
    '..',
    '.hidden',
    'a.b',
    '../a',
    'a/b',
    'a\\b',
    '/etc',
    'c:',
    'a\0',
    'é',
    'а', // Cyrillic
    'a\u200b',
    '%61',
    'a?',
    'a#b',
  ])('%j is none', (id) => expect(parseId(id)).toEqual({ ok: false, reason: 'id-malformed' }));

  test.each(['con', 'prn', 'aux', 'nul', 'com0', 'com1', 'com9', 'lpt1', 'lpt9'])(
    '%s is a name that Windows keeps for itself',
    (id) => expect(parseId(id)).toEqual({ ok: false, reason: 'id-reserved' }),
  );
});
