import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { award } from '../../src/tasks/award/award.ts';
import { listAwardable } from '../../src/tasks/award/list-awardable.ts';
import { readTo } from '../../src/tasks/award/recipient.ts';
import type { Wanted } from '../../src/tasks/award/wanted.ts';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { check } from '../../src/tasks/check.ts';
import { issue } from '../../src/tasks/issue.ts';
import { matchIdentity } from '../../src/values/index.ts';
import { countedChance, edit, effectsOf, makeRoot, put, read, sealedRoot, summary } from '../roots.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const KIM = 'Kim@Example.org';
const random = countedChance(5_000);

const wish = (to: string, change: Partial<Wanted> = {}): Wanted => ({
  to: readTo(to),
  evidence: [],
  results: [],
  ...change,
});
const awarded = (root: string, badge: string, ...wanted: Wanted[]) => award(effectsOf(root, { random }), badge, wanted);

/** Awards that must succeed. */
async function made(root: string, badge: string, ...wanted: Wanted[]) {
  const result = await awarded(root, badge, ...wanted);
  if (!result.ok) throw new Error(summary(result.diagnostics).join('\n'));
  return result;
}

const tree = (root: string) => fingerprint(join(root, 'content'));
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);

function textsBelow(root: string, folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('an award', () => {
  test('to an e-mail address is a record with its hash, a salt of its own and the public name', async () => {
    const root = makeRoot();
    const [one, two] = (await made(root, 'plain', wish(KIM, { name: 'Kim' }), wish('sam@example.org'))).awards;
    expect(one).toMatchObject({ to: 'K…@Example.org', isNew: true, issuedOn: '2020-07-01T00:00:00Z', state: 'valid' });
    expect(one?.id).toMatch(/^plain-[a-z2-9]{8}$/);
    expect(one?.file).toBe(`content/assertions/2020/${one?.id}.md`);
    expect(one?.page).toBe(`https://badges.example.org/pack/assertions/${one?.id}/`);
    const text = read(root, one?.file ?? '');
    const [, identity = '', salt = ''] =
      /identity: (\S+)\n {2}salt: "?([0-9a-f]{32})"?\n {2}name: Kim/.exec(text) ?? [];
    expect(await matchIdentity(KIM, identity, salt)).toBe(true);
    expect(read(root, two?.file ?? '')).not.toContain(salt);
    expect(await problems(root)).toEqual([]);
  });

  test('to a web address or a DID is plain, and nobody is to be told', async () => {
    const root = makeRoot();
    const result = await made(root, 'plain', wish('https://a.example.org/'), wish('did:web:a.example.org'));
    const texts = result.awards.map(({ file }) => read(root, file));
    expect(texts[0]).toContain('type: url\n  url: https://a.example.org/\n');
    expect(texts[1]).toContain('type: did\n  url: did:web:a.example.org\n');
    expect(result.notify).toBeUndefined();
    expect(existsSync(join(root, 'notify'))).toBe(false);
  });

  test('holds the day, the end, evidence of what the badge asks for, results and the narrative', async () => {
    const root = makeRoot();
    const wanted = { issuedOn: '2020-06-01', expires: '2021-06-01', evidence: ['https://a.example.org/list'] };
    const [care] = (await made(root, 'care', wish(KIM, { ...wanted, narrative: 'Stayed calm.' }))).awards;
    const text = read(root, care?.file ?? '');
    expect(text).toContain('issuedOn: 2020-06-01\nexpires: 2021-06-01\n');
    expect(text).toContain('  - url: https://a.example.org/list\n    meets: course\n');
    expect(text).toMatch(/---\n\nStayed calm\.\n$/);
    edit(root, 'content/site.yaml', 'owner: acme', 'owner: beta');
    const [grade] = (await made(root, 'grade', wish(KIM, { results: ['test=72', 'safety=good'] }))).awards;
    expect(read(root, grade?.file ?? '')).toContain(
      'result: test\n    value: "72"\n  - result: safety\n    level: good\n',
    );
    expect(await problems(root)).toEqual([]);
  });

  test('is made with a warning where the name stands in a text that is sealed', async () => {
    const { diagnostics, awards } = await made(makeRoot(), 'plain', wish(KIM, { name: 'Kim', narrative: 'Kim came.' }));
    expect(summary(diagnostics)).toEqual([expect.stringMatching(`^${awards[0]?.file}:.* name-in-sealed-text body$`)]);
  });

  test('leaves the address nowhere but in notify/, which ignores itself', async () => {
    const root = await sealedRoot();
    const { notify = '' } = await made(root, 'plain', wish(KIM, { name: 'Kim' }));
    await issue(effectsOf(root, { random }), { dryRun: false });
    expect(read(root, notify)).toContain(KIM);
    expect(read(root, 'notify/.gitignore')).toBe('*\n');
    for (const folder of ['content', '.haversack'])
      expect(textsBelow(root, folder).toLowerCase()).not.toContain('kim@');
    const { stringify } = JSON;
    expect(stringify(await awarded(root, 'plain', wish(KIM))).toLowerCase()).not.toContain('kim@');
  });
});

describe('who is to be told', () => {
  test('stands in a table that runs nothing in a spreadsheet, with a link for LinkedIn', async () => {
    const root = makeRoot();
    const evidence = ['https://a.example.org/list'];
    const wanted = wish(KIM, { name: '=1+1, "Kim"', issuedOn: '2020-06-30', evidence });
    const { notify = '', awards } = await made(root, 'care', wanted);
    const [, row = ''] = read(root, notify).split('\n');
    const safe = `${KIM},"'=1+1, ""Kim""",Care,${awards[0]?.page},https://www.linkedin.com/profile/add?`;
    expect(row.slice(0, safe.length)).toBe(safe);
    const { searchParams } = new URL(row.slice(row.lastIndexOf(',') + 1));
    expect(Object.fromEntries(searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: 'Care',
      organizationName: 'Acme Learning',
      issueYear: '2020',
      issueMonth: '6',
      expirationYear: '2022',
      expirationMonth: '6',
      certUrl: awards[0]?.page,
      certId: awards[0]?.id,
    });
  });

  test('has a mail of their own, or one with places to be filled in for several', async () => {
    const root = makeRoot();
    const mailOf = async (...wanted: Wanted[]): Promise<string> => {
      const { notify = '' } = await made(root, 'plain', ...wanted);
      return read(root, notify.replace('notify.csv', 'mail.txt'));
    };
    const own = await mailOf(wish(KIM, { name: 'Kim' }));
    expect(own).toMatch(/^To: Kim@Example\.org\nSubject: Your badge: Plain\n\nHello Kim,\n/);
    expect(await mailOf(wish('sam@example.org'))).toContain('\nHello,\n');
    const shared = await mailOf(wish('a@example.org'), wish('b@example.org'));
    for (const column of ['email', 'name', 'page', 'linkedin']) expect(shared).toContain(`{{${column}}}`);
  });
});

describe('what is there already', () => {
  test('is told and not doubled: same badge and recipient, with and without the day', async () => {
    const root = makeRoot();
    const [first] = (await made(root, 'plain', wish(KIM, { issuedOn: '2020-06-01' }))).awards;
    const before = tree(root);
    for (const issuedOn of [undefined, '2020-06-01']) {
      const again = await made(root, 'plain', wish(KIM, { issuedOn }));
      expect(again.awards).toEqual([{ ...first, isNew: false }]);
      expect(again.notify).toBeUndefined();
    }
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('is found for an address that was hashed in lower case and is typed otherwise', async () => {
    const root = makeRoot();
    await made(root, 'plain', wish('kim@example.org'));
    expect((await made(root, 'plain', wish(KIM))).awards).toMatchObject([{ isNew: false }]);
  });

  test('is not another day, another badge or another recipient', async () => {
    const root = makeRoot();
    await made(root, 'plain', wish(KIM, { issuedOn: '2020-06-01' }));
    const evidence = ['https://a.example.org/list'];
    expect((await made(root, 'plain', wish(KIM, { issuedOn: '2020-06-02' }))).awards).toMatchObject([{ isNew: true }]);
    expect((await made(root, 'plain', wish('sam@example.org'))).awards).toMatchObject([{ isNew: true }]);
    expect((await made(root, 'care', wish(KIM, { evidence }))).awards).toMatchObject([{ isNew: true }]);
  });

  test('counts no more once it is expired or revoked, unless its very day is asked for', async () => {
    const root = makeRoot();
    const dated = { issuedOn: '2020-06-01', expires: '2020-06-30' };
    await made(root, 'plain', wish(KIM, dated));
    const [second] = (await made(root, 'plain', wish(KIM))).awards;
    expect(second?.isNew).toBe(true);
    changeStatus(effectsOf(root), 'revoke', { given: second?.id ?? '', reason: 'Asked.' });
    const asked = await made(root, 'plain', wish(KIM, { issuedOn: '2020-07-01' }), wish(KIM, dated));
    expect(asked.awards).toMatchObject([
      { isNew: false, state: 'revoked' },
      { isNew: false, state: 'expired' },
    ]);
    expect((await made(root, 'plain', wish(KIM))).awards).toMatchObject([{ isNew: true }]);
  });

  test('one recipient named twice has one award', async () => {
    const root = makeRoot();
    expect((await made(root, 'plain', wish(KIM), wish(KIM.toLowerCase()))).awards).toHaveLength(1);
  });
});

describe('refused, and nothing is changed', () => {
  const cases: readonly [says: string, code: string, badge: string, wanted: Partial<Wanted>][] = [
    ['a badge that is not there', 'badge-unknown', 'plian', {}],
    ['a badge of an issuer that has no key here', 'badge-not-ours', 'grade', {}],
    ['a badge that is retired', 'badge-retired', 'gone', {}],
    ['a badge that is a draft', 'badge-draft', 'sketch', {}],
    ['a badge that has a newer version', 'badge-replaced', 'plain', {}],
    ['evidence that is no address', 'evidence-unreadable', 'next', { evidence: ['a photograph'] }],
    ['a result that the badge does not have', 'result-unreadable', 'next', { results: ['test=72'] }],
    ['the address in the name', 'email-in-text', 'next', { name: KIM }],
    ['the address in the narrative', 'email-in-text', 'next', { narrative: 'Write to kim@example.org.' }],
    ['the address in evidence', 'email-in-text', 'next', { evidence: ['https://a.example.org/?u=kim@example.org'] }],
  ];
  test.each(cases)('%s', async (_, code, badge, change) => {
    const root = makeRoot();
    const fields = { name: 'Other', description: 'Another.', issuer: 'acme', criteria: 'Came.' };
    put(root, 'content/badges/gone.json', JSON.stringify({ ...fields, status: 'retired' }));
    put(root, 'content/badges/sketch.json', JSON.stringify({ ...fields, status: 'draft' }));
    put(root, 'content/badges/next.json', JSON.stringify({ ...fields, replaces: 'plain' }));
    const before = tree(root);
    const error = await awarded(root, badge, wish(KIM, change)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(`${error} ${JSON.stringify(error)}`.toLowerCase()).not.toContain('kim@');
    expect(differences(before, tree(root))).toEqual([]);
    expect(existsSync(join(root, 'notify'))).toBe(false);
  });

  test('an unknown badge is answered with the nearest, a replaced one with the newest', async () => {
    const root = makeRoot();
    await expect(awarded(root, 'plian', wish(KIM))).rejects.toMatchObject({ remedy: 'Do you mean "plain"?' });
    for (const [id, replaces] of [
      ['two', 'plain'],
      ['three', 'two'],
    ])
      put(
        root,
        `content/badges/${id}.json`,
        `{"name":"N","description":"D.","issuer":"acme","criteria":"C.","replaces":"${replaces}"}`,
      );
    await expect(awarded(root, 'plain', wish(KIM))).rejects.toMatchObject({ remedy: 'Award that one: "three".' });
  });

  test.each([
    ['a day to come', 'issued-in-future', 'plain', { issuedOn: '2020-07-02' }],
    ['an end before the beginning', 'expires-too-early', 'plain', { expires: '2020-06-30' }],
    ['no evidence where the badge wants it', 'evidence-missing', 'care', {}],
  ])('what check would refuse: %s', async (_, code, badge, change) => {
    const root = makeRoot();
    const before = tree(root);
    const sound = wish('sam@example.org', { evidence: badge === 'care' ? ['https://a.example.org/'] : [] });
    const result = await awarded(root, badge, sound, wish(KIM, change));
    expect(result.ok ? [] : result.diagnostics.map((one) => one.code)).toEqual([code]);
    expect(differences(before, tree(root))).toEqual([]);
    expect(existsSync(join(root, 'notify'))).toBe(false);
  });
});

test('to choose from are badges that are ours, awarded, and the newest of their versions', () => {
  const fields = { name: 'Other', description: 'Another.', issuer: 'acme', criteria: 'Came.' };
  const root = makeRoot({
    'content/badges/gone.json': JSON.stringify({ ...fields, status: 'retired' }),
    'content/badges/sketch.json': JSON.stringify({ ...fields, status: 'draft' }),
    'content/badges/next.json': JSON.stringify({ ...fields, replaces: 'plain' }),
  });
  expect(listAwardable(effectsOf(root)).map(({ id }) => id)).toEqual(['care', 'next']);
  put(root, 'content/badges/next.json', '{}');
  expect(listAwardable(effectsOf(root))).toEqual([]);
});

describe('a recipient', () => {
  test.each([
    ['zoe@example.org', 'email', 'zoe@example.org'],
    [' mailto:zoe@example.org ', 'email', 'zoe@example.org'],
    ['https://zoe.example.org/@zoe', 'url', 'https://zoe.example.org/@zoe'],
    ['did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', 'did', undefined],
  ])('%s is known for what it is', (text, kind, value) => expect(readTo(text)).toEqual({ kind, value: value ?? text }));
  test.each([
    'zoe',
    'Zoë <zoe@example.org>',
    'https://',
    'did:web:',
    'ftp://a.example.org/',
    'https://kim:secret@example.org/',
    '@',
    'did:x@y',
  ])('%s is none, and is not repeated', (text) => {
    expect(() => readTo(text)).toThrow(
      expect.objectContaining({ code: 'recipient-unreadable', message: expect.not.stringContaining(text) }),
    );
  });
});
