import { describe, expect, test } from 'vitest';
import { fileOnly } from '../../src/diagnostics/index.ts';
import type { PublicKey, SealedFact } from '../../src/model/index.ts';
import { moment } from '../roots.ts';
import { assertion, badge, codes, emptyLedger, linked, records, withRecords } from './records.ts';

const backpackOf = (...args: Parameters<typeof linked>) => {
  const { backpack, diagnostics } = linked(...args);
  if (backpack === undefined) throw new Error('no backpack');
  return { ...backpack, diagnostics, one: (id: string) => backpack.assertions.find((found) => found.id === id) };
};

describe('what links', () => {
  test('ids become the records they name', () => {
    const { one, badges, diagnostics } = backpackOf();
    expect(diagnostics).toEqual([]);
    expect(one('care-zoe')?.badge).toBe(badges.find(({ id }) => id === 'care'));
    expect(one('care-zoe')?.badge.issuer.name).toBe('Acme Learning');
    expect(one('care-zoe')?.person?.name).toBe('Zoë van Dam');
  });

  test('a badge takes what it does not say from its issuer and the site', () => {
    const issuers = records.issuers.map((issuer) => ({ ...issuer, design: { ground: '#112233', ink: '#ffffff' } }));
    const { badges } = backpackOf({ ...records, issuers });
    const care = badges.find(({ id }) => id === 'care');
    expect(care?.design).toEqual({ ground: '#112233', ink: '#ffffff', icon: 'heart-pulse', ribbon: 'First Aid' });
    expect(care?.language).toBe('en');
    expect(care?.criteriaNarrative).toBe(
      'Took the course and stayed calm.\n\n- Sixteen hours of the course (evidence required)',
    );
  });

  test('nothing of the result can be changed', () => {
    const { backpack } = linked();
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(backpack)).toBe(true);
    expect(() => Object.assign(backpack?.badges[0] as object, { name: 'x' })).toThrow(TypeError);
  });

  test('the order of the files says nothing: shuffled records give the same backpack', () => {
    const badges = [
      ...records.badges,
      { ...badge('care'), id: 'care-v2', replaces: 'care' },
      { ...badge('care'), id: 'care-v3', replaces: 'care' },
      { ...badge('care'), source: fileOnly('content/badges/care.json') },
      { ...badge('care'), id: 'lost', issuer: 'nobody' },
    ];
    const all = { ...records, badges };
    const straight = JSON.stringify(linked(all));
    expect(JSON.parse(straight).diagnostics).toHaveLength(3);
    const turned = <Value>(values: readonly Value[], by: number): Value[] => [
      ...values.slice(by).reverse(),
      ...values.slice(0, by),
    ];
    for (let by = 0; by < badges.length; by++) {
      const shuffled = {
        ...all,
        issuers: turned(all.issuers, by % 2),
        badges: turned(all.badges, by),
        assertions: turned(all.assertions, by % 5),
        pages: turned(all.pages, 0),
      };
      expect(JSON.stringify(linked(shuffled))).toBe(straight);
    }
  });

  test('without a site nothing is linked, and nothing is said of it here', () =>
    expect(linked({ ...records, site: undefined })).toEqual({ backpack: undefined, diagnostics: [] }));
});

describe('expires comes from the record, else from the badge', () => {
  test('validFor counts from validFrom', () => {
    expect(backpackOf().one('care-zoe')?.expires).toBe('2022-03-01T00:00:00Z');
    const later = { ...assertion('care-zoe'), validFrom: moment('2020-05-31') };
    const { one } = backpackOf(withRecords({ assertions: [later] }));
    expect(one('care-zoe')).toMatchObject({ validFrom: '2020-05-31T00:00:00Z', expires: '2022-05-31T00:00:00Z' });
  });
  test('the record’s own date comes first', () => {
    const own = { ...assertion('care-zoe'), expires: moment('2020-12-31') };
    expect(backpackOf(withRecords({ assertions: [own] })).one('care-zoe')?.expires).toBe('2020-12-31T00:00:00Z');
  });
  test('without either it never does', () => expect(backpackOf().one('plain-json')?.expires).toBeUndefined());
  test.each([
    ['P1M', '2020-01-31', '2020-02-29T00:00:00Z'],
    ['P1Y', '2020-02-29', '2021-02-28T00:00:00Z'],
    ['P6W', '2020-03-01', '2020-04-12T00:00:00Z'],
  ])('%s from %s is %s', (validFor, issuedOn, expires) => {
    const changed = withRecords({
      badges: [{ ...badge('care'), validFor }],
      assertions: [{ ...assertion('care-zoe'), issuedOn: moment(issuedOn) }],
    });
    expect(backpackOf(changed).one('care-zoe')?.expires).toBe(expires);
  });
  test.each([
    [{ expires: moment('2020-03-01') }, ['expires-too-early expires']],
    [{ expires: moment('2020-03-02') }, []],
    [{ validFrom: moment('2020-06-01'), expires: moment('2020-05-01') }, ['expires-too-early expires']],
    [{ validFrom: moment('2019-06-01'), expires: moment('2020-02-01') }, ['expires-too-early expires']],
    [{ issuedOn: moment('2020-07-01T23:59:59Z') }, []],
    [{ issuedOn: moment('2020-07-02') }, ['issued-in-future issuedOn']],
    [{ validFrom: moment('2099-01-01') }, []],
    [{ revoked: { on: moment('2020-03-01'), reason: 'x' } }, []],
    [{ revoked: { on: moment('2020-02-29'), reason: 'x' } }, ['revoked-too-early revoked.on']],
    [{ revoked: { on: moment('2020-07-02'), reason: 'x' } }, ['revoked-in-future revoked.on']],
  ])('case %#: %j gives %j', (change, wanted) =>
    expect(codes(linked(withRecords({ assertions: [{ ...assertion('care-zoe'), ...change }] })))).toEqual(wanted),
  );
});

