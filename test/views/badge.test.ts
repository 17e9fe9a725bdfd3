import { describe, expect, test } from 'vitest';
import { badgePaths, viewBadge } from '../../src/views/pages/badge.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { plainText } from '../../src/views/text.ts';
import { backpack, badge, pictures, SITE } from './records.ts';

const snapshot = buildSnapshot(backpack(), pictures);
const view = viewBadge(snapshot, 'first-aid');

describe('a badge’s page', () => {
  test('there is one for every public badge', () => {
    expect(badgePaths(snapshot).map(({ params }) => params.id)).toEqual(['first-aid', 'first-aid-v1']);
  });

  test('what can be said in a word or two', () => {
    expect(view.facts.map(({ label, value }) => `${label}: ${plainText(value)}`)).toEqual([
      'Kind: Certificate of completion',
      'Level: Level 2',
      'Credits: 1.5',
      'Hours of work: 16',
      'Valid for: 3 years',
      'Version: 2',
      'Can be suspended: Yes',
    ]);
  });

  test('versions link to each other, and a retired badge says so', () => {
    expect(view.notes.map(plainText)).toEqual(['This badge replaces First aid, old.']);
    const old = viewBadge(snapshot, 'first-aid-v1');
    expect(old.notes.map(plainText)).toEqual([
      'This badge is no longer awarded. What was awarded stays as good as it was.',
      'A newer version of this badge is First aid at work.',
    ]);
    expect(old.notes[1]?.[2]).toMatchObject({ href: '/haversack/badges/first-aid/' });
  });

  test('requirements stand once: the criteria are the body alone', () => {
    expect(view.criteria?.html).not.toContain('simulated');
    expect(view.requirements.map(({ html, need }) => [html, need])[0]).toEqual([
      '<p>Manages a <em>simulated</em> accident</p>',
      'Evidence required',
    ]);
  });

  test('holders are named where they may be, counted where not, and left out once revoked', () => {
    expect(view.holders.named.map(({ name, state }) => `${name}, ${state.label}`)).toEqual([
      'Zoë van Dam, Not yet valid',
      'Zoë van Dam, Valid',
      'Kim, Expired',
    ]);
    expect(view.holders.others).toBe('and 1 holder who is not named here.');
  });

  test('what results ask for is said in words', () => {
    expect(view.results.map(({ allowed, required }) => [allowed, required])).toEqual([
      ['0% to 100%', '70%'],
      ['Unsafe, Safe', 'Safe'],
      ['', 'Completed'],
    ]);
  });

  test('DESIGN 4: the machine-readable files of the badge, the SVG only where it was drawn', () => {
    expect(view.data.map(({ href }) => href)).toEqual(
      ['badgeclass.json', 'achievement.json', 'image.png', 'image.svg'].map(
        (name) => `/haversack/badges/first-aid/${name}`,
      ),
    );
    expect(viewBadge(snapshot, 'first-aid-v1').data).toHaveLength(3);
  });

  test('text in another language than the page’s words carries its own', () => {
    const other = buildSnapshot(backpack({ badges: [badge({ language: 'nl' })], assertions: [] }), pictures);
    const dutch = viewBadge(other, 'first-aid');
    expect(dutch.lang).toBe('nl');
    expect(dutch.frame.language).toBe('en');
    expect(dutch.facts.map(({ value }) => plainText(value))).toContain('Dutch');
    expect(view.lang).toBeUndefined();
  });

  test('a link shows the host that it leads to', () => {
    expect(view.resources).toEqual([
      { label: 'Handbook', href: 'https://riverside.example.org/handbook.pdf', host: 'riverside.example.org' },
    ]);
    expect(view.frame.canonical).toBe(`${SITE}badges/first-aid/`);
  });
});
