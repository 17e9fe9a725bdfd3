import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { log } from '../../src/tasks/log.ts';
import { type Author, commit, git, init, merge } from '../io/git/repositories.ts';
import { edit, effectsOf, makeFolder, makeRoot, put, read, remove, sealedRoot } from '../roots.ts';

/** What is told, newest first, one line an event; without the ids of commits. */
async function tell(root: string, given?: string, most = 1_000) {
  const { events, left, missing } = await log(effectsOf(root), { given, most });
  const lines = events.map(({ on, deed, kind, id, says, origin }) => {
    const review = origin?.review;
    const source = origin && `by ${origin.by}${review ? `, ${review.in} ${review.by ?? ''}`.trimEnd() : ''}`;
    return [on?.slice(0, 10) ?? '-', deed, kind, id, says, source ?? ''].filter((part) => part !== '').join(' ');
  });
  return { lines, left, missing };
}

const at = (day: string, name = 'Ann Example'): Author => ({ name, on: `${day}T12:00:00Z` });

const CARE = 'content/assertions/2020/care-zoe.md';
const GRADE = 'content/assertions/grade-did.md';

/** The sound backpack, sealed: content and ledger in two commits. */
async function sealedRepository(): Promise<string> {
  const root = init(await sealedRoot());
  put(root, '.gitignore', '.haversack/\ncontent/credentials/\ncontent/status/\ncontent/keys/\n');
  commit(root, 'one', {}, at('2020-02-01'));
  put(root, '.gitignore', '.haversack/\n');
  commit(root, 'two', {}, at('2020-07-02', 'Bob Example'));
  return root;
}