describe('what does not fit together', () => {
  test.each([
    ['badge', { badge: 'caer' }, 'There is no badge "caer". Did you mean "care"?'],
    ['badge', { badge: 'zzzzzz' }, 'There is no badge "zzzzzz".'],
  ])('a dangling %s is named: case %#', (_kind, change, message) => {
    const { diagnostics } = linked(withRecords({ assertions: [{ ...assertion('care-zoe'), ...change }] }));
    expect(diagnostics.map((one) => one.message)).toEqual([message]);
  });
  test('a dangling person, issuer, creator, replaced badge', () => {
    const person = { ...assertion('care-zoe'), recipient: { ...assertion('care-zoe').recipient, person: 'zoo' } };
    expect(codes(linked(withRecords({ assertions: [person] })))).toEqual(['reference-unknown recipient.person']);
    for (const change of [{ creator: 'acne' }, { replaces: 'cares' }, { issuer: 'acne' }]) {
      const found = codes(linked(withRecords({ badges: [{ ...badge('care'), ...change }] })));
      expect(found).toEqual([`reference-unknown ${Object.keys(change)[0]}`]);
    }
  });
  test('what points at a file that is there but broken is not at fault', () => {
    const broken = new Set(['badges/care', 'people/zoe', 'issuers/acme']);
    const badges = records.badges.filter(({ id }) => id !== 'care');
    const issuers = records.issuers.filter(({ id }) => id !== 'acme');
    expect(codes(linked({ ...records, badges, issuers, people: [], broken }))).toEqual([]);
  });
  test('ids that collide: Markdown and JSON, or two folders', () => {
    const twins = [
      assertion('care-zoe'),
      { ...assertion('care-zoe'), source: fileOnly('content/assertions/care-zoe.json') },
      { ...assertion('care-zoe'), source: fileOnly('content/assertions/old/care-zoe.md') },
    ];
    const { diagnostics } = linked({ ...records, assertions: twins });
    expect(diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'content/assertions/care-zoe.json id-taken',
      'content/assertions/old/care-zoe.md id-taken',
    ]);
    expect(diagnostics[0]?.message).toBe('The assertion "care-zoe" is also in content/assertions/2020/care-zoe.md.');
  });
  test('a draft badge cannot be awarded, but its award may be a draft too', () => {
    const badges = [{ ...badge('plain'), status: 'draft' as const }];
    expect(codes(linked(withRecords({ badges })))).toEqual(['badge-is-draft badge']);
    const assertions = [{ ...assertion('plain-json'), draft: true }];
    expect(codes(linked(withRecords({ badges, assertions })))).toEqual([]);
  });
  test('a retired badge keeps its awards', () =>
    expect(codes(linked(withRecords({ badges: [{ ...badge('plain'), status: 'retired' as const }] })))).toEqual([]));

  test.each([
    ['itself', { a: 'a' }, ['a']],
    ['two', { a: 'b', b: 'a' }, ['a, b']],
    ['three, and one that leads into them', { a: 'c', b: 'a', c: 'b', d: 'a' }, ['a, b, c']],
    ['two circles', { a: 'b', b: 'a', x: 'y', y: 'x' }, ['a, b', 'x, y']],
    ['none', { b: 'a', c: 'b' }, []],
  ])('replaces in a circle of %s', (_title, replaces, circles) => {
    const ids = [...new Set([...Object.keys(replaces), ...Object.values(replaces)])];
    const badges = ids.map((id) => ({ ...badge('plain'), id, replaces: (replaces as Record<string, string>)[id] }));
    const { diagnostics } = linked({ ...records, badges: [...records.badges, ...badges] });
    const found = diagnostics.filter(({ code }) => code === 'replaces-circle').map(({ message }) => message);
    expect(found).toEqual(circles.map((all) => `These replace each other in a circle: ${all}.`));
  });
  test('a highlight is the id of a badge or of an assertion; another has a suggestion', () => {
    const of = (...highlights: string[]) =>
      linked({ ...records, site: { ...(records.site as NonNullable<typeof records.site>), highlights } }).diagnostics;
    expect(of('care', 'care-zoe')).toEqual([]);
    expect(of('care', 'caer').map(({ code, message, field }) => [code, field, message])).toEqual([
      ['reference-unknown', 'highlights[1]', 'There is no badge or assertion "caer". Did you mean "care"?'],
    ]);
  });
  test('a long chain of versions ends', () => {
    const badges = Array.from({ length: 2_000 }, (_, n) => ({
      ...badge('plain'),
      id: `v${n}`,
      replaces: n === 0 ? undefined : `v${n - 1}`,
    }));
    const { backpack } = linked({ ...records, badges: [...records.badges, ...badges] });
    expect(backpack?.badges.find(({ id }) => id === 'v7')?.replacedBy).toBe('v8');
  });

  const ours = `badges assertions issuers status endorsements imports people skills pathways collections verify hash log
    insights design schemas 404 did feed backpack resume llms index`;
  test.each(ours.split(/\s+/))('a page called %s would cover an address of Haversack', (name) => {
    const pages = [{ source: fileOnly(`content/pages/${name}.mdx`), name }];
    expect(codes(linked({ ...records, pages }))).toEqual(['page-name-taken']);
  });
});

