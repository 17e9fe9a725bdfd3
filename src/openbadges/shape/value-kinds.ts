import { parseInstant, parseLanguage, parseUri, parseWebAddress } from '../../values/index.ts';
import type { ValueKind } from './description.ts';

const kind =
  (words: string, holds: (value: unknown) => boolean): ValueKind =>
  (value) =>
    holds(value) ? undefined : words;

const ofText = (words: string, holds: (text: string) => boolean): ValueKind =>
  kind(words, (value) => typeof value === 'string' && holds(value));

/** A date-time with its zone; a bare date is none. I3-06, I2-06. */
const isDateTime = (text: string): boolean => /[Tt]/.test(text) && parseInstant(text).ok;

const isDate = (text: string): boolean => !/[Tt]/.test(text) && parseInstant(text).ok;

/** Kinds of values that both standards share. */
export const VALUE_KINDS = {
  anything: () => undefined,
  text: ofText('must be text', () => true),
  number: kind('must be a number', (value) => typeof value === 'number' && Number.isFinite(value)),
  boolean: kind('must be true or false', (value) => typeof value === 'boolean'),
  true: kind('must be true', (value) => value === true),
  uri: ofText('must be an absolute address', (text) => parseUri(text).ok),
  'web-address': ofText('must be an http or https address', (text) => parseWebAddress(text).ok),
  'date-time': ofText('must be a date and time with a zone, as in 2026-02-28T12:00:00Z', isDateTime),
  date: ofText('must be a date, as in 2026-02-28', isDate),
  language: ofText(
    'must be a language tag, as in en or pt-BR',
    (text) => /^[a-z]{2,4}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/.test(text) && parseLanguage(text).ok,
  ),
  jwt: ofText('must be a compact JWS', (text) => /^[\w-]+\.[\w-]*\.[\w-]+$/.test(text)),
} as const satisfies Record<string, ValueKind>;

/** A closed vocabulary; `extensible`: also what begins with `ext:`. I3-12. */
export const vocabulary = (words: readonly string[], extensible: boolean): ValueKind =>
  ofText(
    `must be ${extensible ? 'a word of its vocabulary, or begin with "ext:"' : `one of ${words.join(', ')}`}`,
    (text) => words.includes(text) || (extensible && /^ext:[A-Za-z0-9._][A-Za-z0-9._-]*$/.test(text)),
  );
