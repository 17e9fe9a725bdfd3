import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Scale } from '../../src/publish/weights.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the weights of a site', () => {
  test('are those of the heaviest page and of all styles, after gzip', () => {
    const scale = new Scale();
    const pages = Array.from({ length: 60 }, (_, index) => bytes(`<p>${'word '.repeat(index)}${index}</p>`));
    pages.forEach((page, index) => {
      scale.add('page', `${index}.html`, page);
    });
    scale.add('styles', 'a.css', bytes('p{color:red}'));
    scale.add('styles', 'b.css', bytes('q{color:red}'));
    const { page, heaviest, styles } = scale.read();
    expect(page).toBe(Math.max(...pages.slice(-12).map((one) => gzipSync(one, { level: 9 }).length)));
    expect(heaviest).toMatch(/^(?:4[89]|5\d)\.html$/);
    expect(styles).toBe(2 * gzipSync(bytes('p{color:red}'), { level: 9 }).length);
  });

  test('of a site without pages are nothing', () => {
    expect(new Scale().read()).toEqual({ page: 0, heaviest: '', styles: 0 });
  });
});