describe('DESIGN 4: addresses', () => {
  test('of everything, under the site’s base path', () => {
    const { one, issuers } = backpackOf();
    const base = 'https://badges.example.org/pack/';
    expect(one('care-zoe')?.addresses).toEqual({
      page: `${base}assertions/care-zoe/`,
      assertion: `${base}assertions/care-zoe/assertion.json`,
      credential: `${base}assertions/care-zoe/credential.json`,
      image: `${base}assertions/care-zoe/badge.png`,
    });
    expect(one('care-zoe')?.badge.addresses).toEqual({
      page: `${base}badges/care/`,
      badgeClass: `${base}badges/care/badgeclass.json`,
      achievement: `${base}badges/care/achievement.json`,
      image: `${base}badges/care/image.png`,
    });
    expect(issuers.map(({ id, addresses }) => [id, addresses.did, addresses.didDocument])).toEqual([
      ['acme', 'did:web:badges.example.org:pack', `${base}did.json`],
      ['beta', 'did:web:badges.example.org:pack:issuers:beta', `${base}issuers/beta/did.json`],
    ]);
  });
  test('of the owner on a root site: .well-known', () => {
    const site = { ...(records.site as NonNullable<typeof records.site>), url: 'https://badges.example.org/' };
    const { issuers } = backpackOf({ ...records, site });
    expect(issuers[0]?.addresses).toMatchObject({
      did: 'did:web:badges.example.org',
      didDocument: 'https://badges.example.org/.well-known/did.json',
    });
    expect(issuers[1]?.addresses.didDocument).toBe('https://badges.example.org/issuers/beta/did.json');
  });
});

describe('what the ledger knows', () => {
  const key = (id: string, created: string, more: Partial<PublicKey> = {}): PublicKey => ({
    source: fileOnly(`content/keys/${id}.json`),
    id,
    issuer: 'acme',
    controller: 'did:web:badges.example.org:pack',
    publicKeyMultibase: `z6Mk${id}`,
    created: moment(created),
    ...more,
  });
  test('an issuer’s keys: oldest first, retired ones too, compromised ones never', () => {
    const keys = [
      key('acme-1', '2020-01-01'),
      key('acme-10', '2020-10-01'),
      key('acme-2', '2020-02-01', { retired: moment('2020-03-01') }),
      key('acme-3', '2020-03-01', { compromised: moment('2020-03-02') }),
      key('beta-1', '2020-01-01', { issuer: 'beta' }),
    ];
    const { issuers } = backpackOf(records, { ...emptyLedger, keys });
    expect(issuers[0]?.keys.map(({ id }) => id)).toEqual(['acme-1', 'acme-2', 'acme-10']);
    expect(issuers[1]?.keys.map(({ id }) => id)).toEqual(['beta-1']);
  });

  const fact = (purpose: SealedFact['purpose'], isSet: boolean): SealedFact => ({
    assertion: 'care-zoe',
    source: fileOnly('content/credentials/2020/03/care-zoe.json'),
    issuer: 'acme',
    seal: 1,
    achievementId: 'https://badges.example.org/pack/badges/care/achievement.json',
    credentialId: 'https://badges.example.org/pack/assertions/care-zoe/credential.json',
    issuerDid: 'did:web:badges.example.org:pack',
    verificationMethod: 'did:web:badges.example.org:pack#z',
    purpose,
    statusList: 'https://badges.example.org/pack/status/acme-revocation-1.json',
    statusIndex: 1,
    isSet,
    text: '{}',
  });
  test.each([
    ['revocation', true, 'revoked'],
    ['revocation', false, 'valid'],
    ['suspension', true, 'suspended'],
    ['suspension', false, 'valid'],
  ] as const)('a bit for %s that is %s: %s', (purpose, isSet, state) => {
    const sealed = new Map([['care-zoe', fact(purpose, isSet)]]);
    expect(backpackOf(records, { ...emptyLedger, sealed }).one('care-zoe')?.state).toBe(state);
  });
});
