import { describe, expect, test } from 'vitest';
import { setText } from '../../src/images/design/text.ts';
import { parseWoffMetrics } from '../../src/images/fonts/woff.ts';
import { HaversackError } from '../../src/values/index.ts';
import { fonts, letterPoints } from './faces.ts';

describe('the bundled fonts', () => {
  test.each(['HHHHHHHHHHHH', 'Web Development', 'Zażółć gęślą jaźń', 'Kiểm thử phần mềm', 'WAVE To. Ty'])(
    '%s is drawn no wider than measured, and hardly narrower',
    async (text) => {
      const lines = setText(text, [{ text, y: 100, size: 40, colour: '#000000' }]);
      const xs = (await letterPoints({ title: '', picture: '', text: lines })).map(([x]) => x);
      const width = Math.max(...xs) - Math.min(...xs);
      const share = width / (fonts.measure(text) * 40);
      expect(share).toBeLessThan(1.005);
      expect(share).toBeGreaterThan(0.93);
    },
  );

  test('they have the letters of six scripts, and no others', () => {
    const letters = 'ДжщЁΑλώאבגדعربيةकखगक्षAZaz09ÄÖÜßéèêçñåøæœŁłŠšŽžčřůąęıİğşőűȘșŵŷơưặễ–—‘’“”…€&@#';
    expect([...letters].filter((letter) => !fonts.hasGlyph(letter))).toEqual([]);
    expect([...'日กა🎉'].filter((letter) => fonts.hasGlyph(letter))).toEqual([]);
  });

  test('bytes that are no WOFF are refused by a code', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(100)]) {
      expect(() => parseWoffMetrics(bytes)).toThrow(HaversackError);
    }
  });
});
