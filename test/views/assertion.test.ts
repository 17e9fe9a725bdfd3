import { describe, expect, test } from 'vitest';
import type { PublicAssertion } from '../../src/model/index.ts';
import { assertionPaths, viewAssertion } from '../../src/views/pages/assertion.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { plainText } from '../../src/views/text.ts';
import { moment } from '../roots.ts';
import { assertion, backpack, pictures } from './records.ts';

const snapshot = buildSnapshot(backpack(), pictures);
const view = (id: string) => viewAssertion(snapshot, id);
const stateOf = (id: string) => {
  const { label, detail, asOf } = view(id).state;
  return [label, detail, asOf].filter((part) => part !== undefined).join(' ');
};

describe('an assertion’s page', () => {
  test('there is one for every public assertion', () => {
    expect(assertionPaths(snapshot).map(({ params }) => params.id)).toEqual(snapshot.assertions.map(({ id }) => id));
  });

  test('DESIGN 5: one sentence says who says what about whom since when, the host before the claimed name', () => {
    expect(plainText(view('valid').sentence)).toBe(
      'badges.example.org, which calls itself Riverside Learning Trust, says since March 5, 2020 that Zoë van Dam has earned First aid at work.',
    );
  });

  test('whoever is not named is called by what is known of them', () => {
    expect(plainText(view('forever').sentence)).toContain('that the owner of a web address has earned');
    const hidden = assertion({ recipient: { identity: assertion().recipient.identity } });
    const other = buildSnapshot(backpack({ assertions: [hidden] }), pictures);
    expect(plainText(viewAssertion(other, hidden.id).sentence)).toContain('the holder of an e-mail address');
  });

  test('a revoked award is told as something that was taken back', () => {
    expect(plainText(view('revoked').sentence)).toMatch(/^badges\.example\.org, .* said on .*taken that back\.$/);
  });

  test.each([
    ['valid', 'Valid until March 5, 2099 (as of November 23, 2026)'],
    ['forever', 'Valid without an end date'],
    ['expired', 'Expired since January 1, 2020'],
    ['revoked', 'Revoked on May 1, 2020'],
    ['coming', 'Not yet valid until January 1, 2099 (as of November 23, 2026)'],
    ['suspended', 'Suspended by its issuer, until the suspension is lifted'],
  ])('the state of %s: %s', (id, words) => {
    expect(stateOf(id)).toBe(words);
  });

  test('the reason of a revocation stands beside it', () => {
    expect(view('revoked').state.reason).toBe('Reason given: Awarded by mistake.');
  });

  test('a suspension is told with day and reason where the record has them, and stays to be read when it is over', () => {
    const suspended = { on: moment('2020-05-01'), reason: 'Under review.' };
    const reinstated = { on: moment('2020-06-01'), reason: 'Cleared.' };
    const shown = (change: Partial<PublicAssertion>) => {
      const one = assertion({ suspended, ...change });
      return viewAssertion(buildSnapshot(backpack({ assertions: [one] }), pictures), one.id);
    };
    const { state } = shown({ state: 'suspended' });
    expect([state.detail, state.reason]).toEqual([
      'on May 1, 2020, until the suspension is lifted',
      'Reason given: Under review.',
    ]);
    const labels = shown({ reinstated }).glance.map(({ label, value }) => `${label}: ${plainText(value)}`);
    expect(labels).toEqual(expect.arrayContaining(['Suspended on: May 1, 2020', 'Reinstated on: June 1, 2020']));
  });

  test('an award that renews another leads to it, while that can be seen', () => {
    const older = assertion({ id: 'older' });
    const newer = assertion({ id: 'newer', replaces: 'older' });
    const glance = (assertions: readonly PublicAssertion[]) =>
      viewAssertion(buildSnapshot(backpack({ assertions }), pictures), 'newer').glance;
    const renews = glance([older, newer]).find(({ label }) => label === 'Renews the award of');
    expect(renews?.value).toEqual([expect.objectContaining({ href: '/haversack/assertions/older/' })]);
    expect(glance([newer]).map(({ label }) => label)).not.toContain('Renews the award of');
  });

  test('nothing says that anything is verified before somebody has checked it', () => {
    for (const { id } of snapshot.assertions) {
      const { check: _, ...shown } = view(id);
      expect(JSON.stringify(shown)).not.toMatch(/verified/i);
    }
  });

  test('each requirement stands with the evidence that meets it, the rest after them', () => {
    const { requirements, evidence } = view('valid');
    expect(requirements.map((one) => [one.need, one.evidence.length, one.missing !== undefined])).toEqual([
      ['Evidence required', 1, false],
      ['Evidence optional', 0, true],
      ['', 0, false],
    ]);
    expect(evidence.map(({ name }) => name)).toEqual(['Evidence 2']);
  });

  test('I3-18 results stand beside what the badge requires', () => {
    expect(view('valid').results.map(({ name, reached, required }) => [name, reached, required])).toEqual([
      ['Written test', '92%', '70%'],
      ['Practical', 'Safe', 'Safe'],
      ['Course', 'Completed', 'Completed'],
    ]);
  });

  test('downloads are the files that are there, and it is said which are not', () => {
    const { files, notes } = view('valid').downloads;
    expect(files.map(({ href }) => href)).toEqual(
      ['credential.json', 'assertion.json', 'badge.png', 'badge.svg'].map(
        (name) => `/haversack/assertions/valid/${name}`,
      ),
    );
    expect(notes).toEqual([]);
    expect(view('coming').downloads).toEqual({
      files: [],
      notes: [
        'The Open Badges 3.0 credential is not signed yet.',
        'The Open Badges 2.0 document appears once this is valid.',
      ],
    });
    expect(view('revoked').downloads.files.map(({ href }) => href.split('/').at(-1))).toEqual([
      'credential.json',
      'assertion.json',
    ]);
  });

  test('R-06 the recipient is known by the hash of an address, by a web address or by a DID', () => {
    const knownBy = (id: string) => plainText(view(id).recipient.facts.at(-1)?.value ?? []);
    expect(knownBy('valid')).toMatch(/^the hash of an e-mail address/);
    expect(knownBy('forever')).toBe('a web address: https://sam.example.org/');
    expect(knownBy('expired')).toBe('a decentralised identifier (DID): did:web:kim.example.org');
  });

  test('an id that is not in the snapshot is a fault of the program', () => {
    expect(() => view('nobody')).toThrow(RangeError);
  });
});
