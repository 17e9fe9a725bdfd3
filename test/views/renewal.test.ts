import { describe, expect, test } from 'vitest';
import type { PublicAssertion } from '../../src/model/index.ts';
import { viewAssertion } from '../../src/views/pages/assertion.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { moment } from '../roots.ts';
import { assertion, backpack, badge, pictures, SITE } from './records.ts';

const expired = { state: 'expired', issuedOn: moment('2017-01-01'), expires: moment('2019-01-01') } as const;

/** Where the page of the award `old` sends its holder. */
function leadsTo(assertions: readonly PublicAssertion[]): string[] {
  const view = viewAssertion(buildSnapshot(backpack({ assertions }), pictures), 'old');
  return view.renewal.flat().flatMap((part) => (typeof part === 'object' && 'href' in part ? [String(part.href)] : []));
}

const page = (id: string): string => new URL(`${SITE}assertions/${id}/`).pathname;
const url = (address: string) => ({ identity: { type: 'url' as const, url: address } });

describe('an expired award', () => {
  test('leads to the award that renews it, whoever its recipient is known as', () => {
    const old = assertion({ id: 'old', ...expired, replacedBy: 'new' });
    const newer = assertion({ id: 'new', replaces: 'old', recipient: url('https://kim.example.org/') });
    expect(leadsTo([old, newer])).toContain(page('new'));
  });

  test('leads past renewals that are over to the one that holds', () => {
    const old = assertion({ id: 'old', ...expired, replacedBy: 'middle' });
    const middle = assertion({ id: 'middle', ...expired, replaces: 'old', replacedBy: 'new' });
    const newer = assertion({ id: 'new', replaces: 'middle' });
    expect(leadsTo([old, middle, newer])).toContain(page('new'));
    expect(leadsTo([old, middle, newer])).not.toContain(page('middle'));
  });

  test('calls the newer award by the name of its own badge', () => {
    const next = badge({ id: 'first-aid-v1', name: 'First aid, old', replacedBy: 'first-aid' });
    const old = assertion({ id: 'old', ...expired, badge: next, replacedBy: 'new' });
    const newer = assertion({ id: 'new', replaces: 'old' });
    const view = viewAssertion(buildSnapshot(backpack({ assertions: [old, newer] }), pictures), 'old');
    expect(view.renewal.flat()).toContainEqual(
      expect.objectContaining({ text: 'First aid at work', href: page('new') }),
    );
  });

  test('leads to none that is revoked or cannot be seen', () => {
    const old = assertion({ id: 'old', ...expired, replacedBy: 'new' });
    const revoked = assertion({ id: 'new', state: 'revoked', replaces: 'old' });
    expect(leadsTo([old, revoked])).not.toContain(page('new'));
    expect(leadsTo([old])).not.toContain(page('new'));
  });

  test('without a recorded renewal leads to a later award to the same address', () => {
    const recipient = url('https://kim.example.org/');
    const old = assertion({ id: 'old', ...expired, recipient });
    const later = assertion({ id: 'later', recipient });
    const other = assertion({ id: 'other', recipient: url('https://sam.example.org/') });
    expect(leadsTo([old, later])).toContain(page('later'));
    expect(leadsTo([old, other])).not.toContain(page('other'));
  });
});