describe('the life of an award', () => {
  test('is told from records, ledger and git together, each deed once', async () => {
    const root = await sealedRepository();
    git(root, ['checkout', '--quiet', '-b', 'side']);
    edit(root, GRADE, 'issuedOn:', 'suspended:\n  on: 2020-07-10\n  reason: The test is looked at again.\nissuedOn:');
    commit(root, 'suspend', {}, at('2020-07-10', 'Cy Example'));
    git(root, ['checkout', '--quiet', 'main']);
    merge(root, 'side', 'Merge pull request #12 from side', at('2020-07-11', 'Dee Example'));
    edit(root, GRADE, 'issuedOn:', 'reinstated:\n  on: 2020-07-20\n  reason: It was right.\nissuedOn:');
    commit(root, 'reinstate (#13)', {}, at('2020-07-21'));
    expect((await tell(root, 'grade-did')).lines).toEqual([
      '2020-07-20 reinstated assertion grade-did It was right. by Ann Example, #13',
      '2020-07-10 suspended assertion grade-did The test is looked at again. by Cy Example, #12 Dee Example',
      '2020-07-01 issued assertion grade-did by Bob Example',
      '2020-04-02 awarded assertion grade-did of grade',
      '2020-02-01 proposed assertion grade-did by Ann Example',
    ]);
  });

  test('is told with every suspension, also those that the record has no more', async () => {
    const root = await sealedRepository();
    edit(root, GRADE, 'issuedOn:', 'suspended:\n  on: 2020-07-10\n  reason: Once.\nissuedOn:');
    commit(root, 'suspend', {}, at('2020-07-10'));
    edit(root, GRADE, '2020-07-10\n  reason: Once.', '2020-07-15\n  reason: Twice.');
    const suspended = async () => (await tell(root, 'grade-did')).lines.filter((line) => line.includes('suspended'));
    expect(await suspended()).toEqual([
      '2020-07-15 suspended assertion grade-did Twice.',
      '2020-07-10 suspended assertion grade-did by Ann Example',
    ]);
    commit(root, 'suspend again', {}, at('2020-07-16'));
    expect(await suspended()).toEqual([
      '2020-07-15 suspended assertion grade-did Twice. by Ann Example',
      '2020-07-10 suspended assertion grade-did by Ann Example',
    ]);
  });

  test('has changes and a removal, but not that its file was moved, or that a folder of others changed', async () => {
    const root = await sealedRepository();
    edit(root, CARE, 'Kept calm', 'Stayed calm');
    commit(root, 'words', {}, at('2020-07-03'));
    renameSync(join(root, CARE), join(root, 'content/assertions/care-zoe.md'));
    commit(root, 'move', {}, at('2020-07-04'));
    remove(root, 'content/assertions/care-zoe.md');
    commit(root, 'remove', {}, at('2020-07-05', 'Bob Example'));
    expect((await tell(root, 'care-zoe')).lines).toEqual([
      '2020-07-05 removed assertion care-zoe by Bob Example',
      '2020-07-03 changed assertion care-zoe by Ann Example',
      '2020-07-01 issued assertion care-zoe by Bob Example',
      '2020-02-01 proposed assertion care-zoe by Ann Example',
    ]);
  });

  test('ends revoked, with the reason of the record and who did it', async () => {
    const root = await sealedRepository();
    edit(root, CARE, 'issuedOn:', 'revoked:\n  on: 2020-07-03\n  reason: Lost.\nissuedOn:');
    commit(root, 'revoke', {}, at('2020-07-04', 'Bob Example'));
    expect((await tell(root, 'care-zoe')).lines[0]).toBe('2020-07-03 revoked assertion care-zoe Lost. by Bob Example');
    expect((await tell(root, 'care-url')).lines).toContain(
      '2020-06-01 revoked assertion care-url Awarded by mistake. by Ann Example',
    );
  });

  test('goes on in a newer award', async () => {
    const root = await sealedRepository();
    const text = read(root, CARE).replace('badge: care\n', 'badge: care\nreplaces: care-zoe\n');
    const newer = text.replace('2020-03-01', '2020-07-05');
    commit(root, 'renew', { 'content/assertions/care-new.md': newer }, at('2020-07-06', 'Bob Example'));
    expect((await tell(root, 'care-zoe')).lines[0]).toBe(
      '2020-07-05 renewed assertion care-zoe now care-new by Bob Example',
    );
  });

  test('keeps the order of commits on one day', async () => {
    const root = await sealedRepository();
    const on = (time: string): Author => ({ on: `2020-07-10T${time}:00Z` });
    edit(root, GRADE, 'issuedOn:', 'suspended:\n  on: 2020-07-10\n  reason: Once.\nissuedOn:');
    commit(root, 'suspend', {}, on('10:00'));
    edit(root, 'content/badges/grade.md', 'name: Workshop Grade', 'name: Grade of the Workshop');
    commit(root, 'words', {}, on('11:00'));
    edit(root, GRADE, 'issuedOn:', 'reinstated:\n  on: 2020-07-10\n  reason: It was right.\nissuedOn:');
    commit(root, 'reinstate', {}, on('12:00'));
    const deeds = (await tell(root, 'grade')).lines.slice(0, 3).map((line) => line.split(' ')[1]);
    expect(deeds).toEqual(['reinstated', 'changed', 'suspended']);
    edit(root, GRADE, 'issuedOn:', 'revoked:\n  on: 2020-07-10\n  reason: After all.\nissuedOn:');
    expect((await tell(root, 'grade')).lines[0]).toBe('2020-07-10 revoked assertion grade-did After all.');
  });

  test('ends erased: the tombstone, and nothing twice', async () => {
    const root = await sealedRepository();
    const file = 'content/credentials/2020/03/care-zoe.json';
    const { id, credentialStatus } = JSON.parse(read(root, file));
    const { statusPurpose, statusListCredential, statusListIndex } = credentialStatus;
    const tombstone = {
      type: 'Tombstone',
      id,
      issuer: 'acme',
      erased: '2020-07-08T00:00:00Z',
      sha256: ['0'.repeat(64)],
      credentialStatus: { statusPurpose, statusListCredential, statusListIndex },
    };
    remove(root, CARE);
    commit(root, 'erase', { [file]: JSON.stringify(tombstone) }, at('2020-07-09', 'Bob Example'));
    const expected = [
      '2020-07-08 erased assertion care-zoe by Bob Example',
      '2020-07-02 issued assertion care-zoe by Bob Example',
      '2020-02-01 proposed assertion care-zoe by Ann Example',
    ];
    expect((await tell(root, 'care-zoe')).lines).toEqual(expected);
    expect((await tell(root, 'acme')).lines).toEqual(expect.arrayContaining(expected));
  });
});

test('an award that was erased before it was sealed was never issued', async () => {
  const root = init(makeRoot());
  commit(root, 'one', {}, at('2020-06-01'));
  const id = 'https://badges.example.org/pack/assertions/care-zoe/credential.json';
  const tombstone = { type: 'Tombstone', id, issuer: 'acme', erased: '2020-06-02T00:00:00Z', sha256: [] };
  remove(root, CARE);
  const file = 'content/credentials/2020/03/care-zoe.json';
  commit(root, 'erase', { [file]: JSON.stringify(tombstone) }, at('2020-06-02'));
  expect((await tell(root, 'care-zoe')).lines).toEqual([
    '2020-06-02 erased assertion care-zoe by Ann Example',
    '2020-06-01 proposed assertion care-zoe by Ann Example',
  ]);
});

