import { createHash } from 'node:crypto';

/** The files of a root, by their paths. */
export type Files = Readonly<Record<string, string>>;

interface SiteFields {
  readonly title: string;
  readonly description: string;
  readonly language?: string;
  readonly more?: string;
}

const site = ({ title, description, language = 'en', more = '' }: SiteFields): string =>
  `url: https://badges.example.org/haversack/
title: ${JSON.stringify(title)}
description: ${JSON.stringify(description)}
owner: school
language: ${language}
demonstration: true
${more}`;

const issuer = (name: string, body = ''): string =>
  `---
name: ${JSON.stringify(name)}
url: https://school.example.org/
email: badges@school.example.org
---

${body}
`;

interface BadgeFields {
  readonly name: string;
  readonly description: string;
  readonly more?: string;
  readonly body: string;
}

const badge = ({ name, description, more = '', body }: BadgeFields): string =>
  `---
name: ${JSON.stringify(name)}
description: ${JSON.stringify(description)}
issuer: school
${more}---

${body}
`;

const award = (of: string, name: string | undefined, day: string, more = '', body = ''): string => {
  const salt = createHash('sha256').update(`${of} ${name} ${day}`).digest('hex').slice(0, 32);
  const identity = createHash('sha256').update(`someone@example.org${salt}`).digest('hex');
  const shown = name === undefined ? '' : `  name: ${JSON.stringify(name)}\n`;
  return `---
badge: ${of}
recipient:
  type: email
  identity: sha256$${identity}
  salt: "${salt}"
${shown}issuedOn: ${day}
${more}---

${body}
`;
};

/** Nothing but a site and who will issue. */
export const empty: Files = {
  'content/site.yaml': site({ title: 'Harbour School', description: 'Badges of the harbour school, soon.' }),
  'content/issuers/school.md': issuer('Harbour School'),
};

/** One badge, one award, and none of the fields that may be left out. */
export const one: Files = {
  'content/site.yaml': site({ title: 'Harbour School', description: 'The first badge of the harbour school.' }),
  'content/issuers/school.md': issuer('Harbour School'),
  'content/badges/knots.md': badge({
    name: 'Knots',
    description: 'Ties the seven knots of the harbour, with eyes shut.',
    body: 'All seven, twice.',
  }),
  'content/assertions/knots-a1b2c3d4.md': award('knots', undefined, '2021-05-04'),
};

const LONG =
  'Advanced Practitioner Certificate in Community-Based Emergency Response and Volunteer Coordination for Rural Districts X';
const PERSON =
  'Maria Magdalena Wilhelmina Antoinette de la Fuente y Torrealba-Schwarzenberg van den Heuvel O’Shaughnessy-Featherstone';

/** Every name as long as it may be. */
export const long: Files = {
  'content/site.yaml': site({ title: LONG, description: `${LONG}. `.repeat(4).trim() }),
  'content/issuers/school.md': issuer(LONG.replace('Certificate', 'Association'), `${LONG}.`),
  'content/people/maria.md': `---\nname: ${JSON.stringify(PERSON)}\nlinks:\n  - url: https://a-very-long-host-name-that-never-seems-to-end.subdomain.example.org/with/a/path/that/is/long/as/well\n    label: ${JSON.stringify(LONG)}\n---\n\n${LONG}\n`,
  'content/badges/long.md': badge({
    name: LONG,
    description: `${LONG}. `.repeat(3).trim(),
    more: `skills: [${JSON.stringify(LONG)}, Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung]
tags: [Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung]
level: ${JSON.stringify(LONG)}
requirements:
  - id: one
    text: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsänderungsantrag
    evidence: optional
`,
    body: `${LONG}\n\nhttps://a-very-long-host-name-that-never-seems-to-end.subdomain.example.org/with/a/path/that/is/long/as/well`,
  }),
  'content/assertions/long-a1b2c3d4.md': award('long', PERSON, '2021-05-04', 'expires: 2099-05-04\n', LONG).replace(
    'issuedOn',
    '  person: maria\nissuedOn',
  ),
};

