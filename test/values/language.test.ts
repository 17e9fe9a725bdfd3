import { expect, test } from 'vitest';
import { parseLanguage } from '../../src/values/index.ts';

test.each([
  ['en', 'en'],
  ['EN-gb', 'en-GB'],
  ['pt-br', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['ar', 'ar'],
])('BCP 47: %s is %s', (given, tag) => expect(parseLanguage(given)).toEqual({ ok: true, value: tag }));

test.each(['', 'e', 'english language', 'en_GB', 'en-', '-', 'x', '1'])('BCP 47: %j is no tag', (given) =>
  expect(parseLanguage(given)).toEqual({ ok: false, reason: 'language-malformed' }),
);
