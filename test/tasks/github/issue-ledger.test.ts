import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/tasks/check.ts';
import { git } from '../../io/git/repositories.ts';
import { countedChance, effectsOf, put, read } from '../../roots.ts';
import { award, broughtBy, guard, headOf, openLedger, pushed, run, sealedFile } from './ledger-ground.ts';
import { clone } from './proposals.ts';

const LIST = 'content/status/acme-revocation-1.json';

describe('the job that seals', () => {
  test('pushes the files of the ledger that it wrote, and nothing else, on top of the head', async () => {
    const ledger = await openLedger(award('plain-zed'));
    const { github } = ledger;
    const root = clone(github);
    const before = headOf(github);
    const result = await run(ledger, { root });
    expect(result).toEqual({ kind: 'pushed', commit: headOf(github), sealed: 1, lists: 0 });
    expect(broughtBy(github, 'main')).toEqual([`A\t${sealedFile('plain-zed')}`]);
    expect(github.git('rev-parse', 'main^')).toBe(before);
    expect(github.git('log', '-1', '--format=%an <%ae>|%cn|%aI|%s', 'main')).toBe(
      'haversack[bot] <haversack[bot]@users.noreply.github.com>|haversack[bot]|2020-07-01T10:00:00+00:00|Ledger: 1 sealed credential',
    );
    expect(git(root, ['status', '--porcelain'])).toBe('');
    expect(git(root, ['rev-parse', 'HEAD'])).toBe(headOf(github));
    expect((await check(effectsOf(root))).diagnostics).toEqual([]);
  });

  test('begins at the head of the branch, not at the commit that began the run', async () => {
    const ledger = await openLedger();
    const root = clone(ledger.github);
    pushed(ledger.github, award('plain-late'));
    expect(await run(ledger, { root })).toMatchObject({ kind: 'pushed', sealed: 1 });
    expect(existsSync(join(root, sealedFile('plain-late')))).toBe(true);
  });

  test('signs a list when somebody is revoked, over the one that lies there', async () => {
    const ledger = await openLedger(award('plain-bad'));
    await run(ledger);
    pushed(ledger.github, {
      'content/assertions/plain-bad.md': award('plain-bad')['content/assertions/plain-bad.md']?.replace(
        'issuedOn',
        'revoked:\n  on: 2020-06-20\n  reason: By mistake.\nissuedOn',
      ) as string,
    });
    expect(await run(ledger)).toMatchObject({ kind: 'pushed', sealed: 0, lists: 1 });
    expect(broughtBy(ledger.github, 'main')).toEqual([`M\t${LIST}`]);
  });

  test('does nothing when nothing waits', async () => {
    const ledger = await openLedger();
    const head = headOf(ledger.github);
    expect(await run(ledger)).toEqual({ kind: 'nothing', commit: head });
    expect(headOf(ledger.github)).toBe(head);
  });

  test('says what is wrong with the content, and pushes nothing', async () => {
    const ledger = await openLedger({ ...award('plain-zed'), ...award('plain-zed-two') });
    pushed(ledger.github, { 'content/assertions/x.md': '---\nbadge: nobody\n---\n' });
    const head = headOf(ledger.github);
    const result = await run(ledger);
    expect(result.kind).toBe('unsound');
    expect(result.kind === 'unsound' && result.diagnostics.length).toBeGreaterThan(0);
    expect(headOf(ledger.github)).toBe(head);
  });

  test('signs nothing without a key, and counts what waits', async () => {
    const ledger = await openLedger(award('plain-zed'));
    const head = headOf(ledger.github);
    expect(await run(ledger, { hasKey: false })).toEqual({ kind: 'no-key', commit: head, sealed: 1, lists: 0 });
    expect(headOf(ledger.github)).toBe(head);
  });

  test('signs nothing of the demonstration in a copy', async () => {
    const ledger = await openLedger();
    const site = ledger.github.git('show', 'main:content/site.yaml');
    pushed(ledger.github, { ...award('plain-zed'), 'content/site.yaml': `${site}\ndemonstration: true\n` });
    expect(await run(ledger)).toEqual({ kind: 'copy', commit: headOf(ledger.github) });
  });

  test('refuses a folder in which somebody works', async () => {
    const ledger = await openLedger();
    const root = clone(ledger.github);
    put(root, 'content/badges/new.md', 'mine');
    await expect(run(ledger, { root })).rejects.toMatchObject({ code: 'tree-unclean' });
    expect(read(root, 'content/badges/new.md')).toBe('mine');
  });

  test('leaves the other side untouched when it fails half way', async () => {
    const ledger = await openLedger({ ...award('plain-one'), ...award('plain-two') });
    const head = headOf(ledger.github);
    const root = clone(ledger.github);
    const chance = countedChance(7);
    let asked = 0;
    const random = (bytes: number): Uint8Array => {
      if (++asked > 1) throw new Error('no more chance');
      return chance(bytes);
    };
    await expect(run(ledger, { root, random })).rejects.toThrow('no more chance');
    expect(ledger.github.git('for-each-ref', '--format=%(refname) %(objectname)')).toBe(`refs/heads/main ${head}`);
  });
});

