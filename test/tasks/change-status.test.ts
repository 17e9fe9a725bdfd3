import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeStatusList, readBit } from '../../src/proof/index.ts';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { check } from '../../src/tasks/check.ts';
import { issue } from '../../src/tasks/issue.ts';
import { edit, effectsOf, makeRoot, read, sealedRoot, summary } from '../roots.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const ZOE = 'content/assertions/2020/care-zoe.md';
const DID = 'content/assertions/grade-did.md';
const SEALED_DID = 'content/credentials/2020/04/grade-did.json';
const RECORDED = 'content/status/beta-suspension-1.revoked.json';
const REASON = { reason: 'Asked for it.' };

const tree = (root: string) => fingerprint(join(root, 'content'));
const problems = async (root: string) => summary((await check(effectsOf(root))).diagnostics);
const issued = (root: string) => issue(effectsOf(root), { dryRun: false });

function bitOf(root: string, sealed: string): boolean {
  const { statusListCredential, statusListIndex } = JSON.parse(read(root, sealed)).credentialStatus;
  const list = JSON.parse(read(root, `content/status/${statusListCredential.split('/').at(-1)}`));
  const bits = decodeStatusList(list.credentialSubject.encodedList);
  if (!bits.ok) throw new Error(bits.reason);
  return readBit(bits.value.bits, Number(statusListIndex));
}

describe('revoke', () => {
  test('writes day and reason into the record, and nothing else there; issue sets the bit', async () => {
    const root = await sealedRoot();
    const before = read(root, ZOE);
    expect(changeStatus(effectsOf(root), 'revoke', { given: 'care-zoe', ...REASON })).toEqual({
      ok: true,
      id: 'care-zoe',
      file: ZOE,
      isUnchanged: false,
      isSealed: true,
    });
    const added = 'revoked:\n  on: 2020-07-01\n  reason: Asked for it.\n';
    expect(read(root, ZOE)).toBe(before.replace('\n---\n\n', `\n${added}---\n\n`));
    expect(await problems(root)).toEqual([`${ZOE}:15:3 revocation-not-listed revoked`]);
    expect((await issued(root)).lists).toEqual(['acme-revocation-1']);
    expect(bitOf(root, 'content/credentials/2020/03/care-zoe.json')).toBe(true);
    expect(await problems(root)).toEqual([]);
  });

  test('finds an award by its address too, and takes a day of before', async () => {
    const root = await sealedRoot();
    const given = 'https://badges.example.org/pack/assertions/care-zoe/credential.json';
    changeStatus(effectsOf(root), 'revoke', { given, ...REASON, on: '2020-03-05' });
    expect(read(root, ZOE)).toContain('on: 2020-03-05');
  });

  test('done again, changes nothing and says so', async () => {
    const root = await sealedRoot();
    changeStatus(effectsOf(root), 'revoke', { given: 'care-zoe', ...REASON });
    const before = tree(root);
    const again = changeStatus(effectsOf(root), 'revoke', { given: 'care-zoe', reason: 'Another.' });
    expect(again).toMatchObject({ ok: true, isUnchanged: true });
    expect(differences(before, tree(root))).toEqual([]);
  });

  test.each([
    ['before it was awarded', '2020-02-29', 'revoked-too-early'],
    ['after today', '2020-07-02', 'revoked-in-future'],
    ['on no day of the calendar', '2020-02-30', 'date-impossible'],
  ])('%s is refused, and the record stays as it was', async (_when, on, code) => {
    const root = await sealedRoot();
    const before = tree(root);
    const result = changeStatus(effectsOf(root), 'revoke', { given: 'care-zoe', ...REASON, on });
    expect(result.ok ? [] : result.diagnostics.map((one) => one.code)).toContain(code);
    expect(differences(before, tree(root))).toEqual([]);
  });

  test('an id that is none names the one that is near', async () => {
    const root = await sealedRoot();
    expect(() => changeStatus(effectsOf(root), 'revoke', { given: 'care-zoo', ...REASON })).toThrow(
      expect.objectContaining({ code: 'assertion-unknown', remedy: 'Do you mean "care-zoe"?' }),
    );
  });

  test('needs no ledger: an award that is not sealed is revoked in its record alone', () => {
    const root = makeRoot();
    expect(changeStatus(effectsOf(root), 'revoke', { given: 'care-zoe', ...REASON })).toMatchObject({
      isSealed: false,
    });
  });
});

