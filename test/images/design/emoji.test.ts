import { describe, expect, test } from 'vitest';
import { findEmoji } from '../../../src/images/design/emoji.ts';
import { loadEmoji } from '../../../src/images/emoji.ts';

const set = await loadEmoji();

describe('an emoji', () => {
  test.each(['🌱', '❤️', '❤', '👩🏽‍💻', '👍🏿', '🏳️‍🌈'])('%s is found, however it is written', (emoji) => {
    expect(findEmoji(set, emoji).ok).toBe(true);
  });

  test.each(['🇨🇭', 'A', '', '🌱🌱', '\u{1f3fb}'.repeat(100), '__proto__', 'constructor'])('%j is not', (emoji) => {
    expect(findEmoji(set, emoji)).toEqual({ ok: false, reason: 'emoji-unknown' });
  });

  test('brings ids that no other part of a picture has, and refers to nothing else', () => {
    for (const emoji of ['👩🏽‍💻', '🌱', '🏳️‍🌈', '🎯', '🧭']) {
      const body = findEmoji(set, emoji);
      if (!body.ok) throw new Error(emoji);
      for (const [, id] of body.value.matchAll(/(?:id="|url\(#|href="#)([^")]+)/g)) expect(id).toMatch(/^emoji-/);
      expect(body.value).not.toMatch(/https?:|<script|<image|javascript/);
    }
  });
});
