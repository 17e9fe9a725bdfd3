import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitHubPlaceOf, lookAtAddress, pagesAddress } from '../../src/tasks/doctor/address.ts';
import { lookAtNode } from '../../src/tasks/doctor/node.ts';
import { doctor } from '../../src/tasks/doctor.ts';
import { commit, git, init } from '../io/git/repositories.ts';
import { edit, effectsOf, keyFolder, makeRoot, put, read, remove, sealedRoot } from '../roots.ts';
import { fingerprint } from '../sites/trees.ts';

async function examine(root: string, time = new AbortController().signal) {
  const { ok, findings } = await doctor(effectsOf(root), { node: '24.18.0', time });
  return {
    ok,
    lines: findings.map(({ level, area, says, remedy }) => `${level} ${area}: ${says} ${remedy}`.trimEnd()),
  };
}

/** The sealed backpack in a repository of GitHub's, with all that belongs to it. */
async function soundRepository(): Promise<string> {
  const root = init(await sealedRoot());
  put(root, '.gitignore', '/.haversack/\n/notify/\n');
  commit(root, 'one');
  git(root, ['remote', 'add', 'origin', 'git@github.com:Acme/pack.git']);
  return root;
}

describe('a repository where all is in place', () => {
  test('has nothing but its own domain to be noted, and is left as it is', async () => {
    const root = await soundRepository();
    const before = fingerprint(root);
    const { ok, lines } = await examine(root);
    expect(ok).toBe(true);
    expect(lines).toEqual([
      'ok node: Node 24.18.0.',
      expect.stringMatching(/^ok git: A git repository, at [0-9a-f]{10}\.$/),
      'ok git: No private key is staged or committed.',
      'ok git: git ignores .haversack/.',
      'ok git: git ignores notify/.',
      'ok git: Keys, sealed credentials and status lists are committed.',
      'ok keys: acme signs with acme-1; its private half is here, closed to others.',
      'ok keys: beta signs with beta-1; its private half is here, closed to others.',
      expect.stringMatching(/^note address: .* is a domain of your own; .* https:\/\/acme\.github\.io\/pack\/\./),
      'ok content: 3 badges, 5 assertions; nothing is wrong.',
      'ok ledger: 4 sealed credentials, 2 status lists; nothing is wrong.',
      expect.stringMatching(/^ok history: No private key in \d+ versions of files and messages\.$/),
    ]);
    expect(fingerprint(root)).toEqual(before);
  });
});

describe('git', () => {
  test('is missing: no repository, no commit, a clone that was cut off', async () => {
    const root = await sealedRoot();
    expect((await examine(root)).lines).toContain('note git: This folder is in no git repository. Run: git init');
    init(root);
    expect((await examine(root)).lines).toContain('note git: Nothing is committed yet. Run: git add . && git commit');
    commit(root, 'one');
    commit(root, 'two');
    const clone = `${root}-clone`;
    git(root, ['clone', '--quiet', '--depth=1', `file://${root}`, clone]);
    expect((await examine(clone)).lines.join('\n')).toContain('note git: The clone was cut off');
    rmSync(clone, { recursive: true });
  });

  test('does not open the repository: a problem, with its words', async () => {
    const root = await soundRepository();
    put(root, '.git/HEAD', 'nonsense');
    const { ok, lines } = await examine(root);
    expect(ok).toBe(false);
    expect(lines.join('\n')).toMatch(/problem git: git does not open the repository: fatal: .* Run `git status` here/);
  });

  test('holds what it must not hold, or does not ignore it', async () => {
    const root = await soundRepository();
    remove(root, '.gitignore');
    expect((await examine(root)).ok).toBe(true);
    put(root, 'notify/notify.csv', 'email\n');
    const open = await examine(root);
    expect(open.ok).toBe(false);
    expect(open.lines).toContain('problem git: git does not ignore notify/. Write a line /notify/ into .gitignore');
    put(root, 'notify/.gitignore', '*\n');
    expect((await examine(root)).lines).toContain('ok git: git ignores notify/.');
    remove(root, 'notify/.gitignore');
    git(root, ['add', 'notify']);
    const { ok, lines } = await examine(root);
    expect(ok).toBe(false);
    expect(lines.join('\n')).toContain(
      'problem git: notify/notify.csv must not be in git. Run: git rm -r --cached notify',
    );
  });

  test('has not got the newest of the ledger', async () => {
    const root = await soundRepository();
    git(root, ['rm', '--cached', '--quiet', 'content/keys/acme-1.json']);
    commit(root, 'two', { '.gitignore': '/.haversack/\n/notify/\n' });
    git(root, ['rm', '--cached', '--quiet', 'content/keys/acme-1.json']);
    expect((await examine(root)).lines.join('\n')).toContain(
      'note git: Not committed: content/keys/acme-1.json and 1 more. What is signed is signed once',
    );
  });

  test('rewrites line ends on checkout', async () => {
    const root = await soundRepository();
    git(root, ['config', 'core.autocrlf', 'true']);
    const note = 'note git: git changes line ends on checkout (core.autocrlf).';
    expect((await examine(root)).lines.join('\n')).toContain(note);
    put(root, '.gitattributes', 'content/** -text\n');
    expect((await examine(root)).lines.join('\n')).not.toContain(note);
  });
});

