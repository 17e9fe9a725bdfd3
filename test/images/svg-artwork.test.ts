import { describe, expect, test } from 'vitest';
import { openSvg } from '../../src/bake/index.ts';
import { cleanSvg } from '../../src/images/artwork/clean-svg.ts';
import { PROBLEMS } from '../../src/images/problems.ts';
import { drawing, expectOnlyAllowed, GOOD, HOSTILE } from './svg-artwork.ts';

const cleaned = (bytes: Uint8Array): string => {
  const result = cleanSvg(bytes);
  expect(result).toMatchObject({ ok: true });
  return result.ok ? result.svg : '';
};
const inside = (text: string): string =>
  cleaned(drawing(text))
    .replace(/^<svg[^>]*>/, '')
    .replace('</svg>', '')
    .trimEnd();
const reason = (bytes: Uint8Array): string => {
  const result = cleanSvg(bytes);
  return result.ok ? 'taken' : `${result.reason.replace('artwork-svg-', '')} ${result.found}`;
};
const refused = (text: string): string => reason(drawing(text));

describe('a drawing that means harm', () => {
  test.each(HOSTILE)('$name: $expected', ({ bytes, expected }) => {
    const result = cleanSvg(bytes);
    expect(result.ok ? 'harmless' : result.reason).toBe(expected);
    if (result.ok) expectOnlyAllowed(result.svg);
    else expect(result.found).toMatch(/^line \d+: /);
  });

  test('every way to refuse one is shown by a file', () => {
    const codes = Object.keys(PROBLEMS).filter((code) => code.startsWith('artwork-svg-'));
    expect([...new Set(HOSTILE.map(({ expected }) => expected))].sort()).toEqual([...codes, 'harmless'].sort());
  });

  test('the line is that of what is refused', () => {
    expect(refused('\n\r\n<g>\n😀<script/></g>')).toBe('active line 4: <script>');
    expect(refused('\n<path\n d="M0"/>')).toBe('value line 2: d="M0"');
  });

  test('what it wrote cannot reach the terminal', () => {
    expect(refused('<rect fill="&#x202e;&#x85;a&#x9b;31m"/>')).toBe('value line 1: fill="  a 31m"');
    expect(refused(`<rect fill="${'a'.repeat(999)}"/>`)).toBe(`value line 1: fill="${'a'.repeat(40)}…"`);
  });
});