describe('an award in a roster', () => {
  const ROSTER = 'content/assertions/2020/plain.csv';
  const HEAD = 'id,badge,type,url,issuedOn,narrative,revokedOn,revokedReason\n';
  const row = (id: string, rest = ',,'): string => `${id},plain,url,https://kim.example.org/,2020-05-05,${rest}\n`;

  test('is told by its own row', async () => {
    const root = await sealedRepository();
    commit(root, 'roster', { [ROSTER]: HEAD + row('plain-a') + row('plain-b') }, at('2020-07-03'));
    commit(root, 'b', { [ROSTER]: HEAD + row('plain-a') + row('plain-b', '"Two\nlines",,') }, at('2020-07-04'));
    const revoked = row('plain-a', ',2020-07-05,Lost.') + row('plain-b', '"Two\nlines",,');
    commit(root, 'a', { [ROSTER]: HEAD + revoked }, at('2020-07-05', 'Bob Example'));
    const committed = async (id: string) =>
      (await tell(root, id)).lines.filter((line) => !line.includes('awarded')).map((line) => line.slice(0, 19));
    expect(await committed('plain-a')).toEqual(['2020-07-05 revoked ', '2020-07-03 proposed']);
    expect(await committed('plain-b')).toEqual(['2020-07-04 changed ', '2020-07-03 proposed']);
  });

  test('whose table is broken in one commit is told as gone and come again, not at all wrong', async () => {
    const root = await sealedRepository();
    commit(root, 'roster', { [ROSTER]: HEAD + row('plain-a') }, at('2020-07-03'));
    commit(root, 'broken', { [ROSTER]: `${HEAD}"plain-a\n` }, at('2020-07-04'));
    commit(root, 'mended', { [ROSTER]: HEAD + row('plain-a') }, at('2020-07-05'));
    const { lines } = await tell(root, 'plain-a');
    expect(lines.filter((line) => !line.includes('awarded')).map((line) => line.slice(0, 19))).toEqual([
      '2020-07-05 proposed',
      '2020-07-04 removed ',
      '2020-07-03 proposed',
    ]);
  });
});

test('what stood in the id column by mistake is told to nobody', async () => {
  const root = await sealedRepository();
  const row = 'zoe@example.org,plain,url,https://kim.example.org/,2020-05-05\n';
  commit(root, 'roster', { 'content/assertions/x.csv': `id,badge,type,url,issuedOn\n${row}` });
  remove(root, 'content/assertions/x.csv');
  commit(root, 'gone');
  expect((await tell(root)).lines.join('\n')).not.toContain('zoe@');
});

describe('badges, issuers and keys', () => {
  test('a badge is told with its awards and the version that superseded it', async () => {
    const root = await sealedRepository();
    const next = read(root, 'content/badges/grade.md').replace(
      'name: Workshop Grade\n',
      'name: Workshop Grade\nreplaces: grade\n',
    );
    commit(root, 'v2', { 'content/badges/grade-v2.md': next }, at('2020-07-03', 'Bob Example'));
    edit(root, 'content/badges/grade.md', 'suspendable: true\n', 'suspendable: true\nstatus: retired\n');
    commit(root, 'retire', {}, at('2020-07-04'));
    expect((await tell(root, 'grade')).lines).toEqual([
      '2020-07-04 retired badge grade by Ann Example',
      '2020-07-03 superseded badge grade now grade-v2 by Bob Example',
      '2020-07-01 issued assertion grade-did by Bob Example',
      '2020-04-02 awarded assertion grade-did of grade',
      '2020-02-01 proposed assertion grade-did by Ann Example',
      '2020-02-01 proposed badge grade by Ann Example',
    ]);
  });

  test('an issuer is told with its keys, badges and awards, and not with those of another', async () => {
    const root = await sealedRepository();
    edit(root, 'content/keys/beta-1.json', '"created"', '"retired": "2020-07-03T00:00:00Z",\n  "created"');
    commit(root, 'retire', {}, at('2020-07-04', 'Cy Example'));
    const { lines } = await tell(root, 'beta');
    expect(lines).toEqual([
      '2020-07-03 retired key beta-1 by Cy Example',
      '2020-07-01 issued assertion grade-did by Bob Example',
      '2020-07-01 made key beta-1 for beta by Bob Example',
      '2020-04-02 awarded assertion grade-did of grade',
      '2020-02-01 proposed assertion grade-did by Ann Example',
      '2020-02-01 proposed badge grade by Ann Example',
      '2020-02-01 proposed issuer beta by Ann Example',
    ]);
    expect((await tell(root, 'beta-1')).lines).toHaveLength(2);
    edit(root, 'content/keys/acme-1.json', '"created"', '"compromised": "2020-07-05T00:00:00Z",\n  "created"');
    expect((await tell(root, 'acme')).lines[0]).toBe('2020-07-05 compromised key acme-1');
  });
});