describe('keys', () => {
  test('are missing, altogether or on this machine', async () => {
    expect((await examine(makeRoot())).lines).toContain(
      'note keys: The issuer acme has no key yet. Make one: haversack keys new acme',
    );
    const root = await sealedRoot();
    rmSync(keyFolder(root), { recursive: true });
    const { ok, lines } = await examine(root);
    expect(ok).toBe(true);
    expect(lines.join('\n')).toContain('note keys: acme signs with acme-1; its private half is not in');
  });

  test('sign no more', async () => {
    const root = await sealedRoot();
    edit(root, 'content/keys/beta-1.json', '"created"', '"retired": "2020-06-30T00:00:00Z", "created"');
    expect((await examine(root)).lines).toContain(
      'note keys: The issuer beta has no key that signs any more. Make one: haversack keys new beta',
    );
  });

  test('are open to others: a problem that does not repeat them', async () => {
    const root = await sealedRoot();
    const [file = ''] = readdirSync(keyFolder(root));
    chmodSync(join(keyFolder(root), file), 0o644);
    const { ok, lines } = await examine(root);
    expect(ok).toBe(false);
    expect(lines.join('\n')).toMatch(/problem keys: The key file .* can be read by other users\. Close it: chmod 600/);
    expect(lines.join('\n')).not.toContain('z3u2');
  });
});

describe('content and ledger', () => {
  test('are counted apart', async () => {
    const root = await sealedRoot();
    edit(root, 'content/badges/care.md', 'name: Care\n', 'nmae: Care\n');
    put(root, 'content/status/nonsense.txt', '');
    const { ok, lines } = await examine(root);
    expect(ok).toBe(false);
    expect(lines.join('\n')).toMatch(/problem content: .*; \d errors?\. To see them: haversack check/);
    expect(lines.join('\n')).toMatch(/problem ledger: .*; 1 error\. To see them: haversack check/);
  });

  test('wait for a signature', async () => {
    expect((await examine(makeRoot())).lines).toContain(
      'note ledger: Waiting for a signature: 3 assertions, 0 status lists. Run: haversack issue',
    );
  });

  test('were left half changed by a killed command, or its notes cannot be read', async () => {
    const root = await sealedRoot();
    put(root, '.haversack/changes.json', JSON.stringify({ purpose: 'revoke care-zoe', changes: [] }));
    expect((await examine(root)).lines.join('\n')).toContain(
      'note content: `haversack revoke care-zoe` was interrupted',
    );
    put(root, '.haversack/changes.json', '{');
    const { ok, lines } = await examine(root);
    expect(ok).toBe(false);
    expect(lines.join('\n')).toContain('changes.json cannot be read. Nobody but Haversack writes there.');
  });
});

