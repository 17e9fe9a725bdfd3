import { describe, expect, test } from 'vitest';
import { viewCatalogue } from '../../src/views/catalogue.ts';
import { viewCards } from '../../src/views/chosen-cards.ts';
import { viewIdentities } from '../../src/views/identities.ts';
import { viewLegend } from '../../src/views/legend.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { backpack, badge, pictures } from './records.ts';

const badges = [
  badge({ id: 'high', name: 'High', level: 'Advanced', design: { level: 3 } }),
  badge({ id: 'low-b', name: 'B', level: 'Foundation', design: { level: 1 }, earn: undefined }),
  badge({ id: 'low-a', name: 'A', level: 'Foundation', design: {} }),
  badge({ id: 'none', name: 'None', level: undefined, design: {} }),
  badge({ id: 'old', name: 'Old', level: 'Foundation', status: 'retired' }),
];
const snapshot = buildSnapshot(backpack({ badges, assertions: [] }), pictures);

describe('what the maintainers’ pages can show', () => {
  test('a catalogue by level, from few marks to many, what has no level last, nothing that is retired', () => {
    expect(viewCatalogue(snapshot).map(({ level, entries }) => [level, entries.map(({ card }) => card.name)])).toEqual([
      ['Foundation', ['A', 'B']],
      ['Advanced', ['High']],
      ['Without a level', ['None']],
    ]);
  });

  test('each entry of it says the effort and the way to earn it', () => {
    const [a, b] = viewCatalogue(snapshot)[0]?.entries ?? [];
    expect(a?.effort).toBe('16 hours, 1.5 credits');
    expect(a?.earn).toMatchObject({ text: 'Courses run each spring.', link: { host: 'riverside.example.org' } });
    expect(b?.earn).toBeUndefined();
  });

  test('every state with its meaning', () => {
    expect(viewLegend(snapshot).map(({ label }) => label)).toEqual([
      'Valid',
      'Expired',
      'Revoked',
      'Suspended',
      'Not yet valid',
    ]);
  });

  test('issuers by host and DID', () => {
    expect(viewIdentities(snapshot)).toEqual([
      {
        host: 'badges.example.org',
        did: 'did:web:badges.example.org:haversack',
        name: 'Riverside Learning Trust',
        href: '/haversack/issuers/trust/',
      },
    ]);
  });

  test('cards of the badges that a page names; a name that is none is a fault of the page', () => {
    expect(viewCards(snapshot, ['low-b', 'high']).map(({ name }) => name)).toEqual(['B', 'High']);
    expect(viewCards(snapshot, undefined)).toHaveLength(4);
    expect(() => viewCards(snapshot, ['nothing'])).toThrow(RangeError);
  });
});
