import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeForms } from '../../../src/tasks/github/forms/forms.ts';
import { FORMS_BRANCH, pushForms } from '../../../src/tasks/github/forms/push.ts';
import { type FakeGitHub, startGitHub } from '../../github/fake.ts';
import { edit, effectsOf, makeRoot, put, read, remove } from '../../roots.ts';
import { branch, clone, publish } from './proposals.ts';

const FORM = '.github/ISSUE_TEMPLATE/award.yml';

/** A repository with forms, some of whose badges have another name by now. */
async function start(change: (root: string) => void = () => {}) {
  const fake = await startGitHub();
  const root = makeRoot();
  writeForms(effectsOf(root), false);
  edit(root, 'content/badges/care.md', 'name: Care\n', 'name: Care of others\n');
  change(root);
  publish(fake, root);
  const folder = clone(fake);
  return { fake, folder, go: () => pushForms({ ...effectsOf(folder), github: fake.client }, 'main') };
}
const at = (fake: FakeGitHub, name: string, path = FORM): string => fake.git('show', `${name}:${path}`);

/** Nothing is pushed to main but by a pull request. */
function rule(fake: FakeGitHub): void {
  const hook = join(fake.origin, 'hooks', 'pre-receive');
  writeFileSync(
    hook,
    '#!/bin/sh\nwhile read -r _ _ ref; do case "$ref" in refs/heads/main) echo "GH013: Repository rule violations"; exit 1;; esac; done\n',
  );
  chmodSync(hook, 0o755);
}

describe('issue forms of the default branch', () => {
  test('are brought up to date by a push, in one commit, and then stay', async () => {
    const { fake, folder, go } = await start();
    expect(at(fake, 'main')).toContain('care: Care"');
    expect(await go()).toMatchObject({ ok: true, how: 'pushed', changed: expect.arrayContaining([FORM]) });
    expect(at(fake, 'main')).toContain('care: Care of others"');
    expect(fake.git('log', '-1', '--format=%an: %s', 'main')).toBe(
      'haversack[bot]: Issue forms with the badges of today',
    );
    expect(fake.git('diff', '--name-only', 'main~', 'main')).not.toContain('content/');
    const before = fake.git('rev-parse', 'main');
    expect(await go()).toEqual({ ok: true, how: 'same', changed: [] });
    expect(fake.git('rev-parse', 'main')).toBe(before);
    // What is checked out stays as it is.
    expect(read(folder, FORM)).toContain('care: Care"');
  });

  test('are those of the head, whatever the clone has', async () => {
    const { fake, go } = await start();
    const badge = at(fake, 'main', 'content/badges/care.md').replace('Care of others', 'Care for all');
    const head = branch(fake, 'newer', { 'content/badges/care.md': `${badge}\n` });
    fake.git('update-ref', 'refs/heads/main', head);
    const result = await go();
    expect(result.ok ? result.how : result.diagnostics).toBe('pushed');
    expect(at(fake, 'main')).toContain('care: Care for all"');
  });

  test('come by a pull request where a rule wants one; the same again changes nothing', async () => {
    const { fake, go } = await start();
    rule(fake);
    const before = fake.git('rev-parse', 'main');
    expect(await go()).toMatchObject({ how: { kind: 'open', number: 1 } });
    expect(fake.git('rev-parse', 'main')).toBe(before);
    expect(at(fake, FORMS_BRANCH)).toContain('care: Care of others"');
    expect(fake.statuses).toMatchObject([
      { context: 'haversack', state: 'success', sha: fake.git('rev-parse', FORMS_BRANCH) },
    ]);
    const tip = fake.git('rev-parse', FORMS_BRANCH);
    expect(await go()).toMatchObject({ how: { kind: 'open', number: 1 } });
    expect([fake.git('rev-parse', FORMS_BRANCH), fake.pulls().length]).toEqual([tip, 1]);

    fake.settings.canOpenPulls = false;
    Object.assign(fake.issues.get(1) ?? {}, { state: 'closed' });
    expect(await go()).toMatchObject({ how: { kind: 'by-hand', compare: expect.stringContaining('haversack/forms') } });
  });

  test('do not take away what somebody has committed to their branch', async () => {
    const { fake, go } = await start();
    rule(fake);
    await go();
    const theirs = branch(fake, FORMS_BRANCH, { 'notes.md': 'x' }, `origin/${FORMS_BRANCH}`);
    const head = branch(fake, 'newer', { 'README.md': 'x' });
    fake.git('update-ref', 'refs/heads/main', head);
    await go();
    expect(fake.git('rev-parse', FORMS_BRANCH)).toBe(theirs);
  });

  test('that were taken away, or are somebody’s own, stay so', async () => {
    const { fake, go } = await start((root) => {
      remove(root, FORM);
      put(root, '.github/ISSUE_TEMPLATE/request.yml', 'name: Ours\n');
    });
    const before = fake.git('rev-parse', 'main');
    expect(await go()).toEqual({ ok: true, how: 'same', changed: [] });
    expect(fake.git('rev-parse', 'main')).toBe(before);
  });

  test('of content with a fault stay as they are', async () => {
    const { go } = await start((root) => edit(root, 'content/badges/care.md', 'name: Care of', 'nmae: Care of'));
    expect(await go()).toMatchObject({ ok: false });
  });
});
