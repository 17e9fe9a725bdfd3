import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { githubFormsCommand } from '../../scripts/github/forms.ts';
import { writeForms } from '../../src/tasks/github/forms/forms.ts';
import { checkout } from '../house/imports.ts';
import { edit, effectsOf, makeRoot, put, read, runCommand } from '../roots.ts';
import { run } from '../scripts/run.ts';
import { differences, fingerprint } from '../sites/trees.ts';

const FILES = ['award', 'badge', 'request', 'config'].map((name) => `.github/ISSUE_TEMPLATE/${name}.yml`);

describe('github forms', () => {
  test('writes the forms with what can be awarded, and nothing when nothing has changed', async () => {
    const root = makeRoot();
    expect(writeForms(effectsOf(root), false)).toEqual({ ok: true, changed: FILES, others: [], badges: 2 });
    const award = read(root, FILES[0] ?? '');
    expect(award).toContain('"care: Care"');
    // Its issuer neither owns the site nor has a key here.
    expect(award).not.toContain('grade');
    expect(read(root, FILES[1] ?? '')).toContain('"beta: Beta Workshop"');
    const before = fingerprint(root);
    expect(writeForms(effectsOf(root), false)).toMatchObject({ changed: [] });
    expect(differences(before, fingerprint(root))).toEqual([]);
  });

  test('--check says whether they are up to date, and writes nothing', async () => {
    const root = makeRoot();
    const before = fingerprint(root);
    const first = await runCommand(githubFormsCommand, root, { check: true });
    expect(first).toMatchObject({ code: 1, printed: FILES.join('\n') });
    expect(differences(before, fingerprint(root))).toEqual([]);
    expect(await runCommand(githubFormsCommand, root)).toMatchObject({ code: 0, printed: FILES.join('\n') });
    expect(await runCommand(githubFormsCommand, root, { check: true })).toMatchObject({ code: 0, printed: '' });
    edit(root, 'content/badges/plain.json', '"name": "Plain"', '"status": "retired", "name": "Plain"');
    const after = await runCommand(githubFormsCommand, root, { check: true });
    expect(after).toMatchObject({ code: 1, printed: [FILES[0], FILES[2]].join('\n') });
    await runCommand(githubFormsCommand, root);
    expect(read(root, FILES[0] ?? '')).not.toContain('plain');
  });

  test('leaves a file alone that somebody else has written', async () => {
    const root = makeRoot();
    put(root, '.github/ISSUE_TEMPLATE/config.yml', 'blank_issues_enabled: false\n');
    const { code, noted } = await runCommand(githubFormsCommand, root);
    expect(code).toBe(0);
    expect(noted).toContain('config.yml is not from Haversack');
    expect(read(root, '.github/ISSUE_TEMPLATE/config.yml')).toBe('blank_issues_enabled: false\n');
    expect(await runCommand(githubFormsCommand, root, { check: true })).toMatchObject({ code: 0 });
  });

  test('takes other line ends for the same, and its own older text for its own', () => {
    const root = makeRoot();
    writeForms(effectsOf(root), false);
    const path = FILES[0] ?? '';
    const text = read(root, path);
    put(root, path, text.replaceAll('\n', '\r\n'));
    expect(writeForms(effectsOf(root), true)).toMatchObject({ changed: [] });
    put(root, path, `${text}# more\n`);
    expect(writeForms(effectsOf(root), false)).toMatchObject({ changed: [path] });
    expect(read(root, path)).toBe(text);
  });

  test('writes nothing while content is not sound', async () => {
    const root = makeRoot({ 'content/badges/broken.md': '---\nname: 1\n---\n' });
    const { code, noted } = await runCommand(githubFormsCommand, root);
    expect(code).toBe(1);
    expect(noted).toContain('No form was written.');
    expect(existsSync(join(root, '.github'))).toBe(false);
  });
});

describe('the forms of this repository', () => {
  test('have the badges of its demonstration; else run haversack github forms', () => {
    expect(run(['github', 'forms', '--check', '--root', checkout])).toMatchObject({ code: 0 });
  });
});
