import { describe, expect, test } from 'vitest';
import { viewAssertion } from '../../src/views/pages/assertion.ts';
import { personPaths, viewPerson } from '../../src/views/pages/person.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { plainText } from '../../src/views/text.ts';
import { assertion, backpack, moment, pictures } from './records.ts';

const zoe = {
  id: 'zoe',
  name: 'Zoë van Dam',
  url: 'https://zoe.example.org/',
  image: { file: 'content/people/zoe.png', alt: 'Zoë laughs' },
  links: [{ url: 'https://code.example.org/zoe', label: 'Code' }],
  description: 'Swims in *winter*.',
};
const recipient = { ...assertion().recipient, person: 'zoe' };
const at = (id: string, day: string, more = {}) =>
  assertion({ id, recipient, issuedOn: moment(day), validFrom: moment(day), ...more });
const snapshot = buildSnapshot(
  backpack({
    people: [zoe],
    assertions: [
      at('first', '2019-05-01', { state: 'expired', expires: moment('2020-01-01') }),
      at('second', '2021-02-03'),
      at('third', '2021-09-01'),
      at('gone', '2022-01-01', { state: 'revoked' }),
      assertion({ id: 'other' }),
    ],
  }),
  pictures,
);
const view = viewPerson(snapshot, 'zoe');

describe('a person’s page', () => {
  test('there is one for everyone who may be named', () => {
    expect(personPaths(snapshot).map(({ params }) => params.id)).toEqual(['zoe']);
  });

  test('shows the name as it is written, the portrait and what they say of themselves', () => {
    expect(view.heading).toBe('Zoë van Dam');
    expect(view.picture).toEqual({ src: '/haversack/people/zoe/image.png', alt: 'Zoë laughs' });
    expect(view.about?.html).toBe('<p>Swims in <em>winter</em>.</p>');
    expect(view.current).toBe('2 awards in force');
  });

  test('puts the badges in years, the newest first, without what was revoked and what is somebody else’s', () => {
    expect(view.timeline.map(({ year, awards }) => [year, awards.map(({ href }) => href.split('/').at(-2))])).toEqual([
      ['2021', ['third', 'second']],
      ['2019', ['first']],
    ]);
  });

  test('does not repeat the name on every card', () => {
    expect(JSON.stringify(view.timeline)).not.toContain('Zoë');
  });

  test('names each skill with its first and its latest award', () => {
    const [calm] = view.skills;
    expect(calm?.skill.label).toBe('Calm');
    expect(plainText([calm?.first ?? '', ' to ', calm?.latest ?? ''])).toBe('May 1, 2019 to September 1, 2021');
    expect(calm?.badges).toEqual([{ label: 'First aid at work', href: '/haversack/badges/first-aid/' }]);
  });

  test('links lead away under their host, the own site first', () => {
    expect(view.links.map(({ href, host }) => [href, host])).toEqual([
      ['https://zoe.example.org/', undefined],
      ['https://code.example.org/zoe', 'code.example.org'],
    ]);
  });

  test('an award’s page leads to it', () => {
    const name = viewAssertion(snapshot, 'second').sentence.find((part) => JSON.stringify(part).includes('Zoë'));
    expect(name).toEqual({ text: 'Zoë van Dam', href: '/haversack/people/zoe/' });
  });
});
