import { describe, expect, test } from 'vitest';
import { inheritDesign } from '../../src/model/house-style.ts';
import { badge, linked, records } from './records.ts';

describe('the house style of an issuer', () => {
  test('is what its badges begin with; a badge’s own words come over it', () => {
    expect(inheritDesign({ ink: '#ffffff', shape: 'arch' }, { shape: 'gear', level: 2 })).toEqual({
      ink: '#ffffff',
      shape: 'gear',
      level: 2,
    });
  });

  test('one sign stands in the middle: an own emoji takes the place of the house’s icon, and the other way', () => {
    expect(inheritDesign({ icon: 'award' }, { emoji: '🌱' })).toEqual({ emoji: '🌱' });
    expect(inheritDesign({ emoji: '🌱' }, { icon: 'award' })).toEqual({ icon: 'award' });
    expect(inheritDesign({ icon: 'award' }, {})).toEqual({ icon: 'award' });
  });

  test('a badge that departs from it is warned of, field by field; one that agrees is not', () => {
    const issuers = records.issuers.map((issuer) => ({
      ...issuer,
      design: { shape: 'arch', pattern: 'rays' } as const,
    }));
    const badges = [
      { ...badge('care'), design: { shape: 'gear', pattern: 'dots', level: 1 } as const },
      { ...badge('plain'), design: { shape: 'arch' } as const },
    ];
    const { diagnostics } = linked({ ...records, issuers, badges, assertions: [] });
    expect(diagnostics.map(({ severity, code, field }) => [severity, code, field])).toEqual([
      ['warning', 'house-style', 'design.pattern'],
      ['warning', 'house-style', 'design.shape'],
    ]);
    expect(diagnostics[1]?.message).toBe('`shape` is gear here, and arch in the house style of the issuer acme.');
  });
});
