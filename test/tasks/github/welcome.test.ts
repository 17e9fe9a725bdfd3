import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/tasks/check.ts';
import { firstAnswers, firstContent } from '../../../src/tasks/github/welcome/content.ts';
import { setupPull } from '../../../src/tasks/github/welcome/text.ts';
import { welcome } from '../../../src/tasks/github/welcome/welcome.ts';
import { loadBackpack } from '../../../src/tasks/load.ts';
import { type FakeSettings, startGitHub } from '../../github/fake.ts';
import { git } from '../../io/git/repositories.ts';
import { effectsOf, makeFolder, makeRoot, moment, put, read, TODAY } from '../../roots.ts';
import { DEMONSTRATION } from '../../sites/demonstration.ts';
import { guard, headOf, pushed } from './ledger-ground.ts';
import { clone, filesOf, publish } from './proposals.ts';

const BRANCH = 'haversack/setup';

/** A copy of Haversack on GitHub, as far as its content goes. */
async function copy(settings: FakeSettings = {}) {
  const github = await startGitHub({ repository: 'Mona-Cats/Badges', owner: { name: 'Mona’s Cats' }, ...settings });
  const folder = makeFolder();
  cpSync(DEMONSTRATION, join(folder, 'content'), { recursive: true });
  put(folder, 'scripts/haversack.mjs', 'code');
  publish(github, folder);
  return github;
}

type Github = Awaited<ReturnType<typeof copy>>;

const run = (github: Github) => welcome({ ...effectsOf(clone(github)), github: github.client }, 'main');
const checkedOut = (github: Github): string => {
  const folder = clone(github);
  git(folder, ['checkout', '--quiet', BRANCH]);
  return folder;
};

describe('the first run of a copy', () => {
  test('proposes address, title, issuer and a first badge, and takes the demonstration out', async () => {
    const github = await copy();
    expect(await run(github)).toMatchObject({ kind: 'proposed', isNew: true, pull: { kind: 'open', number: 1 } });
    expect(filesOf(github, BRANCH)).toEqual([
      'content/badges/helping-hand.md',
      'content/issuers/mona-cats.md',
      'content/site.yaml',
      'scripts/haversack.mjs',
    ]);
    const root = checkedOut(github);
    const site = read(root, 'content/site.yaml');
    expect(site).toContain('url: https://mona-cats.github.io/Badges/\n');
    expect(site).toContain('title: Badges of Mona’s Cats\n');
    expect(site).toContain('owner: mona-cats\n');
    expect(site).not.toContain('demonstration');
    expect(read(root, 'content/issuers/mona-cats.md')).toContain('email: Mona-Cats@users.noreply.github.com\n');
    expect((await check(effectsOf(root))).diagnostics).toEqual([]);
    const [pull] = github.pulls();
    expect(pull).toMatchObject({ title: 'Make this copy our own', base: { ref: 'main' }, head: { ref: BRANCH } });
    expect(pull?.body).toContain('`Mona’s Cats`');
    expect(pull?.body).toContain('| public e-mail address | `Mona-Cats@users.noreply.github.com` |');
    expect(pull?.body).toContain('https://github.example/Mona-Cats/Badges/settings/pages');
    expect(pull?.body).toContain('files of the demonstration');
  });

  test('changes nothing on main', async () => {
    const github = await copy();
    const before = headOf(github);
    await run(github);
    expect(headOf(github)).toBe(before);
  });

  test('again changes nothing, also when main moved on', async () => {
    const github = await copy();
    await run(github);
    const branch = headOf(github, BRANCH);
    pushed(github, { 'notes.txt': 'more' });
    const writes = () => github.requests.filter(({ method }) => method !== 'GET').length;
    const before = writes();
    expect(await run(github)).toMatchObject({ kind: 'proposed', isNew: false, pull: { number: 1 } });
    expect([headOf(github, BRANCH), writes()]).toEqual([branch, before]);
  });

  test('leaves what somebody changed on the branch', async () => {
    const github = await copy({ canOpenPulls: false });
    expect(await run(github)).toMatchObject({ kind: 'proposed', pull: { kind: 'by-hand' } });
    const mine = pushed(github, { 'content/issuers/mona-cats.md': 'mine' }, BRANCH);
    github.settings.canOpenPulls = true;
    expect(await run(github)).toMatchObject({ kind: 'proposed', pull: { kind: 'open' } });
    expect(headOf(github, BRANCH)).toBe(mine);
  });

  test('does not open again what somebody closed', async () => {
    const github = await copy();
    await run(github);
    await github.client.request('PATCH', '/pulls/1', { state: 'closed' });
    github.git('update-ref', '-d', `refs/heads/${BRANCH}`);
    expect(await run(github)).toEqual({ kind: 'closed', url: 'https://github.example/Mona-Cats/Badges/pull/1' });
    expect(headOf(github, BRANCH)).toBeUndefined();
  });

  test('is over once the pull request is merged', async () => {
    const github = await copy();
    await run(github);
    github.merge(1);
    expect(await run(github)).toEqual({ kind: 'no-copy' });
  });

  test('gives one click where Actions may not open pull requests', async () => {
    const result = await run(await copy({ canOpenPulls: false }));
    expect(result).toMatchObject({ pull: { settings: 'https://github.example/Mona-Cats/Badges/settings/actions' } });
    const compare = result.kind === 'proposed' && result.pull.kind === 'by-hand' ? result.pull.compare : '';
    expect(compare).toContain('https://github.example/Mona-Cats/Badges/compare/main...haversack/setup?expand=1');
  });

  test('says so when a rule is in the way', async () => {
    const github = await copy();
    guard(github, BRANCH);
    await expect(run(github)).rejects.toMatchObject({ code: 'setup-ruled' });
  });

  test('is none in Haversack’s own repository, nor in one of its own content', async () => {
    const home = await copy({ repository: 'Haversack-Badges/haversack' });
    expect(await run(home)).toEqual({ kind: 'no-copy' });
    const own = await startGitHub();
    publish(own, makeRoot());
    expect(await welcome({ ...effectsOf(clone(own)), github: own.client }, 'main')).toEqual({ kind: 'no-copy' });
    for (const github of [home, own]) expect([headOf(github, BRANCH), github.pulls()]).toEqual([undefined, []]);
  });
});

