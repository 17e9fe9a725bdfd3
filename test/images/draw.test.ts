import { describe, expect, test } from 'vitest';
import { RIBBON } from '../../src/images/design/ribbon.ts';
import { plateOf, SIDE } from '../../src/images/design/shapes.ts';
import type { FaceText } from '../../src/images/design/text.ts';
import { drawSvg } from '../../src/images/draw.ts';
import { SHAPES } from '../../src/model/index.ts';
import { face, fonts, LONG, letterPoints, logo, pathPoints } from './faces.ts';

const NAMES = {
  'one letter': 'Q',
  'two words': 'First Aid',
  'a long German word': 'Donaudampfschifffahrtsgesellschaftskapitän',
  '120 characters': LONG,
  '120 wide letters without a space': 'W'.repeat(120),
  'accents above and below': 'Zażółć gęślą jaźń – Kiểm thử phần mềm',
};

describe.each(SHAPES)('a badge of the shape %s', (shape) => {
  describe.each(Object.entries(NAMES))('with %s', (_, name) => {
    test.each([
      ['bare', {}, undefined],
      ['with icon, level and ribbon', { icon: 'award', level: 5, ribbon: 'With Distinction' }, undefined],
      ['with all that and a logo', { icon: 'award', level: 3, ribbon: 'MMMMMMMMMMMMMMMMMMMMMMMM', logo: true }, logo],
    ])('%s keeps its text on ground and ribbon', async (_, design, logo) => {
      const plate = plateOf(shape);
      const drawn = face(name, { shape, ...design }, logo === undefined ? {} : { logo });
      const points = await letterPoints(drawn);
      expect(points.length).toBeGreaterThan(5);
      const upper = plate.ribbon - RIBBON.height / 2;
      const hasRibbon = 'ribbon' in design;
      const astray = points.filter(([x, y]) => {
        const isOnGround = Math.abs(x - SIDE / 2) <= plate.halfWidthAt(y) - 6 && (!hasRibbon || y < upper);
        const isOnRibbon =
          hasRibbon &&
          Math.abs(x - SIDE / 2) <= RIBBON.band / 2 - 6 &&
          Math.abs(y - plate.ribbon) <= RIBBON.height / 2 - 4;
        return !isOnGround && !isOnRibbon;
      });
      expect(astray).toEqual([]);
    });
  });
});

describe('a drawn face', () => {
  const full = { icon: 'rocket', level: 5, ribbon: 'Certified', shape: 'hexagon' } as const;

  test('is the same bytes each time, also when many are drawn at once', async () => {
    const draw = () => drawSvg(face('Capstone', full, { logo }), fonts);
    const first = await draw();
    for (const again of await Promise.all([draw(), draw(), draw()])) expect(again).toEqual(first);
  });

  /** The one path of all stars: ten rounded corners each. */
  const starsOf = (shape: (typeof SHAPES)[number], level?: number): string | undefined =>
    [...face('First Aid', { shape, icon: 'award', level }, { logo }).picture.matchAll(/ d="([^"]*)"/g)]
      .map(([, d]) => d as string)
      .find((d) => /^M[^Q]*(?:Q[^Q]*){10}Z/.test(d.replace(/(?<=Z).*/, '')));

  test.each(SHAPES)(
    'shows on a %s as many marks as the level says, all on the ground, and none without one',
    (shape) => {
      const plate = plateOf(shape);
      expect(starsOf(shape)).toBeUndefined();
      for (const level of [1, 2, 3, 4, 5]) {
        const stars = starsOf(shape, level) as string;
        expect(stars.match(/M/g)).toHaveLength(level);
        for (const [x, y] of pathPoints(stars)) {
          expect(Math.abs(x - SIDE / 2), `${x} ${y}`).toBeLessThan(plate.halfWidthAt(y) - 4);
        }
      }
    },
  );

  test('a longer name is never set larger than a shorter one', () => {
    const names = ['Aid', 'First Aid', 'First Aid for All', 'First Aid for All in the Whole Rural District', LONG];
    const sizes = names.map((name) => {
      const [first] = face(name, full).text.props.children as readonly FaceText[];
      return first?.props.style.fontSize as number;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBeGreaterThan(2);
  });

  test('carries its name for those who do not see it, escaped', async () => {
    const { svg } = await drawSvg(face('R&D "<b>'), fonts);
    expect(svg).toContain('aria-label="R&#38;D &#34;&#60;b&#62;"');
    expect(svg).not.toContain('<b>');
  });

  test('names each character that no font has', async () => {
    expect((await drawSvg(face('日本 First 🎉 Aid 日', { ribbon: 'ბa' }), fonts)).missing).toEqual(['日', '本', 'ბ']);
    expect((await drawSvg(face('Œuvre – ŵ Ş ß ﬁne “x” €'), fonts)).missing).toEqual(['ﬁ']);
  });

  test('refers to nothing outside itself', async () => {
    const { svg } = await drawSvg(face('Capstone', full, { logo }), fonts);
    const addresses = [...svg.matchAll(/(?:href="|url\()([^")]*)/g)].map(([, address]) => address as string);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) expect(address).toMatch(/^(?:data:image\/png;base64,|#)/);
    expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  });

  test.each([
    'https://example.org/logo.png',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    '/logo.png',
    'data:text/html,x',
    `${logo}" onload="x`,
  ])('refuses the logo %s', (logo) => {
    expect(() => face('Capstone', { logo: true }, { logo })).toThrow(RangeError);
  });

  test('never asks the network', async () => {
    const asked: unknown[] = [];
    const fetch = globalThis.fetch;
    globalThis.fetch = async (input) => {
      asked.push(input);
      throw new Error('no network');
    };
    try {
      await drawSvg(face('日本 <img src="https://example.org/x.png"> 🎉', { ...full, logo: true }, { logo }), fonts);
    } finally {
      globalThis.fetch = fetch;
    }
    expect(asked).toEqual([]);
  });
});
