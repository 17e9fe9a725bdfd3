import { describe, expect, test } from 'vitest';
import { viewBadges } from '../../src/views/pages/badges.ts';
import { viewHome } from '../../src/views/pages/home.ts';
import { viewIssuer } from '../../src/views/pages/issuer.ts';
import { viewNotFound } from '../../src/views/pages/not-found.ts';
import { viewPageLinks } from '../../src/views/pages/page.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { plainText } from '../../src/views/text.ts';
import { assertion, backpack, issuer, moment, pictures } from './records.ts';

const ROOT = 'https://badges.example.org/';
const snapshot = buildSnapshot(backpack(), pictures);

describe('the home page', () => {
  test('says whose backpack it is: the host before the claimed name', () => {
    expect(plainText(viewHome(snapshot).owner)).toBe(
      'The badge backpack of badges.example.org, which calls itself Riverside Learning Trust.',
    );
  });

  test('counts what is in force, with the day that this holds for', () => {
    const view = viewHome(snapshot);
    expect([...view.counts, view.asOf]).toEqual(['1 badge on offer', '2 awards in force', 'as of November 23, 2026']);
  });

  test('DESIGN 3: names no day where no other day can say otherwise', () => {
    const still = buildSnapshot(backpack({ assertions: [assertion({ expires: undefined })] }), pictures);
    const later = buildSnapshot(
      backpack({ assertions: [assertion({ expires: undefined })], today: moment('2030-01-01') }),
      pictures,
    );
    expect(viewHome(still)).toEqual(viewHome(later));
  });

  test('shows the newest awards, none that was revoked', () => {
    expect(viewHome(snapshot).newest.map(({ href }) => href)).not.toContain('/haversack/assertions/revoked/');
    expect(viewHome(snapshot).newest.at(-1)?.on.text).toBe('January 1, 2019');
  });

  test('belongs to a person where the owner is one', () => {
    const person = { id: 'ada', name: 'Ada', url: undefined, image: undefined, links: [], description: 'Hi **all**.' };
    const { site } = backpack();
    const view = viewHome(buildSnapshot(backpack({ site: { ...site, owner: 'ada' }, people: [person] }), pictures));
    expect(plainText(view.owner)).toBe('The badge backpack of Ada.');
    expect(view.about?.html).toBe('<p>Hi <strong>all</strong>.</p>');
  });
});

describe('addresses of pages', () => {
  test('lie below the base of the site, whatever it is', () => {
    const root = buildSnapshot(backpack({ site: { ...backpack().site, url: ROOT } }, ROOT), pictures);
    expect(viewBadges(root).current.map(({ href }) => href)).toEqual(['/badges/first-aid/']);
    expect(viewBadges(snapshot).current.map(({ href }) => href)).toEqual(['/haversack/badges/first-aid/']);
    expect(viewNotFound(snapshot).home.href).toBe('/haversack/');
    expect(viewNotFound(snapshot).frame.canonical).toBeUndefined();
  });

  test('retired badges stand apart', () => {
    expect(viewBadges(snapshot).retired.map(({ name }) => name)).toEqual(['First aid, old']);
  });

  test('links to the maintainers’ pages are ordered by their names', () => {
    const pages = [
      { id: 'zoo', data: { title: 'Animals' } },
      { id: 'about', data: { title: 'Us' } },
    ];
    expect(viewPageLinks(snapshot, pages).map(({ href }) => href)).toEqual(['/haversack/about/', '/haversack/zoo/']);
  });
});

describe('every page', () => {
  test('says that it is a demonstration where it is one', () => {
    expect(viewHome(snapshot).frame.demonstration).toMatch(/made up/);
    const real = buildSnapshot(backpack({ site: { ...backpack().site, demonstration: false } }), pictures);
    expect(viewHome(real).frame.demonstration).toBeUndefined();
  });
});

describe('an issuer’s page', () => {
  const view = viewIssuer(snapshot, 'trust');

  test('shows host and DID as known, the name as claimed', () => {
    expect(plainText(view.claims)).toBe('Published at badges.example.org. It calls itself Riverside Learning Trust.');
    expect(view.identity.map(({ value }) => plainText(value))).toContain('did:web:badges.example.org:haversack');
  });

  test('lists its keys with their times', () => {
    expect(view.keys.map(({ parts }) => plainText(parts))).toEqual([
      'Used from January 1, 2019 to January 1, 2020; what it signed stays good.',
      'In use since January 1, 2020.',
    ]);
  });

  test('lists its badges, its accreditation and where else it is', () => {
    expect(view.badges.map(({ name }) => name)).toEqual(['First aid at work', 'First aid, old']);
    expect(view.accreditation.map(({ by }) => by)).toEqual(['by OCN', '']);
    expect(view.socials).toHaveLength(1);
  });

  test('has no DID document to offer before it has a key', () => {
    const keyless = { ...issuer(), keys: [] };
    const other = viewIssuer(buildSnapshot(backpack({ issuers: [keyless] }), pictures), 'trust');
    expect(other.data.map(({ href }) => href)).not.toContain('/haversack/did.json');
    expect(view.data.map(({ href }) => href)).toContain('/haversack/did.json');
  });
});
