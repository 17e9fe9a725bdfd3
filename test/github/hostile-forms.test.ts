import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORMS, type FormKind, type FormProblem, parseForm } from '../../src/github/index.ts';
import type { Backpack } from '../../src/model/index.ts';
import { planAwardForm } from '../../src/tasks/github/propose/award.ts';
import { planBadgeForm } from '../../src/tasks/github/propose/badge.ts';
import { refusedText } from '../../src/tasks/github/propose/comment.ts';
import type { PlannedForm } from '../../src/tasks/github/propose/plan.ts';
import { pullText } from '../../src/tasks/github/propose/pull-text.ts';
import { loadBackpack } from '../../src/tasks/load.ts';
import { effectsOf, makeRoot } from '../roots.ts';
import {
  branchOf,
  changedOn,
  type Ground,
  type Issue,
  openGround,
  proposeIssue,
  recordOn,
  tipOf,
} from '../tasks/github/propose-ground.ts';
import { fill } from './filled.ts';
import { harmOf } from './harmless.ts';
import { PAYLOADS } from './payloads.ts';

const SAFE = /^content\/(?:badges|assertions\/\d{4})\/[a-z0-9-]{1,64}\.md$/;

test('the battery is as large as it has to be', () => {
  expect(PAYLOADS.length).toBeGreaterThan(80);
  expect(new Set(PAYLOADS.map(([, text]) => text)).size).toBe(PAYLOADS.length);
});

test('what it looks for is found in texts that do harm', () => {
  const harmful = PAYLOADS.filter(([, text]) => text.length < 500 && harmOf(text).length > 0);
  expect(harmful.length).toBeGreaterThan(30);
  for (const text of [
    '@octocat',
    'see #1',
    'GH-1',
    'a\u202eb',
    'a\u200bb',
    '<b>x</b>',
    '![x](y)',
    '[x](https://evil.example/)',
  ])
    expect(harmOf(`Well done: ${text}`)).not.toEqual([]);
  for (const text of [
    '# x',
    '```\nx\n```',
    'www.evil.example',
    'https://evil.example/',
    '| a |\n|---|',
    '> x',
    '<!-- x -->',
  ])
    expect(harmOf(text)).not.toEqual([]);
});

/** Answers as content may have them: one line where it is one, and as it is read. */
const isLine = (text: string): boolean => !/[\n\t]/.test(text.trim());

describe('an issue with it becomes a rejected form or inert content, and a comment that does nothing', () => {
  let ground: Ground;
  let main = '';
  beforeAll(async () => {
    ground = await openGround();
    main = ground.github.git('rev-parse', 'main');
  });
  afterAll(() => {
    expect(ground.github.git('rev-parse', 'main')).toBe(main);
    const branches = ground.github.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n');
    for (const branch of branches) expect(branch).toMatch(/^(?:main|haversack\/issue-\d+)$/);
  });

  /** Everything that was written at GitHub about an issue. */
  function harmAt(issue: Issue): string[] {
    const { github } = ground;
    const own = [`issue #${issue.number}`, `Closes #${issue.number}`];
    const pulls = github.pulls().filter(({ head }) => head.ref === branchOf(issue));
    const statuses = github.statuses.map(({ description = '' }) => description);
    const texts = [...github.said(issue.number), ...pulls.flatMap(({ title, body }) => [String(title), String(body)])];
    return [...texts, ...statuses].flatMap((text) => harmOf(text, own));
  }

  test.each(PAYLOADS)('%s', async (name, text) => {
    const answers = { narrative: text, ...(isLine(text) ? { name: text } : {}) };
    const issue = ground.github.open(text.slice(0, 250), fill('award', answers), {
      user: { login: isLine(text) ? text.slice(0, 60) : 'x', type: 'User' },
    });
    const result = await proposeIssue(ground, issue);
    expect(['refused', 'proposed'], name).toContain(result.kind);
    expect(ground.github.said(issue.number)).toHaveLength(1);
    expect(ground.github.said(issue.number)[0]?.length).toBeLessThan(20_000);
    expect(harmAt(issue)).toEqual([]);
    if (result.kind !== 'proposed') return expect(tipOf(ground, branchOf(issue))).toBeUndefined();

    const [line = '', ...others] = changedOn(ground, branchOf(issue));
    const path = line.slice(2);
    expect([line.slice(0, 2), others]).toEqual(['A\t', []]);
    expect(path).toMatch(SAFE);
    expect(ground.github.git('ls-tree', branchOf(issue), path)).toMatch(/^100644 blob /);
    expect(harmOf(ground.github.git('log', '-1', '--format=%an%n%s%n%b', branchOf(issue)))).toEqual([]);
    const { fields, body } = recordOn(ground, branchOf(issue), path);
    expect(body).toBe(text.trim());
    expect(fields).toEqual({
      badge: 'plain',
      recipient: {
        type: 'url',
        url: 'https://lee.example.org/',
        ...(isLine(text) && text.trim() !== '' ? { name: text.trim() } : {}),
      },
      issuedOn: '2020-06-29',
    });
  });
});

describe('in every field of every form it is refused, or kept as text', () => {
  let backpack: Backpack;
  beforeAll(() => {
    const { root, today } = effectsOf(makeRoot());
    backpack = loadBackpack(root, today).backpack as Backpack;
  });

  async function plan(kind: FormKind, answers: Readonly<Record<string, string>>): Promise<PlannedForm> {
    const read = parseForm(fill(kind, answers));
    if (read.kind !== 'read') return { kind: 'refused', problems: read.kind === 'refused' ? read.problems : [] };
    const { form, values } = read;
    if (form.kind === 'badge') return planBadgeForm(backpack, form, values);
    return planAwardForm(effectsOf('/nowhere'), backpack, form, values);
  }

  const harmIn = (problems: readonly FormProblem[]): string[] =>
    harmOf(refusedText(problems, { hashPage: 'https://badges.example.org/pack/hash/', hasBranch: true }));

  /** Fields whose answers have to be of a shape that none of the payloads has. */
  const CLOSED: Readonly<Record<FormKind, readonly string[]>> = {
    award: ['badge', 'recipient', 'public'],
    request: ['badge', 'recipient', 'public'],
    badge: ['issuer', 'public'],
  };
  const DAYS = ['2020-01-01'];

  test.each(PAYLOADS)('%s', async (_name, text) => {
    for (const { kind, fields } of FORMS) {
      for (const { id } of fields) {
        const planned = await plan(kind, { [id]: text });
        if (planned.kind === 'refused') {
          expect(planned.problems.length).toBeGreaterThan(0);
          expect(harmIn(planned.problems)).toEqual([]);
          continue;
        }
        expect(CLOSED[kind]).not.toContain(id);
        if (id === 'day') expect(DAYS).toContain(text);
        if (planned.kind !== 'file') continue;
        // Of a picture or a link that was dropped there, its address alone.
        if (id === 'evidence') expect(planned.change.text).toMatch(/^ {2}- url: https:\/\/[\w./-]+$/m);
        expect(planned.change.path).toMatch(SAFE);
        const { title, body } = pullText(planned.title, planned.told, planned.change.path, 'From it.', 'Closes #1');
        expect([...harmOf(title), ...harmOf(body, ['Closes #1'])]).toEqual([]);
      }
    }
  });
});
