import { describe, expect, test } from 'vitest';
import { canStillChange, type StateFacts, stateDuring } from '../../src/model/index.ts';
import { moment } from '../roots.ts';
import { linked } from './records.ts';

const plain: StateFacts = { isDraft: false, isRevoked: false, isSuspended: false, validFrom: moment('2020-03-01') };
const day = (text: string) => [moment(text), moment(`${text}T23:59:59.999Z`)] as const;

describe('the state is the first that applies: draft, revoked, suspended, expired, not yet valid, valid', () => {
  const expired = { expires: moment('2020-04-01') };
  test.each<[Partial<StateFacts>, string, string]>([
    [{}, '2020-03-01', 'valid'],
    [{}, '2020-02-29', 'not-yet-valid'],
    [{}, '9999-12-31', 'valid'],
    [{ validFrom: moment('2020-03-01T12:00:00Z') }, '2020-03-01', 'valid'],
    [{ validFrom: moment('2020-03-02T00:00:00Z') }, '2020-03-01', 'not-yet-valid'],
    [expired, '2020-03-31', 'valid'],
    [expired, '2020-04-01', 'expired'],
    [{ expires: moment('2020-04-01T12:00:00Z') }, '2020-04-01', 'valid'],
    [{ expires: moment('2020-04-01T12:00:00Z') }, '2020-04-02', 'expired'],
    [{ ...expired, isSuspended: true }, '2020-05-01', 'suspended'],
    [{ ...expired, isRevoked: true, isSuspended: true }, '2020-05-01', 'revoked'],
    [{ isRevoked: true }, '2020-02-01', 'revoked'],
    [{ isDraft: true, isRevoked: true, isSuspended: true, ...expired }, '2020-05-01', 'draft'],
    [{ validFrom: moment('2020-05-01'), ...expired }, '2020-04-15', 'expired'],
  ])('case %#: %j on %s is %s', (facts, on, state) =>
    expect(stateDuring({ ...plain, ...facts }, ...day(on))).toBe(state),
  );

  test.each([
    ['2020-06-30', 'care-zoe', 'valid'],
    ['2022-03-01', 'care-zoe', 'expired'],
    ['2022-02-28', 'care-zoe', 'valid'],
    ['2020-06-30', 'care-url', 'revoked'],
    ['2020-06-30', 'care-draft', 'draft'],
  ])('of the sound backpack on %s: %s is %s', (today, id, state) => {
    const { backpack } = linked(undefined, undefined, today);
    expect(backpack?.assertions.find((one) => one.id === id)?.state).toBe(state);
  });

  test.each<[Partial<StateFacts>, Parameters<typeof canStillChange>[1], boolean]>([
    [{}, 'valid', false],
    [expired, 'valid', true],
    [{}, 'not-yet-valid', true],
    [expired, 'expired', false],
    [expired, 'revoked', false],
    [expired, 'suspended', false],
    [expired, 'draft', false],
  ])('the calendar alone can change it: case %#: %j, %s: %s', (facts, state, can) =>
    expect(canStillChange({ ...plain, ...facts }, state)).toBe(can),
  );
});