describe('the names of owners and repositories', () => {
  const hostile = [
    '"; rm -rf / #',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub would read it
    '${{ secrets.HAVERSACK_KEY }}',
    'a: b\n- c: !!js/function "x"',
    '---\nurl: https://evil.example/\n---',
    '# Title\n\n<script>alert(1)</script>',
    '@mona ![x](https://evil.example/x.png) [y](javascript:alert(1))',
    '\u202egnp.exe\u2066',
    '\u0000\u0007\u200b\ufeff',
    '   ',
    'é'.repeat(300),
    '👩‍👩‍👧‍👦'.repeat(40),
    '`` `x` ``',
    '| a | b |',
    'mona@example.org',
    '{{ constructor }} <%= 1 %>',
    'null',
    '😀',
    '- [ ] x',
  ];

  const root = makeFolder();
  cpSync(DEMONSTRATION, join(root, 'content'), { recursive: true });
  const there = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const place = { repository: 'Mona-Cats/Badges', serverUrl: 'https://github.example' };

  test.each(hostile.map((name) => [name]))('%j becomes a name, and nothing else', (name) => {
    const answers = firstAnswers(place, name);
    const files = firstContent(answers, there);
    const { diagnostics, backpack } = loadBackpack(root, moment(TODAY), files);
    expect(diagnostics).toEqual([]);
    expect(backpack?.site).toMatchObject({ url: 'https://mona-cats.github.io/Badges/', demonstration: false });
    expect(backpack?.issuers.map((issuer) => issuer.name)).toEqual([expect.stringMatching(/^[^\p{C}\n]{1,100}$/u)]);
    expect([backpack?.badges.length, backpack?.assertions.length]).toEqual([1, 0]);
    const { body } = setupPull(place, answers, files);
    expect(body).not.toMatch(/\p{Cf}|[^\P{Cc}\n]/u);
    // Outside code, nothing of it stands there.
    const prose = body.replace(/(`+)(?:(?!\1)[\s\S])*?[^`]\1(?!`)/g, '');
    for (const part of ['script', 'evil', '@mona', 'secrets', 'rm -rf', 'constructor'])
      expect(prose).not.toContain(part);
  });

  test('that content may not hold are left out', async () => {
    const github = await copy({ owner: { name: 42 } });
    await run(github);
    expect(read(checkedOut(github), 'content/site.yaml')).toContain('title: Badges of Mona-Cats\n');
  });

  test('give the address that GitHub Pages has for them', () => {
    const url = (repository: string) => firstAnswers({ repository }, '').url;
    expect(url('Mona/Badges')).toBe('https://mona.github.io/Badges/');
    expect(url('Mona/mona.github.io')).toBe('https://mona.github.io/');
    expect(url('mona/Mona.GitHub.io')).toBe('https://mona.github.io/');
    expect(url('mona/other.github.io')).toBe('https://mona.github.io/other.github.io/');
    expect(firstAnswers({ repository: 'con/x' }, '').issuer).toBe('issuer');
    expect(firstAnswers({ repository: 'con/x' }, '').name).toBe('con');
  });
});
