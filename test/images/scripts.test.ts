import { describe, expect, test } from 'vitest';
import { faceOf } from '../../src/images/badge-face.ts';
import { plateOf, SIDE } from '../../src/images/design/shapes.ts';
import { drawSvg } from '../../src/images/draw.ts';
import { loadFonts } from '../../src/images/fonts/fonts.ts';
import type { Shape } from '../../src/model/index.ts';
import { letterPoints, pathPoints } from './faces.ts';

const fonts = loadFonts('/nowhere', ['@fontsource/dotgothic16']);
/** Those that narrow most where lines stand; `draw.test.ts` goes through all of them. */
const SHAPES: readonly Shape[] = ['circle', 'diamond', 'shield', 'pentagon', 'banner', 'leaf'];
const faceFor = (name: string, shape: Shape = 'circle') =>
  faceOf({ id: 'a', name, design: { shape, icon: 'award' } }, undefined, fonts);

const NAMES = {
  Greek: 'Βεβαίωση πρώτων βοηθειών για όλους',
  Cyrillic: 'Свидетельство о первой помощи',
  Arabic: 'شهادة إتمام دورة الإسعافات الأولية للمتطوعين',
  'Arabic with vowels': 'مُرَافِقُ القِرَاءَةِ فِي المَكْتَبَةِ العَامَّة',
  Persian: 'می‌خواهم داوطلب شوم',
  Hebrew: 'תעודת מדריך קריאה בספרייה העירונית',
  Devanagari: 'प्राथमिक चिकित्सा प्रशिक्षक प्रमाणपत्र क्षत्रिय',
  Japanese: '地域防災ボランティア養成講座修了証明書',
  'Arabic and Latin': 'شهادة HTML (5) للمبتدئين 2021',
  'Latin and Hebrew': 'Reading Guide מדריך קריאה',
  '120 Arabic letters': 'مرشد القراءة '.repeat(9).trim(),
  '120 kana': 'ボ'.repeat(120),
};

describe.each(Object.entries(NAMES))('%s', (_, name) => {
  test.each(SHAPES)('stays on the ground of a %s', async (shape) => {
    const plate = plateOf(shape);
    const { svg, missing } = await drawSvg({ ...(await faceFor(name, shape)), picture: '' }, fonts);
    expect(missing).toEqual([]);
    const points = [...svg.matchAll(/ d="([^"]*)"/g)].flatMap(([, d]) => pathPoints(d as string));
    expect(points.length).toBeGreaterThan(20);
    expect(points.filter(([x, y]) => Math.abs(x - SIDE / 2) > plate.halfWidthAt(y) - 6)).toEqual([]);
  });
});

describe('letters', () => {
  /** What is drawn of a text alone, as path data. */
  const pathsOf = async (name: string): Promise<string[]> => {
    const { svg } = await drawSvg({ ...(await faceFor(name)), picture: '' }, fonts);
    return [...svg.matchAll(/ d="([^"]*)"/g)].map(([, d]) => d as string);
  };
  const widthOf = async (name: string): Promise<number> => {
    const xs = (await letterPoints(await faceFor(name))).map(([x]) => x);
    return Math.max(...xs) - Math.min(...xs);
  };

  test('of Arabic join: a word is narrower than its letters apart', async () => {
    expect(await widthOf('بببب')).toBeLessThan((await widthOf('ب ب ب ب')) * 0.8);
  });

  test('of Devanagari form conjuncts: क् and ष make one sign', async () => {
    expect(await widthOf('क्ष')).toBeLessThan((await widthOf('क ष')) * 0.8);
  });

  test('of Persian stay apart where a joiner says so', async () => {
    expect(await pathsOf('می‌خواهم')).not.toEqual(await pathsOf('میخواهم'));
  });

  test('run from right to left in Hebrew: the first is the rightmost', async () => {
    const first = async (name: string) => (await letterPoints(await faceFor(name))).map(([x]) => x);
    const [wide, narrow] = [await first('מי'), await first('ימ')];
    expect(wide).not.toEqual(narrow);
  });
});
