import { describe, expect, test } from 'vitest';
import type { PublicBadge } from '../../src/model/index.ts';
import { viewBadge } from '../../src/views/pages/badge.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { backpack, badge, pictures } from './records.ts';

const versionsOf = (id: string, ...badges: PublicBadge[]) =>
  viewBadge(buildSnapshot(backpack({ badges, assertions: [] }), pictures), id).versions;

const first = badge({ id: 'one', version: '1', replacedBy: 'two' });
const second = badge({
  id: 'two',
  version: '2',
  replaces: 'one',
  replacedBy: 'three',
  name: 'First aid for all',
  criteria: 'Three days.',
  requirements: [{ id: 'quiz', text: 'Passes the *written* test', evidence: 'optional' }],
  validFor: undefined,
});
const third = badge({ ...second, id: 'three', version: undefined, replaces: 'two', replacedBy: undefined });

describe('the versions of a badge', () => {
  test('a badge that never changed has none to show', () => {
    expect(versionsOf('one', badge({ id: 'one' }))).toEqual([]);
  });

  test('all of them stand there, newest first, the page’s own without a link', () => {
    expect(versionsOf('two', first, second, third).map(({ label, href }) => [label, href])).toEqual([
      ['', '/haversack/badges/three/'],
      ['Version 2, this version', undefined],
      ['Version 1', '/haversack/badges/one/'],
    ]);
  });

  test('each says in words what it changed', () => {
    const [newest, middle, oldest] = versionsOf('one', first, second, third);
    expect(newest?.changes).toEqual(['Nothing that its page shows was changed.']);
    expect(middle?.changes).toEqual([
      'The name was “First aid at work” and is now “First aid for all”.',
      'Criteria: the text was changed.',
      'No longer required: Manages a simulated accident',
      'No longer required: Attends both days',
      'Valid for: 3 years, now No end date.',
    ]);
    expect(oldest?.changes).toEqual([]);
  });

  test('a version that is not public ends the row', () => {
    expect(versionsOf('two', second, third).map(({ name }) => name)).toEqual([
      'First aid for all',
      'First aid for all',
    ]);
  });
});
