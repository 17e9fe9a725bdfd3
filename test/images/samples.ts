import { type Design, MARKS, PATTERNS, RIBBON_STYLES, SHAPES } from '../../src/model/index.ts';
import { LONG } from './faces.ts';

/** A badge whose picture is kept and compared. */
export interface Sample {
  /** also the name of its file */
  readonly title: string;
  readonly name: string;
  readonly design: Design;
  readonly hasLogo?: boolean;
  /** fonts of a package of its own */
  readonly pictureFonts?: readonly string[];
}

export interface SampleGroup {
  readonly title: string;
  readonly samples: readonly Sample[];
}

const NAMES = [
  'First Aid',
  'Web Design',
  'Mentor',
  'Bread Baking',
  'Open Data',
  'Night Watch',
  'River Guide',
  'Poetry',
];
const ICONS = ['heart-pulse', 'code-xml', 'compass', 'croissant', 'database', 'flashlight', 'waves', 'feather'];
const GROUNDS = ['#9f1239', '#1e3a8a', '#14532d', '#7c2d12', '#155e75', '#312e81', '#0f766e', '#581c87'];
const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

const shapes = SHAPES.map(
  (shape, index): Sample => ({
    title: shape,
    name: at(NAMES, index),
    design: { shape, icon: at(ICONS, index), ground: at(GROUNDS, index) },
  }),
);

/** Every shape with no mark up to five; for comparison only, since they hardly differ. */
const levels = SHAPES.flatMap((shape, index) =>
  [0, 1, 2, 3, 4, 5].map(
    (level): Sample => ({
      title: `${shape}-level-${level}`,
      name: at(NAMES, index),
      design: { shape, icon: at(ICONS, index), ground: at(GROUNDS, index), ...(level > 0 && { level }) },
    }),
  ),
);

const patterns = PATTERNS.map(
  (pattern, index): Sample => ({
    title: `pattern-${pattern}`,
    name: at(NAMES, index + 3),
    design: { shape: at(SHAPES, index * 3), pattern, icon: at(ICONS, index + 3), ground: at(GROUNDS, index + 2) },
  }),
);

const ribbons = RIBBON_STYLES.map(
  (ribbonStyle, index): Sample => ({
    title: `ribbon-${ribbonStyle}`,
    name: 'Repair Guide',
    design: {
      shape: at(['shield', 'circle', 'hexagon', 'arch'] as const, index),
      icon: 'wrench',
      ribbon: 'Level Two',
      ribbonStyle,
      ground: at(GROUNDS, index + 1),
      accent: at(['#fbbf24', '#fda4af', '#a7f3d0', '#fde68a'], index),
    },
  }),
);

const marks = MARKS.map(
  (mark, index): Sample => ({
    title: `marks-${mark}`,
    name: 'Sailing',
    design: { shape: 'circle', icon: 'sailboat', marks: mark, level: index + 2, ground: '#0c4a6e', accent: '#fcd34d' },
  }),
);

const script = (title: string, name: string, more: Design = {}): Sample => ({
  title: `script-${title}`,
  name,
  design: { shape: 'circle', icon: 'book-open', ground: '#1e3a5f', ...more },
});
const scripts: readonly Sample[] = [
  script('latin', 'Zażółć gęślą jaźń'),
  script('greek', 'Πρώτες βοήθειες'),
  script('cyrillic', 'Первая помощь'),
  script('arabic', 'مرشد القراءة', { ribbon: 'المستوى الثاني' }),
  script('hebrew', 'מדריך קריאה', { ribbon: 'רמה 2' }),
  script('devanagari', 'प्राथमिक चिकित्सा प्रशिक्षक'),
  script('mixed', 'شهادة HTML (5) للمبتدئين'),
  { ...script('japanese', '読書案内ボランティア'), pictureFonts: ['@fontsource/dotgothic16'] },
];

const extremes: readonly Sample[] = [
  { title: 'one-letter', name: 'Q', design: { shape: 'burst', ground: '#713f12' } },
  { title: 'letter-for-icon', name: 'Quality Circle', design: { shape: 'gear', ground: '#374151' } },
  { title: 'longest-name', name: LONG, design: { shape: 'shield', icon: 'siren', ground: '#7f1d1d' } },
  {
    title: 'long-word',
    name: 'Donaudampfschifffahrtsgesellschaftskapitän',
    design: { shape: 'diamond', icon: 'ship' },
  },
  {
    title: 'emoji',
    name: 'Garden Keeper',
    design: { shape: 'circle', emoji: '🌱', ground: '#365314', pattern: 'hills' },
  },
  {
    title: 'emoji-joined',
    name: 'Hello World',
    design: { shape: 'octagon', emoji: '👩🏽‍💻', ground: '#1e3a8a', pattern: 'grid' },
  },
  { title: 'emoji-in-name', name: 'Bee Keeper 🐝', design: { shape: 'hexagon', ground: '#78350f', pattern: 'scales' } },
  {
    title: 'logo',
    name: 'Harbour Pilot',
    design: { shape: 'crest', icon: 'anchor', ground: '#0c4a6e', ribbon: 'Harbour School' },
    hasLogo: true,
  },
  {
    title: 'dark-ink',
    name: 'Day Care',
    design: { shape: 'leaf', icon: 'sun', ground: '#fde68a', ink: '#451a03', pattern: 'rays' },
  },
];

/** What stands on the contact sheet, in its order. */
export const SHEET: readonly SampleGroup[] = [
  { title: 'Shapes', samples: shapes },
  { title: 'Patterns', samples: patterns },
  { title: 'Ribbons and marks', samples: [...ribbons, ...marks] },
  { title: 'Scripts', samples: scripts },
  { title: 'Names, emoji, logo, ink', samples: extremes },
];

/** Every picture that is kept to be compared. */
export const SAMPLES: readonly Sample[] = [...levels, ...patterns, ...ribbons, ...marks, ...scripts, ...extremes];
