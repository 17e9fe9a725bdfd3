import { describe, expect, test } from 'vitest';
import { checkAward } from '../../src/model/award.ts';
import type { Assertion, Badge, Evidence, EvidenceNeed, Result, ResultDescription } from '../../src/model/index.ts';
import { assertion, badge } from './records.ts';

const said = (award: Partial<Assertion>, asked: Partial<Badge>): string[] =>
  checkAward(
    { ...assertion('care-zoe'), evidence: [], results: [], narrative: '', ...award },
    { ...badge('care'), requirements: [], results: [], ...asked },
  ).map(({ code, field }) => `${code} ${field}`);

describe('evidence', () => {
  const course = (evidence: EvidenceNeed) => ({ requirements: [{ id: 'course', text: 'x', evidence }] });
  const met: Evidence[] = [{ name: 'x', meets: 'course' }];
  test.each<[EvidenceNeed, Evidence[], boolean, string[]]>([
    ['required', met, false, []],
    ['required', [], false, ['evidence-missing evidence']],
    ['required', [{ name: 'x' }], false, ['evidence-missing evidence']],
    ['required', [], true, []],
    ['optional', [], false, []],
    ['none', [], false, []],
    ['none', met, false, []],
    ['required', [{ name: 'x', meets: 'curse' }, ...met], false, ['reference-unknown evidence[0].meets']],
  ])('%s: case %#: %j, draft %s: %j', (need, evidence, draft, wanted) =>
    expect(said({ evidence, draft }, course(need))).toEqual(wanted),
  );

  test.each([
    ['https://example.org/a.png', 'a picture'],
    ['https://example.org/a.JPG?w=1', 'a picture'],
    ['https://example.org/a.mp3#t=1', 'a sound'],
    ['https://example.org/a.webm', 'a film'],
    ['https://example.org/a.html', undefined],
    ['https://example.org/png', undefined],
    ['https://example.org/', undefined],
  ])('%s is %s: words are asked for', (url, kind) => {
    const found = checkAward(
      { ...assertion('care-zoe'), narrative: '', evidence: [{ url, meets: 'course' }], results: [] },
      badge('care'),
    );
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual(
      kind === undefined ? [] : ['evidence-without-words warning'],
    );
    if (kind) expect(found[0]?.message).toContain(kind);
    for (const words of [{ alt: 'x' }, { transcript: 'x' }]) {
      expect(said({ evidence: [{ url, ...words }] }, {})).toEqual([]);
    }
  });
});