describe('everything', () => {
  test('is told but for drafts, which are told when they are asked for', async () => {
    const root = await sealedRepository();
    const { lines, left } = await tell(root);
    expect(left).toBe(0);
    expect(lines.join('\n')).toContain('care-zoe');
    expect(lines.join('\n')).not.toContain('care-draft');
    expect((await tell(root, 'care-draft')).lines).toHaveLength(2);
  });

  test('is cut off behind the newest, and says how many are left', async () => {
    const root = await sealedRepository();
    const { lines } = await tell(root);
    expect(await tell(root, undefined, 3)).toMatchObject({ lines: lines.slice(0, 3), left: lines.length - 3 });
  });

  test('holds no address of anybody', async () => {
    const root = await sealedRepository();
    edit(root, CARE, 'issuedOn:', 'revoked:\n  on: 2020-07-03\n  reason: Asked by zoe@example.org.\nissuedOn:');
    commit(root, 'for kim@example.org', {}, { name: 'ann@example.org', email: 'ann@example.org' });
    const told = await log(effectsOf(root), { given: undefined, most: 1_000 });
    expect(JSON.stringify(told)).not.toMatch(/\S@\S/);
    expect((await tell(root, 'care-zoe')).lines[0]).toBe('2020-07-03 revoked assertion care-zoe by someone');
  });
});

describe('what is missing is said, and the rest is told', () => {
  const RECORDED = ['2020-07-01 issued assertion grade-did', '2020-04-02 awarded assertion grade-did of grade'];

  test('without a repository, without a commit', async () => {
    const root = await sealedRoot();
    const plain = await tell(root, 'grade-did');
    expect(plain).toMatchObject({ lines: RECORDED, missing: [expect.stringContaining('is in no git repository')] });
    init(root);
    const empty = await tell(root, 'grade-did');
    expect(empty).toMatchObject({ lines: RECORDED, missing: [expect.stringContaining('Nothing is committed yet')] });
  });

  test('without a git program, and when git does not open the repository', async () => {
    const root = await sealedRepository();
    vi.stubEnv('PATH', makeFolder());
    const without = await tell(root, 'grade-did');
    vi.unstubAllEnvs();
    expect(without).toMatchObject({ lines: RECORDED, missing: [expect.stringContaining('There is no git program')] });
    put(root, '.git/HEAD', 'nonsense');
    const refused = await tell(root, 'grade-did');
    expect(refused).toMatchObject({ lines: RECORDED, missing: [expect.stringContaining('does not open')] });
  });

  test('in a clone that was cut off, where its oldest commit only seems to add everything', async () => {
    const root = await sealedRepository();
    edit(root, CARE, 'Kept calm', 'Stayed calm');
    commit(root, 'words', {}, at('2020-07-03'));
    commit(root, 'nothing');
    const clone = join(makeFolder(), 'clone');
    git(root, ['clone', '--quiet', '--depth=2', `file://${root}`, clone]);
    const { lines, missing } = await tell(clone);
    expect(lines.join('\n')).not.toContain('proposed');
    expect(lines).toContain('2020-07-01 issued assertion grade-did');
    expect(missing).toEqual([expect.stringContaining('git fetch --unshallow')]);
  });

  test('of files that are wrong', async () => {
    const root = makeRoot();
    edit(root, 'content/badges/care.md', 'name: Care\n', 'nmae: Care\n');
    expect((await tell(root)).missing[0]).toBe(
      'Some files are wrong, so not all that they say is told. See: haversack check',
    );
  });

  test('of a badge version without git: its date', async () => {
    const next = read(makeRoot(), 'content/badges/grade.md').replace('suspendable', 'replaces: grade\nsuspendable');
    const root = makeRoot({ 'content/badges/grade-v2.md': next });
    expect((await tell(root, 'grade')).lines.at(-1)).toBe('- superseded badge grade now grade-v2');
  });
});

test('an unknown id is an error that suggests the nearest', async () => {
  const root = makeRoot();
  await expect(tell(root, 'care-zeo')).rejects.toMatchObject({
    code: 'log-unknown',
    message: 'There is no assertion, badge or issuer "care-zeo".',
    remedy: 'Did you mean "care-zoe"?',
  });
  await expect(tell(root, 'something else')).rejects.toMatchObject({ remedy: 'To see what there is: haversack log' });
});

test('an id that several things have is told for all of them', async () => {
  const root = makeRoot({ 'content/badges/acme.md': read(makeRoot(), 'content/badges/care.md') });
  init(root);
  commit(root, 'one');
  const { lines } = await tell(root, 'acme');
  expect(lines.join('\n')).toMatch(/proposed issuer acme/);
  expect(lines.join('\n')).toMatch(/proposed badge acme/);
});