describe('the history', () => {
  test('holds a private key that no commit of today has', async () => {
    const root = await soundRepository();
    const [file = ''] = readdirSync(keyFolder(root));
    const leaked = commit(root, 'two', { 'my.json': read(keyFolder(root), file) });
    expect((await examine(root)).lines.join('\n')).toContain(
      'problem git: The private half of a key is in git: my.json.',
    );
    remove(root, 'my.json');
    commit(root, 'three');
    const { ok, lines } = await examine(root);
    expect(ok).toBe(false);
    expect(lines.join('\n')).toMatch(
      new RegExp(
        `problem history: The private half of (acme|beta)-1 is in the history: my\\.json, since commit ${leaked.slice(0, 10)}\\.`,
      ),
    );
    expect(lines).toContain('ok git: No private key is staged or committed.');
    expect(lines.join('\n')).not.toContain('z3u2');
  });

  test('has files that are too large to hold a key, which is said', async () => {
    const root = await soundRepository();
    commit(root, 'film', { 'film.bin': Buffer.alloc(1_048_577, 'x') });
    expect((await examine(root)).lines.at(-1)).toMatch(/messages; 1 larger than 1 MB were not looked at\.$/);
  });

  test('was not looked through to its end: it says how far, and how to', async () => {
    const { lines } = await examine(await soundRepository(), AbortSignal.abort());
    expect(lines.at(-1)).toMatch(
      /^note history: Looked for private keys in 0 of \d+ versions of files and messages\. For all of them: haversack doctor --deep$/,
    );
  });
});

test.each([
  ['24.18.0', 'ok'],
  ['25.0.0', 'ok'],
  ['24.17.9', 'problem'],
  ['20.20.2', 'problem'],
])('Node %s is %s', (version, level) => expect(lookAtNode(version).level).toBe(level));

describe('the address', () => {
  test.each([
    ['https://github.com/Acme/pack.git', 'https://acme.github.io/pack/'],
    ['https://github.com/acme/pack', 'https://acme.github.io/pack/'],
    ['https://user:secret@github.com/acme/pack.git/', 'https://acme.github.io/pack/'],
    ['git@github.com:acme/my.pack.git', 'https://acme.github.io/my.pack/'],
    ['ssh://git@github.com/acme/pack.git', 'https://acme.github.io/pack/'],
    ['ssh://git@github.com:22/acme/pack.git', 'https://acme.github.io/pack/'],
    ['https://github.com/acme/Acme.github.io.git', 'https://acme.github.io/'],
  ])('of %s is %s', (remote, address) => {
    const place = gitHubPlaceOf(remote);
    expect(place && pagesAddress(place)).toBe(address);
  });

  test.each([
    'https://code.example.org/acme/pack.git',
    'https://github.com.example.org/acme/pack',
    'https://notgithub.com/acme/pack',
    'https://github.com/acme',
    '/srv/github.com/acme/pack',
    '',
  ])('of "%s" is not known', (remote) => expect(gitHubPlaceOf(remote)).toBeUndefined());

  const pages = 'https://user:secret@github.com/acme/pack.git';
  test.each([
    ['where GitHub Pages has it', 'https://acme.github.io/pack/', { remote: pages }, 'ok'],
    ['where another repository lies', 'https://acme.github.io/pck/', { remote: pages }, 'problem'],
    ['on a domain of its own', 'https://badges.example.org/', { remote: pages }, 'note'],
    ['on the domain of CNAME', 'https://badges.example.org/', { remote: pages, domain: 'Badges.example.org' }, 'ok'],
    [
      'not on the domain of CNAME',
      'https://acme.github.io/pack/',
      { remote: pages, domain: 'b.example.org' },
      'problem',
    ],
    ['without a remote', 'https://acme.github.io/pack/', {}, 'note'],
    [
      'with a remote elsewhere',
      'https://acme.github.io/pack/',
      { remote: 'https://secret@code.example.org/x' },
      'note',
    ],
  ] as const)('%s', (_title, url, { remote, domain }: { remote?: string; domain?: string }, level) => {
    const finding = lookAtAddress({ url }, { remote, domain });
    expect(finding.level).toBe(level);
    expect(JSON.stringify(finding)).not.toContain('secret');
  });
});