describe('when somebody else pushes meanwhile', () => {
  test('all is done again on top of theirs, and nothing of the lost attempt stays', async () => {
    const ledger = await openLedger(award('plain-one'));
    const { github } = ledger;
    const root = clone(github);
    const pauses: number[] = [];
    let lost = '';
    const result = await run(ledger, {
      root,
      wait: async (milliseconds) => void pauses.push(milliseconds),
      progress: (step) => {
        if (step !== 'sealing' || lost !== '') return;
        // The award that is being sealed is taken back by its maintainer.
        lost = pushed(github, { 'content/assertions/plain-one.md': '', ...award('plain-two') });
        github.git('update-ref', 'refs/heads/main', withoutFile(github, lost, 'content/assertions/plain-one.md'));
      },
    });
    expect(result).toMatchObject({ kind: 'pushed', sealed: 1 });
    expect(pauses).toEqual([2_000]);
    expect(broughtBy(github, 'main')).toEqual([`A\t${sealedFile('plain-two')}`]);
    expect(existsSync(join(root, sealedFile('plain-one')))).toBe(false);
    expect(git(root, ['status', '--porcelain'])).toBe('');
  });

  test('it gives up after five times, and has published nothing', async () => {
    const ledger = await openLedger(award('plain-one'));
    let rivals = 0;
    const pauses: number[] = [];
    const ran = run(ledger, {
      wait: async (milliseconds) => void pauses.push(milliseconds),
      progress: (step) => {
        if (step === 'sealing') pushed(ledger.github, { 'notes.txt': String(++rivals) });
      },
    });
    await expect(ran).rejects.toMatchObject({ code: 'push-behind' });
    expect([rivals, pauses]).toEqual([5, [2_000, 4_000, 8_000, 16_000]]);
    expect(ledger.github.git('ls-tree', '-r', '--name-only', 'main')).not.toContain('plain-one.json');
  });

  test('two runs at once seal each award once', async () => {
    const ledger = await openLedger({ ...award('plain-one'), ...award('plain-two') });
    const results = await Promise.all([run(ledger), run(ledger)]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['nothing', 'pushed']);
    const root = clone(ledger.github);
    expect((await check(effectsOf(root))).diagnostics).toEqual([]);
    expect(git(root, ['log', '--format=%s', '-2']).split('\n')[0]).toBe('Ledger: 2 sealed credentials');
  });
});