describe('I3-18: results', () => {
  const result = (more: Partial<ResultDescription>): ResultDescription => ({
    id: 'r',
    name: 'R',
    resultType: 'Result',
    allowedValues: [],
    levels: [],
    ...more,
  });
  const levels = ['weak', 'fair', 'good'].map((id) => ({ id, name: id }));
  const letters = { allowedValues: ['C', 'B', 'A'] };
  const range = { valueMin: '0', valueMax: '10' };

  test.each<[string, Partial<ResultDescription>, Omit<Result, 'result'> | undefined, string[]]>([
    ['any value', {}, { value: 'fine' }, []],
    ['none where none is required', {}, undefined, []],
    ['a value of the list', letters, { value: 'C' }, []],
    ['a value beside the list', letters, { value: 'D' }, ['result-value-unknown results[0].value']],
    ['letter case', letters, { value: 'a' }, ['result-value-unknown results[0].value']],
    ['the required value', { ...letters, requiredValue: 'B' }, { value: 'B' }, []],
    ['above it: lists go from low to high', { ...letters, requiredValue: 'B' }, { value: 'A' }, []],
    ['below it', { ...letters, requiredValue: 'B' }, { value: 'C' }, ['result-unmet results[0]']],
    ['none where one is required', { ...letters, requiredValue: 'B' }, undefined, ['result-missing results']],
    ['the least', range, { value: '0' }, []],
    ['the most', range, { value: '10.0' }, []],
    ['too little', range, { value: '-0.1' }, ['result-value-unknown results[0].value']],
    ['too much', range, { value: '10.01' }, ['result-value-unknown results[0].value']],
    ['no number', range, { value: 'ten' }, ['result-value-unknown results[0].value']],
    ['a number in another form', range, { value: '1e1' }, ['result-value-unknown results[0].value']],
    ['only a least', { valueMin: '5' }, { value: '1000' }, []],
    ['numbers count as numbers', { ...range, requiredValue: '9' }, { value: '10' }, []],
    ['a number below', { ...range, requiredValue: '9' }, { value: '8.99' }, ['result-unmet results[0]']],
    ['text that is required', { requiredValue: 'pass' }, { value: 'pass' }, []],
    ['other text', { requiredValue: 'pass' }, { value: 'fail' }, ['result-unmet results[0]']],
    ['a level', { levels }, { level: 'weak' }, []],
    ['a level that is not there', { levels }, { level: 'goood' }, ['reference-unknown results[0].level']],
    ['the required level', { levels, requiredLevel: 'fair' }, { level: 'fair' }, []],
    ['a level above', { levels, requiredLevel: 'fair' }, { level: 'good' }, []],
    ['a level below', { levels, requiredLevel: 'fair' }, { level: 'weak' }, ['result-unmet results[0]']],
    ['a value for a level', { levels, requiredLevel: 'fair' }, { value: 'fair' }, ['result-unmet results[0]']],
    ['a status', { resultType: 'Status' }, { status: 'Completed' }, []],
    ['no status', { resultType: 'Status' }, { value: 'x' }, ['result-status-missing results[0]']],
    ['the required status', { resultType: 'Status', requiredValue: 'Completed' }, { status: 'Completed' }, []],
    [
      'another status',
      { resultType: 'Status', requiredValue: 'Completed' },
      { status: 'Failed' },
      ['result-unmet results[0]'],
    ],
  ])('%s', (_title, asked, given, wanted) => {
    const results = given === undefined ? [] : [{ result: 'r', ...given }];
    expect(said({ results }, { results: [result(asked)] })).toEqual(wanted);
  });

  test('a draft may lack them, or fall short', () => {
    const results = [result({ ...letters, requiredValue: 'B' })];
    expect(said({ draft: true }, { results })).toEqual([]);
    expect(said({ draft: true, results: [{ result: 'r', value: 'C' }] }, { results })).toEqual([]);
  });
  test('two of one, or of what the badge has not', () => {
    const results = [result({})];
    expect(
      said(
        {
          results: [
            { result: 'r', value: '1' },
            { result: 'r', value: '2' },
          ],
        },
        { results },
      ),
    ).toEqual(['result-repeated results[1].result']);
    expect(said({ results: [{ result: 'q', value: '1' }] }, { results })).toEqual([
      'reference-unknown results[0].result',
    ]);
  });
});

test('a public name in a sealed text is a warning, at each text', () => {
  const { recipient } = assertion('care-zoe');
  const name = 'zoë VAN dam';
  expect(
    said({ recipient, narrative: `By ${name}.`, evidence: [{ name }, { description: name }, { narrative: name }] }, {}),
  ).toEqual([
    'name-in-sealed-text body',
    'name-in-sealed-text evidence[0].name',
    'name-in-sealed-text evidence[1].description',
    'name-in-sealed-text evidence[2].narrative',
  ]);
  expect(said({ recipient: { identity: recipient.identity }, narrative: name }, {})).toEqual([]);
});

test('the name of the person whom the award points at counts as well', () => {
  const { recipient } = assertion('care-zoe');
  const award = {
    ...assertion('care-zoe'),
    recipient: { identity: recipient.identity },
    narrative: 'Zoë van Dam led.',
    evidence: [],
    results: [],
  };
  const codes = checkAward(award, { ...badge('care'), requirements: [], results: [] }, { name: 'Zoë van Dam' });
  expect(codes.map(({ code, field }) => `${code} ${field}`)).toEqual(['name-in-sealed-text body']);
});