describe('S-01 suspend and reinstate', () => {
  test('set the bit, and clear it; both days and reasons stay to be read', async () => {
    const root = await sealedRoot();
    changeStatus(effectsOf(root), 'suspend', { given: 'grade-did', ...REASON });
    expect((await issued(root)).lists).toEqual(['beta-suspension-1']);
    expect(bitOf(root, SEALED_DID)).toBe(true);
    expect(await problems(root)).toEqual([]);

    changeStatus(effectsOf(root), 'reinstate', { given: 'grade-did', reason: 'Cleared.' });
    expect(await problems(root)).toEqual([expect.stringContaining('suspension-not-listed reinstated')]);
    expect((await issued(root)).lists).toEqual(['beta-suspension-1']);
    expect(bitOf(root, SEALED_DID)).toBe(false);
    expect(await problems(root)).toEqual([]);
    expect(read(root, DID)).toContain('reason: Asked for it.');
    expect(read(root, DID)).toContain('reason: Cleared.');
  });

  test('suspended again, an award is no more reinstated', async () => {
    const root = await sealedRoot();
    for (const verb of ['suspend', 'reinstate', 'suspend'] as const)
      changeStatus(effectsOf(root), verb, { given: 'grade-did', reason: `To ${verb}.` });
    expect(read(root, DID)).not.toContain('reinstated');
    await issued(root);
    expect(bitOf(root, SEALED_DID)).toBe(true);
  });

  test('an award of a badge that is not suspendable cannot be suspended, and the message names the way on', async () => {
    const root = await sealedRoot();
    expect(() => changeStatus(effectsOf(root), 'suspend', { given: 'care-zoe', ...REASON })).toThrow(
      expect.objectContaining({ code: 'suspension-not-possible', remedy: expect.stringContaining('Revoke instead') }),
    );
  });

  test('an award that was sealed before its badge became suspendable cannot be suspended either', async () => {
    const root = await sealedRoot();
    edit(root, 'content/badges/care.md', 'issuer: acme', 'issuer: acme\nsuspendable: true');
    expect(() => changeStatus(effectsOf(root), 'suspend', { given: 'care-zoe', ...REASON })).toThrow(
      expect.objectContaining({ code: 'suspension-not-possible', remedy: 'Revoke it instead.' }),
    );
  });

  test('what is not suspended cannot be reinstated, nor what is revoked', async () => {
    const root = await sealedRoot();
    const reinstate = () => changeStatus(effectsOf(root), 'reinstate', { given: 'grade-did', ...REASON });
    expect(reinstate).toThrow(expect.objectContaining({ code: 'status-not-possible' }));
    changeStatus(effectsOf(root), 'revoke', { given: 'grade-did', ...REASON });
    expect(reinstate).toThrow(expect.objectContaining({ code: 'status-not-possible' }));
  });

  test('taken out by hand, a suspension is missed', async () => {
    const root = await sealedRoot();
    const before = read(root, DID);
    changeStatus(effectsOf(root), 'suspend', { given: 'grade-did', ...REASON });
    await issued(root);
    edit(root, DID, read(root, DID), before);
    expect(await problems(root)).toEqual([`${DID}:2:1 suspension-withdrawn suspended`]);
    expect((await issued(root)).ok).toBe(false);
  });
});

describe('S-01 a suspendable award that is revoked', () => {
  test('is recorded as revoked for good beside the list, since one bit cannot tell', async () => {
    const root = await sealedRoot();
    changeStatus(effectsOf(root), 'suspend', { given: 'grade-did', ...REASON });
    await issued(root);
    changeStatus(effectsOf(root), 'revoke', { given: 'grade-did', ...REASON });
    expect((await issued(root)).files).toEqual([RECORDED]);
    expect(JSON.parse(read(root, RECORDED))).toEqual({ assertions: ['grade-did'] });
    expect(await problems(root)).toEqual([]);
  });

  test('cannot be brought back by hand, not even as if it had been reinstated', async () => {
    const root = await sealedRoot();
    changeStatus(effectsOf(root), 'revoke', { given: 'grade-did', ...REASON });
    await issued(root);
    edit(
      root,
      DID,
      'revoked:\n  on: 2020-07-01\n  reason: Asked for it.\n',
      'suspended: {on: 2020-06-01, reason: A.}\nreinstated: {on: 2020-06-02, reason: B.}\n',
    );
    expect(await problems(root)).toEqual([expect.stringContaining('revocation-withdrawn revoked')]);
    expect((await issued(root)).ok).toBe(false);
  });
});

describe('an award in a roster', () => {
  const ROSTER = 'content/assertions/course.csv';
  const header = 'id,badge,url,issuedOn';
  const first = 'course-a,plain,https://a.example.org/,2020-05-01';
  const second = '"course-b","plain",https://b.example.org/,2020-05-01';

  test('is revoked in its row, and every other row stays byte for byte', async () => {
    const root = makeRoot({ [ROSTER]: `${header}\r\n${first}\r\n${second}\r\n` });
    changeStatus(effectsOf(root), 'revoke', { given: 'course-b', reason: 'Asked, twice.' });
    expect(read(root, ROSTER)).toBe(
      `${header},revokedOn,revokedReason\r\n${first},,\r\n${second},2020-07-01,"Asked, twice."\r\n`,
    );
    expect(await problems(root)).toEqual([]);
    const before = read(root, ROSTER);
    expect(changeStatus(effectsOf(root), 'revoke', { given: 'course-b', ...REASON })).toMatchObject({
      isUnchanged: true,
    });
    changeStatus(effectsOf(root), 'revoke', { given: 'course-a', reason: 'Asked.' });
    expect(read(root, ROSTER)).toBe(before.replace(`${first},,`, `${first},2020-07-01,Asked.`));
  });
});