describe('where a rule guards the branch', () => {
  const BRANCH = 'haversack/ledger';

  async function guarded(settings = {}) {
    const ledger = await openLedger(award('plain-one'), settings);
    guard(ledger.github, 'main');
    return ledger;
  }

  test('what was signed waits in a pull request that holds it alone, marked as checked', async () => {
    const ledger = await guarded();
    const { github } = ledger;
    const head = headOf(github);
    const root = clone(github);
    const result = await run(ledger, { root });
    expect(result).toMatchObject({
      kind: 'proposed',
      commit: head,
      sealed: 1,
      isNew: true,
      pull: { kind: 'open', number: 1 },
    });
    expect(result.kind === 'proposed' && result.said).toContain('GH013');
    expect(headOf(github)).toBe(head);
    expect(broughtBy(github, BRANCH)).toEqual([`A\t${sealedFile('plain-one')}`]);
    expect(github.statuses).toEqual([
      expect.objectContaining({ sha: headOf(github, BRANCH), state: 'success', context: 'haversack' }),
    ]);
    expect(github.pulls()).toEqual([expect.objectContaining({ title: 'Ledger: 1 sealed credential', state: 'open' })]);
    // What is built next has no seal yet.
    expect([git(root, ['rev-parse', 'HEAD']), git(root, ['status', '--porcelain'])]).toEqual([head, '']);
    expect(existsSync(join(root, sealedFile('plain-one')))).toBe(false);
  });

  test('again changes nothing, and signs nothing a second time', async () => {
    const ledger = await guarded();
    const { github } = ledger;
    await run(ledger);
    const [branch, writes] = [headOf(github, BRANCH), github.requests.filter(({ method }) => method !== 'GET').length];
    expect(await run(ledger)).toMatchObject({ kind: 'proposed', isNew: false, sealed: 1, pull: { number: 1 } });
    expect(headOf(github, BRANCH)).toBe(branch);
    expect(github.requests.filter(({ method }) => method !== 'GET')).toHaveLength(writes);
  });

  test('another award joins those that wait, whose bytes stay', async () => {
    const ledger = await guarded();
    const { github } = ledger;
    await run(ledger);
    const first = github.git('show', `${BRANCH}:${sealedFile('plain-one')}`);
    github.git('update-ref', 'refs/heads/main', outside(github, award('plain-two')));
    expect(await run(ledger)).toMatchObject({ kind: 'proposed', sealed: 2, isNew: true, pull: { number: 1 } });
    expect(broughtBy(github, BRANCH)).toEqual([`A\t${sealedFile('plain-one')}`, `A\t${sealedFile('plain-two')}`]);
    expect(github.git('show', `${BRANCH}:${sealedFile('plain-one')}`)).toBe(first);
    expect(github.pulls().map(({ title }) => title)).toEqual(['Ledger: 2 sealed credentials']);
  });

  test('a list that waits stays as it is too, while it says what it should', async () => {
    const ledger = await guarded();
    const { github } = ledger;
    const text = (id: string) => award(id)[`content/assertions/${id}.md`] as string;
    const revoke = (id: string) => ({
      [`content/assertions/${id}.md`]: text(id).replace(
        'issuedOn',
        'revoked:\n  on: 2020-06-20\n  reason: No.\nissuedOn',
      ),
    });
    await run(ledger);
    github.merge(1);
    await run(ledger);
    github.git('update-ref', 'refs/heads/main', outside(github, revoke('plain-one')));
    expect(await run(ledger)).toMatchObject({ kind: 'proposed', sealed: 0, lists: 1, isNew: true });
    const list = github.git('show', `${BRANCH}:${LIST}`);
    expect(await run(ledger)).toMatchObject({ kind: 'proposed', lists: 1, isNew: false });
    github.git('update-ref', 'refs/heads/main', outside(github, award('plain-two')));
    expect(await run(ledger)).toMatchObject({ kind: 'proposed', sealed: 1, lists: 1, isNew: true });
    expect(github.git('show', `${BRANCH}:${LIST}`)).toBe(list);
  });

  test('once it is merged nothing waits, and the branch goes', async () => {
    const ledger = await guarded();
    const { github } = ledger;
    await run(ledger);
    const merged = github.merge(1);
    expect(await run(ledger)).toEqual({ kind: 'nothing', commit: merged });
    expect(headOf(github, BRANCH)).toBeUndefined();
  });

  test('a record that changes while its seal waits is signed anew', async () => {
    const ledger = await guarded();
    const { github } = ledger;
    await run(ledger);
    github.git('update-ref', 'refs/heads/main', outside(github, award('plain-one', '\nCame to four evenings.\n')));
    expect(await run(ledger)).toMatchObject({ kind: 'proposed', sealed: 1, isNew: true });
    expect(github.git('show', `${BRANCH}:${sealedFile('plain-one')}`)).toContain('Came to four evenings.');
  });

  test('what somebody else put on that branch is not taken for ours', async () => {
    const ledger = await guarded();
    const { github } = ledger;
    await run(ledger);
    const sealed = github.git('show', `${BRANCH}:${sealedFile('plain-one')}`);
    pushed(github, { [sealedFile('plain-one')]: sealed.replaceAll('kim', 'eve').replace('Came along', 'Led') }, BRANCH);
    pushed(github, { 'scripts/evil.ts': 'x' }, BRANCH);
    expect(await run(ledger)).toMatchObject({ kind: 'proposed', sealed: 1, isNew: true });
    expect(broughtBy(github, BRANCH)).toEqual([`A\t${sealedFile('plain-one')}`]);
    expect(github.git('show', `${BRANCH}:${sealedFile('plain-one')}`)).not.toContain('Led');
    pushed(github, { 'scripts/evil.ts': 'x' }, BRANCH);
    await run(ledger);
    expect(broughtBy(github, BRANCH)).toEqual([`A\t${sealedFile('plain-one')}`]);
  });

  test('where Actions may not open pull requests, one click is left', async () => {
    const ledger = await guarded({ canOpenPulls: false });
    const result = await run(ledger);
    expect(result).toMatchObject({ kind: 'proposed', pull: { kind: 'by-hand' } });
    expect(result.kind === 'proposed' && result.pull.kind === 'by-hand' && result.pull.compare).toContain(
      '/compare/main...haversack/ledger?expand=1',
    );
  });

  test('where no branch may be pushed, the run fails, in words that are harmless', async () => {
    const ledger = await openLedger(award('plain-one'));
    guard(ledger.github, 'main', 'haversack/ledger');
    const error = await run(ledger).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'push-ruled' });
    expect(String(error)).toContain('GH013');
    expect(String(error)).not.toContain('\u001b');
  });

  test('once the rule lets us pass, what waited is pushed as it is, and the branch goes', async () => {
    const ledger = await guarded();
    const { github } = ledger;
    await run(ledger);
    const sealed = github.git('show', `${BRANCH}:${sealedFile('plain-one')}`);
    guard(github, 'nobody');
    expect(await run(ledger)).toMatchObject({ kind: 'pushed', sealed: 1 });
    expect(github.git('show', `main:${sealedFile('plain-one')}`)).toBe(sealed);
    expect(headOf(github, BRANCH)).toBeUndefined();
  });
});

type Github = Awaited<ReturnType<typeof openLedger>>['github'];

/** A commit on top of main that no rule sees: what GitHub itself merges. */
function outside(github: Github, files: Readonly<Record<string, string>>): string {
  const folder = clone(github);
  for (const [path, data] of Object.entries(files)) put(folder, path, data);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'merged']);
  git(folder, ['push', '--quiet', 'origin', 'HEAD:refs/heads/outside']);
  return git(folder, ['rev-parse', 'HEAD']);
}

/** The same commit again, without a file. */
function withoutFile(github: Github, commit: string, path: string): string {
  const folder = clone(github);
  git(folder, ['checkout', '--quiet', commit]);
  git(folder, ['rm', '--quiet', path]);
  git(folder, ['commit', '--quiet', '--message', 'gone']);
  git(folder, ['push', '--quiet', 'origin', 'HEAD:refs/heads/outside']);
  return git(folder, ['rev-parse', 'HEAD']);
}