describe('a large drawing', () => {
  const times = (count: number, text: string): string => text.repeat(count);

  test.each([
    ['of two million letters', () => Buffer.from(`<${'a'.repeat(2_000_000)}`), 'complex'],
    ['of carriage returns', () => drawing(times(500_000, '\r')), 'taken'],
    ['of open elements', () => drawing(times(100_000, '<g>')), 'complex'],
    ['of nested elements', () => drawing(times(33, '<g>') + times(33, '</g>')), 'complex'],
    [
      'of references that follow each other',
      () =>
        drawing(
          `<g id="a0"/>${Array.from({ length: 90 }, (_, at) => `<g id="a${at + 1}"><use href="#a${at}"/></g>`).join('')}`,
        ),
      'complex',
    ],
    ['of elements', () => drawing(times(5_000, '<g/>')), 'complex'],
    ['of foreign elements', () => drawing(`<e:a xmlns:e="e">${times(9_000, '<e:a/>')}</e:a>`), 'taken'],
    [
      'of attributes',
      () => drawing(`<g ${Array.from({ length: 30_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
      'unknown',
    ],
    ['of references', () => drawing(times(90_000, '&#9;')), 'taken'],
    ['of spaces in a reference', () => drawing(`<g fill="url(#${times(400_000, ' ')}"/>`), 'reference'],
    ['of spaces in a transform', () => drawing(`<g transform="${times(400_000, ' ')}x"/>`), 'value'],
    ['of commas in a path', () => drawing(`<path d="M0 0${times(400_000, ',')}"/>`), 'value'],
    ['of digits', () => drawing(`<path d="M${times(400_000, '9')} 0"/>`), 'value'],
    ['of semicolons', () => drawing(`<g style="${times(400_000, ';')}"/>`), 'taken'],
    ['of points in one shape', () => drawing(`<path d="M0 0${times(10_000, 'h1')}"/>`), 'complex'],
    [
      'of points in a clip',
      () => drawing(`<clipPath id="a"><path d="M0 0${times(1_000, 'h0')}"/></clipPath>`),
      'complex',
    ],
    ['of long lines', () => drawing(`<path d="M0 0${times(4_000, 'L64 64L0 0')}"/>`), 'complex'],
  ])('%s is decided within a second or two', (_, made, expected) => {
    const bytes = made();
    const start = performance.now();
    expect(reason(bytes).split(' ')[0]).toBe(expected);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('one element less than too many, and one level less than too deep, are taken', () => {
    expect(reason(drawing(times(4_999, '<g/>')))).toBe('taken');
    expect(reason(drawing(times(31, '<g>') + times(31, '</g>')))).toBe('taken');
  });

  test('the size it names is that of the drawing, never that of the picture', () => {
    expect(cleaned(drawing('', 'width="16384" height="16384"'))).toContain(
      'height="512" viewBox="0 0 16384 16384" width="512"',
    );
    expect(cleaned(drawing('', 'viewBox="0 0 400 100" width="1" height="9e9"'))).toContain('height="128"');
    expect(cleaned(drawing('', 'width="2in" height="96pt"'))).toContain('viewBox="0 0 192 128"');
  });
});

describe('a drawing of an editor', () => {
  test.each(GOOD)('$name is taken, holds only what is allowed, and can be baked', ({ bytes }) => {
    const svg = cleaned(bytes);
    expectOnlyAllowed(svg);
    expect(svg.match(/xmlns/g)).toHaveLength(1);
    expect(openSvg(svg)).toMatchObject({ ok: true, value: { baked: [] } });
    expect(cleaned(Buffer.from(svg))).toBe(svg);
  });

  test('Inkscape: styles become attributes, layers and metadata go, ids are new', () => {
    const svg = cleaned(GOOD.find(({ name }) => name === 'inkscape')!.bytes);
    expect(svg).toContain('<stop offset="0" stop-color="#14532d" stop-opacity="1"/>');
    expect(svg).toContain('<linearGradient gradientUnits="userSpaceOnUse" href="#i1" id="i2"');
    expect(svg).not.toMatch(/style|inkscape|sodipodi|rdf|font|layer|linearGradient3704/);
  });

  test('Figma: clip, mask and gradient stay with what they are for', () => {
    const svg = cleaned(GOOD.find(({ name }) => name === 'figma')!.bytes);
    expect(svg).toContain('<g clip-path="url(#i3)">');
    expect(svg).toContain('<mask height="56" id="i1" mask-type="alpha"');
    expect(svg).toContain('<g mask="url(#i1)">');
    expect(svg).toContain('height="512" viewBox="0 0 96 128" width="384"');
  });
});

describe('one form for each value', () => {
  test.each([
    ['<path d=" m1,2 3 4-5.50 .5e1z"/>', '<path d="m1 2l3 4l-5.5 5z"/>'],
    ['<path d="M0 0a1 1 0 01.5.5"/>', '<path d="M0 0a1 1 0 0 1 0.5 0.5"/>'],
    ['<rect width="1in" height="0.50px" fill="RGB(100%,0%,0%)"/>', '<rect fill="#ff0000" height="0.5" width="96"/>'],
    ['<g style="fill:red;FILL: Blue ;" fill="green"/>', '<g fill="blue"/>'],
    ['<g style="filter:none;mix-blend-mode:normal" opacity="150%"/>', '<g opacity="1"/>'],
    ['<g class="a" data-a="b" id="c" lang="d" aria-label="e" xml:space="preserve"/>', '<g/>'],
    ['<g transform="translate( 1 , 2 )rotate(3)"/>', '<g transform="translate(1 2) rotate(3)"/>'],
    ['<!-- a --><title>a</title>text<![CDATA[b]]><desc>c</desc>', ''],
    ['<g id="a&quot;b"/>', '<g/>'],
    ['<g id="ü.1"/><use href="#ü.1"/>', '<g id="i1"/><use href="#i1"/>'],
  ])('%s becomes %s', (given, wanted) => {
    expect(inside(given)).toBe(wanted);
  });
});
