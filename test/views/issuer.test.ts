import { describe, expect, test } from 'vitest';
import { viewIssuer } from '../../src/views/pages/issuer.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { plainText } from '../../src/views/text.ts';
import { backpack, issuer, pictures } from './records.ts';

const snapshot = buildSnapshot(backpack(), pictures);

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

  test('says what it issues, and lists its accreditation and where else it is', () => {
    expect(view.issues).toBe('2 badges, 2 awards in force.');
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
