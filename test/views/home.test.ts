import { describe, expect, test } from 'vitest';
import { viewBadges } from '../../src/views/pages/badges.ts';
import { viewHome } from '../../src/views/pages/home.ts';
import { viewNotFound } from '../../src/views/pages/not-found.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { plainText } from '../../src/views/text.ts';
import { assertion, backpack, badge, issuer, moment, pictures } from './records.ts';

const ROOT = 'https://badges.example.org/';
const snapshot = buildSnapshot(backpack(), pictures);
const ada = { id: 'ada', name: 'Ada', url: undefined, image: undefined, links: [], description: 'Hi **all**.' };
const ofAda = () => buildSnapshot(backpack({ site: { ...backpack().site, owner: 'ada' }, people: [ada] }), pictures);

describe('the home page', () => {
  test('says whose backpack it is: the host before the claimed name', () => {
    expect(plainText(viewHome(snapshot).owner)).toBe(
      'The badge backpack of badges.example.org, which calls itself Riverside Learning Trust',
    );
  });

  test('counts what is in force, with the day that this holds for', () => {
    const { figures, asOf } = viewHome(snapshot);
    expect(figures.map(({ value, label }) => `${value} ${label}`)).toEqual([
      '2 awards in force',
      '1 badge on offer',
      '2 skills',
    ]);
    expect(asOf).toBe('as of November 23, 2026');
  });

  test('DESIGN 3: names no day where no other day can say otherwise', () => {
    const still = buildSnapshot(backpack({ assertions: [assertion({ expires: undefined })] }), pictures);
    const later = buildSnapshot(
      backpack({ assertions: [assertion({ expires: undefined })], today: moment('2030-01-01') }),
      pictures,
    );
    expect(viewHome(still)).toEqual(viewHome(later));
  });

  test('says from whom, and in which skills: those that most awards show first', () => {
    const { issuers, skills } = viewHome(snapshot);
    expect(issuers).toEqual([
      { host: 'badges.example.org', name: 'Riverside Learning Trust', href: '/haversack/issuers/trust/' },
    ]);
    expect(skills).toEqual({ shown: ['Calm', 'Resuscitation'], more: '' });
  });

  test('names at most nine skills, and counts the others', () => {
    const skills = Array.from({ length: 12 }, (_, index) => ({ name: `Skill ${index + 1}` }));
    const many = badge({ skills });
    const view = viewHome(
      buildSnapshot(backpack({ badges: [many], assertions: [assertion({ badge: many })] }), pictures),
    );
    expect(view.skills.shown).toHaveLength(9);
    expect(view.skills.more).toBe('and 3 more');
  });

  test('shows the four newest awards, none that was revoked', () => {
    const { newest } = viewHome(snapshot);
    expect(newest).toHaveLength(4);
    expect(newest.map(({ href }) => href)).not.toContain('/haversack/assertions/revoked/');
    expect(plainText(newest[0]?.note ?? [])).toBe('March 5, 2020');
  });

  test('says how to check, and links the page that explains it where there is one', () => {
    expect(viewHome(snapshot).check).toMatchObject({ link: undefined });
    const explained = buildSnapshot(backpack({ pages: [{ name: 'employers' }] }), pictures);
    expect(viewHome(explained).check?.link?.href).toBe('/haversack/employers/');
  });

  test('shows twelve badges, and a link to the others', () => {
    const badges = Array.from({ length: 13 }, (_, index) => badge({ id: `badge-${index}`, name: `Badge ${index}` }));
    const view = viewHome(buildSnapshot(backpack({ badges, assertions: [] }), pictures));
    expect(view.badges).toHaveLength(12);
    expect(view.allBadges).toEqual({ label: 'All 13 badges', href: '/haversack/badges/' });
    expect(viewHome(snapshot).allBadges).toBeUndefined();
  });

  test('an empty backpack has figures of nothing, and nothing else', () => {
    const view = viewHome(buildSnapshot(backpack({ badges: [], assertions: [] }), pictures));
    expect(view.figures.map(({ value }) => value)).toEqual(['0', '0']);
    expect(view.check).toBeUndefined();
    expect([view.highlights, view.newest, view.badges, view.issuers, view.skills.shown]).toEqual([[], [], [], [], []]);
  });

  test('belongs to a person where the owner is one', () => {
    const view = viewHome(ofAda());
    expect(plainText(view.owner)).toBe('The badge backpack of Ada');
    expect(view.about?.html).toBe('<p>Hi <strong>all</strong>.</p>');
  });

  test('shows the owner’s picture where there is one', () => {
    expect(viewHome(snapshot).picture).toBeUndefined();
    const pictured = { ...issuer(), image: { file: 'content/issuers/trust.png', alt: 'A bridge' } };
    expect(viewHome(buildSnapshot(backpack({ issuers: [pictured] }), pictures)).picture).toEqual({
      src: '/haversack/issuers/trust/image.png',
      alt: '',
    });
  });
});

describe('highlights', () => {
  const chosen = (...highlights: string[]) =>
    viewHome(buildSnapshot(backpack({ site: { ...backpack().site, highlights } }), pictures)).highlights;

  test('are what site.yaml names, in its order: badges and awards', () => {
    expect(chosen('valid', 'first-aid').map(({ href, note }) => [href, note])).toEqual([
      ['/haversack/assertions/valid/', 'Zoë van Dam'],
      ['/haversack/badges/first-aid/', 'Certificate of completion'],
    ]);
  });

  test('an award that holds no more is left out, and a badge that is no longer awarded', () => {
    expect(chosen('first-aid', 'expired', 'revoked', 'first-aid-v1').map(({ href }) => href)).toEqual([
      '/haversack/badges/first-aid/',
    ]);
  });

  test('where none are named, an organisation shows the badges that most hold, a person the newest awards', () => {
    expect(chosen().map(({ href }) => href)).toEqual(['/haversack/badges/first-aid/']);
    expect(viewHome(ofAda()).highlights.map(({ href }) => href)).toEqual(['/haversack/assertions/forever/']);
  });
});

describe('addresses of pages', () => {
  test('lie below the base of the site, whatever it is', () => {
    const root = buildSnapshot(backpack({ site: { ...backpack().site, url: ROOT } }, ROOT), pictures);
    expect(viewBadges(root).current.map(({ href }) => href)).toEqual(['/badges/first-aid/']);
    expect(viewBadges(snapshot).current.map(({ href }) => href)).toEqual(['/haversack/badges/first-aid/']);
    expect(viewNotFound(snapshot).links.map(({ href }) => href)).toEqual(['/haversack/', '/haversack/badges/']);
    expect(viewNotFound(snapshot).frame.canonical).toBeUndefined();
  });

  test('retired badges stand apart', () => {
    expect(viewBadges(snapshot).retired.map(({ name }) => name)).toEqual(['First aid, old']);
  });
});

describe('every page', () => {
  test('says that it is a demonstration where it is one', () => {
    expect(viewHome(snapshot).frame.demonstration).toMatch(/made up/);
    const real = buildSnapshot(backpack({ site: { ...backpack().site, demonstration: false } }), pictures);
    expect(viewHome(real).frame.demonstration).toBeUndefined();
  });
});
