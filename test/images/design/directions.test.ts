import { describe, expect, test } from 'vitest';
import { isRightToLeft, runsOf } from '../../../src/images/design/directions.ts';

const seen = (line: string): string[] =>
  runsOf(line, isRightToLeft(line)).map(({ text, isRightToLeft }) => `${isRightToLeft ? '←' : '→'}${text}`);

describe('UAX #9: the order of what runs left and what runs right', () => {
  test('the first strong letter says which way a text runs', () => {
    expect(['Mentor', '2021 مرشد', 'שלום World', 'World שלום', '2021', ''].map(isRightToLeft)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('a text of one direction is one run', () => {
    expect(seen('Web Design (2)')).toEqual(['→Web Design (2)']);
    expect(seen('مرشد القراءة')).toEqual(['←مرشد القراءة']);
  });

  test('L2: runs stand as the reader sees them from the left, brackets with what they enclose', () => {
    expect(seen('שלום (World) 12')).toEqual(['→12', '←) ', '→World', '←שלום (']);
    expect(seen('Reading שלום Guide')).toEqual(['→Reading ', '←שלום', '→ Guide']);
  });
});
