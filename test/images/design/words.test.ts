import { describe, expect, test } from 'vitest';
import { drawable, emojiIn, hyphenAfter, piecesOf } from '../../../src/images/design/words.ts';

const textsOf = (name: string): string[] => piecesOf(name).map(({ text }) => text);

describe('a name as it is lettered', () => {
  test.each([
    [' Zoe\u0308\n\tvan\u00a0\u200bDam\u202e ', 'Zoë van Dam'],
    ['Bee Keeper 🐝', 'Bee Keeper'],
    ['🐝', ''],
    ['Team 👩🏽‍💻 Lead', 'Team Lead'],
    ['Room 7 © 2021 #1', 'Room 7 © 2021 #1'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['क्\u200dष', 'क्\u200dष'],
    ['\u200dA\u200c', 'A'],
  ])('%j is %j', (name, drawn) => {
    expect(drawable(name)).toBe(drawn);
  });

  test('its first emoji is found', () => {
    expect(emojiIn('Bee 🐝 and 🌱')).toBe('🐝');
    expect(emojiIn('Bee © 7')).toBeUndefined();
  });
});

describe('where a name may be parted', () => {
  test('between words, and after a hyphen or slash of its own', () => {
    expect(textsOf('Community-Based Help and/or More')).toEqual(['Community-', 'Based', 'Help', 'and/', 'or', 'More']);
  });

  test('between words of scripts that are written without spaces', () => {
    expect(textsOf('読書案内ボランティア')).toEqual(['読書', '案内', 'ボランティア']);
    expect(textsOf('อาสาสมัครชุมชน').length).toBeGreaterThan(1);
    expect(textsOf('อาสาสมัครชุมชน').join('')).toBe('อาสาสมัครชุมชน');
  });

  test('never before a closing mark, never after an opening one', () => {
    for (const text of textsOf('読書「案内」、ボランティア。')) {
      expect(text).not.toMatch(/^[」、。]/);
      expect(text).not.toMatch(/「$/);
    }
  });

  test('a hyphen stands only in scripts that have one', () => {
    expect(['Donau', 'Сви', 'Βεβ'].map(hyphenAfter)).toEqual(['-', '-', '-']);
    expect(['شها', 'प्रा', '読書', 'תעו', 'and/'].map(hyphenAfter)).toEqual(['', '', '', '', '']);
  });
});