const NAMES = [
  'Sailing',
  'Navigation',
  'Knots',
  'Weather',
  'Radio',
  'First Aid',
  'Rigging',
  'Engines',
  'Cooking',
  'Charts',
];
const SHAPES = ['circle', 'hexagon', 'shield', 'arch', 'ticket', 'rosette', 'octagon', 'leaf', 'gear', 'crest'];
const ICONS = ['sailboat', 'compass', 'infinity', 'cloud-sun', 'radio', 'heart-pulse', 'anchor', 'cog', 'soup', 'map'];
const at = (list: readonly string[], index: number): string => list[index % list.length] as string;

/** Five hundred badges and a thousand awards. */
export const many: Files = {
  'content/site.yaml': site({ title: 'Harbour School', description: 'All that can be learned between two tides.' }),
  'content/issuers/school.md': issuer('Harbour School', 'The school at the harbour.'),
  ...Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `content/badges/badge-${String(index).padStart(3, '0')}.md`,
      badge({
        name: `${at(NAMES, index)} ${Math.floor(index / NAMES.length) + 1}`,
        description: `The part of ${at(NAMES, index).toLowerCase()} that is taught in week ${Math.floor(index / 10) + 1}.`,
        more: `design:\n  shape: ${at(SHAPES, Math.floor(index / 3))}\n  icon: ${at(ICONS, index)}\n  level: ${(index % 5) + 1}\nskills: [${at(NAMES, index)}, ${at(NAMES, index + 3)}]\n`,
        body: 'Shown in the harbour, in wind.',
      }),
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [
      `content/assertions/award-${String(index).padStart(4, '0')}.md`,
      award(
        `badge-${String(index % 500).padStart(3, '0')}`,
        `${at(['Ada', 'Bo', 'Cy', 'Di', 'Eli', 'Fay'], index)} ${at(['Moor', 'Quay', 'Reed', 'Sands'], index)}`,
        `20${String(20 + (index % 6)).padStart(2, '0')}-0${(index % 9) + 1}-1${index % 9}`,
      ),
    ]),
  ),
};

const SCRIPTS: readonly (readonly [id: string, language: string, name: string, says: string, whom: string])[] = [
  ['arabic', 'ar', 'مرشد القراءة', 'يرافق القرّاء الجدد في ساعة القراءة الأسبوعية.', 'ليلى حداد'],
  ['hebrew', 'he', 'מדריך קריאה', 'מלווה קוראים חדשים בשעת הקריאה השבועית.', 'נועה לוי'],
  ['hindi', 'hi', 'प्राथमिक चिकित्सा', 'मदद आने तक घायल की देखभाल कर सकता है।', 'अनन्या शर्मा'],
  ['greek', 'el', 'Πρώτες βοήθειες', 'Παρέχει πρώτες βοήθειες μέχρι να έρθει βοήθεια.', 'Ελένη Παππά'],
  ['russian', 'ru', 'Первая помощь', 'Оказывает помощь до приезда врачей.', 'Анна Волкова'],
];

/** A site in Arabic, with badges in five scripts. */
export const scripts: Files = {
  'content/site.yaml': site({
    title: 'مدرسة الميناء',
    description: 'شارات مدرسة الميناء: القراءة والإسعافات الأولية واللغات.',
    language: 'ar',
  }),
  'content/issuers/school.md': issuer('مدرسة الميناء', 'مدرسة **صغيرة** عند الميناء.'),
  ...Object.fromEntries(
    SCRIPTS.flatMap(([id, language, name, says, whom], index) => [
      [
        `content/badges/${id}.md`,
        badge({
          name,
          description: says,
          more: `language: ${language}\ndesign:\n  shape: ${at(SHAPES, index)}\n  icon: ${at(ICONS, index)}\nskills: [${JSON.stringify(name)}]\n`,
          body: says,
        }),
      ],
      [`content/assertions/${id}-a1b2c3d4.md`, award(id, whom, `2021-0${index + 1}-04`, '', says)],
    ]),
  ),
};
