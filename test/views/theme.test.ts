import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accentsOf, contrast, themeCss } from '../../src/views/theme.ts';

type Colour = Parameters<typeof contrast>[0];
const parse = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;

/** The grounds that links stand on, as the site's tokens have them. */
const tokens = readFileSync(join(import.meta.dirname, '../../src/site/styles/tokens.css'), 'utf8');
const grounds = ['ground', 'surface', 'sunken', 'past-ground'].map((name) => {
  const [, light = '', dark = ''] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];
  return { light: parse(light), dark: parse(dark) };
});

describe('WCAG 1.4.3: an owner’s colour', () => {
  test('is made readable on every ground of the tokens, light and dark', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, (accent) => {
        const { light, dark } = accentsOf(accent);
        for (const ground of grounds) {
          expect(contrast(parse(light), ground.light)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(parse(dark), ground.dark)).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { seed: 3 },
    );
  });

  test('stays as it is where it is readable', () => {
    expect(accentsOf('#5b1e00').light).toBe('#5b1e00');
  });

  test('the ratio is that of the standard', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBe(21);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
  });
});

describe('a theme', () => {
  const theme = { radius: 'medium', fonts: 'serif', scheme: 'system' } as const;

  test('sets tokens and nothing else', () => {
    const css = themeCss({ ...theme, accent: '#1f6f5c' });
    const names = [...css.matchAll(/^ {4}([\w-]+):/gm)].map(([, name]) => name);
    expect(names).toEqual([
      'color-scheme',
      '--radius',
      '--font-heading',
      '--font',
      '--theme-accent-light',
      '--theme-accent-dark',
    ]);
    expect(css.replace(/^ {4}.*;$/gm, '').replace(/\s+/g, ' ')).toBe('@layer tokens { :root { } } ');
    for (const name of names.slice(0, 4)) expect(tokens, name).toContain(`${name}:`);
  });

  test.each([
    ['system', 'light dark'],
    ['light', 'light'],
    ['dark', 'dark'],
  ] as const)('of the scheme %s is %s', (scheme, value) => {
    expect(themeCss({ ...theme, scheme })).toContain(`color-scheme: ${value};`);
  });

  test('of the fonts “system” names no family that would be fetched', () => {
    expect(themeCss({ ...theme, fonts: 'system' })).not.toMatch(/Inter|Serif|Noto/);
    expect(themeCss({ ...theme, fonts: 'book' })).toMatch(/--font: "Source Serif 4"/);
  });
});
