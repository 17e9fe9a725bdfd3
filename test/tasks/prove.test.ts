import { execFileSync } from 'node:child_process';
import { cpSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proveCommand } from '../../scripts/prove.ts';
import { bakePng, bakeSvg } from '../../src/bake/index.ts';
import { createKeyPair, createSigner, signDocument } from '../../src/proof/index.ts';
import { build } from '../../src/tasks/build.ts';
import { changeStatus } from '../../src/tasks/change-status.ts';
import { erase } from '../../src/tasks/erase.ts';
import { programRepository } from '../../src/tasks/github/program.ts';
import { welcomePage } from '../../src/tasks/github/welcome/page.ts';
import { issue } from '../../src/tasks/issue.ts';
import { keysCompromise } from '../../src/tasks/keys/compromise.ts';
import { type ProveResult, prove } from '../../src/tasks/prove.ts';
import { countedChance, edit, effectsOf, makeRoot, put, read, runCommand, sealedRoot } from '../roots.ts';

const BADGE = 'badges/care';
const CREDENTIAL = 'assertions/care-zoe/credential.json';
const HOSTED = 'assertions/care-zoe/assertion.json';
const REVOKED = 'assertions/care-url/assertion.json';

const home = mkdtempSync(join(tmpdir(), 'haversack-prove-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let root = '';
let count = 0;

beforeAll(async () => {
  root = await sealedRoot();
  const { site, diagnostics } = await build({ ...effectsOf(root), useCache: false });
  expect([diagnostics, site?.sealed]).toEqual([[], 4]);
});

/** A copy of the site that was built, with something done to it. */
async function falsified(change: (folder: string) => unknown): Promise<string> {
  const folder = join(home, String(++count));
  cpSync(join(root, 'dist'), folder, { recursive: true });
  await change(folder);
  return folder;
}

const write = (folder: string, path: string, data: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), data);
};
const rewrite = (folder: string, path: string, from: string | RegExp, to: string): void => {
  const before = read(folder, path);
  const after = before.replace(from, () => to);
  if (after === before) throw new Error(`${path} has no ${from}`);
  write(folder, path, after);
};

const proved = (folder: string, at = root, place?: { repository: string; serverUrl: string }): Promise<ProveResult> =>
  prove(effectsOf(at), { folder, place });

/** An attacker's own key, and a credential that it signed in our name. */
async function forged(path: string): Promise<{ readonly text: string; readonly publicKeyMultibase: string }> {
  const pair = await createKeyPair(new Uint8Array(32).fill(7));
  const { proof, ...document } = JSON.parse(read(root, `dist/${path}`));
  const signed = await signDocument(document, {
    signer: await createSigner(pair.secretKeyMultibase),
    verificationMethod: `${proof[0].verificationMethod.split('#')[0]}#${pair.publicKeyMultibase}`,
    created: proof[0].created,
  });
  return { text: `${JSON.stringify(signed, null, 2)}\n`, publicKeyMultibase: pair.publicKeyMultibase };
}

describe('prove lets a site pass', () => {
  test('that was built from this content on this day', async () => {
    const result = await proved(join(root, 'dist'));
    expect(result).toMatchObject({ ok: true, diagnostics: [], faults: [], sealed: 4 });
    expect(result.files).toBeGreaterThan(40);
  });

  test('whatever the pages say: they are the maintainers’ own', async () => {
    const folder = await falsified((site) => rewrite(site, `${BADGE}/index.html`, '</main>', '<p>More.</p></main>'));
    expect(await proved(folder)).toMatchObject({ ok: true });
  });
});

describe('prove refuses a site that was made to hold', () => {
  const cases: readonly [what: string, change: (site: string) => unknown, fault: string][] = [
    [
      'a key of an attacker in the DID document of the owner',
      async (site) => {
        const { publicKeyMultibase } = await forged(CREDENTIAL);
        rewrite(site, 'did.json', /z6Mk\w+/g, publicKeyMultibase);
      },
      'did.json is not as planned',
    ],
    [
      'one key more in a DID document',
      (site) => rewrite(site, 'did.json', '"assertionMethod": [', '"assertionMethod": ["did:web:evil.example#a",'),
      'did.json is not as planned',
    ],
    ['no DID document', (site) => rmSync(join(site, 'did.json')), 'did.json is missing'],
    [
      'a DID document where a root site has its own',
      (site) => write(site, '.well-known/did.json', read(site, 'did.json')),
      '.well-known/did.json was not planned',
    ],
    [
      'a DID document for an issuer that has another',
      (site) => write(site, 'issuers/acme/did.json', read(site, 'issuers/beta/did.json')),
      'issuers/acme/did.json was not planned',
    ],
    [
      'a credential that is not sealed here, in the place of one that is',
      async (site) => write(site, CREDENTIAL, (await forged(CREDENTIAL)).text),
      `${CREDENTIAL} is not as planned`,
    ],
    [
      'a credential for an award that nobody made',
      async (site) => write(site, 'assertions/care-mallory/credential.json', (await forged(CREDENTIAL)).text),
      'assertions/care-mallory/credential.json was not planned',
    ],
    ['a credential with one byte more', (site) => write(site, CREDENTIAL, `${read(site, CREDENTIAL)} `), CREDENTIAL],
    ['no credential where one is sealed', (site) => rmSync(join(site, CREDENTIAL)), `${CREDENTIAL} is missing`],
    [
      'a hosted award for somebody else',
      (site) => rewrite(site, HOSTED, /"identity": "[^"]+"/, '"identity": "mallory@example.org"'),
      `${HOSTED} is not as planned`,
    ],
    [
      'a revoked award as if it were not',
      (site) => write(site, REVOKED, read(site, HOSTED).replaceAll('care-zoe', 'care-url')),
      `${REVOKED} is not as planned`,
    ],
    [
      'a picture of a revoked award',
      (site) => cpSync(join(site, 'assertions/care-zoe/badge.png'), join(site, 'assertions/care-url/badge.png')),
      'assertions/care-url/badge.png was not planned',
    ],
    [
      'a status list with a bit taken back',
      (site) => rewrite(site, 'status/acme-revocation-1.json', /"encodedList": "u[^"]+"/, '"encodedList": "uH4sI"'),
      'status/acme-revocation-1.json is not as planned',
    ],
    [
      'a status list that the ledger does not have',
      (site) => cpSync(join(site, 'status/acme-revocation-1.json'), join(site, 'status/acme-revocation-2.json')),
      'status/acme-revocation-2.json was not planned',
    ],
    [
      'a revocation list without the revoked',
      (site) =>
        rewrite(site, 'issuers/acme/revocations.json', /"revokedAssertions": \[[\s\S]*\]/, '"revokedAssertions": []'),
      'issuers/acme/revocations.json is not as planned',
    ],
    [
      'a draft award',
      (site) => write(site, 'assertions/care-draft/assertion.json', read(site, HOSTED)),
      'assertions/care-draft/assertion.json was not planned',
    ],
    [
      'another credential in the picture of an award',
      async (site) => {
        const { text } = await forged(CREDENTIAL);
        const path = 'assertions/care-zoe/badge.png';
        const baked = bakePng(new Uint8Array(readFileSync(join(site, path))), [
          { keyword: 'openbadgecredential', text },
        ]);
        if (baked.ok) write(site, path, baked.value);
      },
      'assertions/care-zoe/badge.png is not as planned',
    ],
    [
      'a credential in the plain picture of a badge',
      async (site) => {
        const { text } = await forged(CREDENTIAL);
        const path = `${BADGE}/image.png`;
        const baked = bakePng(new Uint8Array(readFileSync(join(site, path))), [
          { keyword: 'openbadgecredential', text },
        ]);
        if (baked.ok) write(site, path, baked.value);
      },
      `${BADGE}/image.png has something baked in`,
    ],
    [
      'a credential in the plain drawing of a badge',
      async (site) => {
        const { text } = await forged(CREDENTIAL);
        const baked = bakeSvg(read(site, `${BADGE}/image.svg`), { credential: text });
        if (baked.ok) write(site, `${BADGE}/image.svg`, baked.value);
      },
      `${BADGE}/image.svg has something baked in`,
    ],
    ['a picture that is none', (site) => write(site, `${BADGE}/image.png`, 'GIF89a'), `${BADGE}/image.png is no PNG`],
    [
      'another picture than the artwork of the content',
      (site) => cpSync(join(site, `${BADGE}/image.png`), join(site, 'badges/grade/image.png')),
      'badges/grade/image.png is not content/badges/grade.png',
    ],
    ['no page where one is', (site) => rmSync(join(site, `${BADGE}/index.html`)), `${BADGE}/index.html is missing`],
    ['a page more', (site) => write(site, 'login/index.html', '<p>'), 'login/index.html was not planned'],
    ['a document among the assets', (site) => write(site, '_astro/a.json', '{}'), '_astro/a.json is of a kind'],
    ['a page among the assets', (site) => write(site, '_astro/a.html', '<p>'), '_astro/a.html is of a kind'],
    ['a hidden asset', (site) => write(site, '_astro/.a.js', ''), '_astro/.a.js is of a kind'],
    ['assets in folders', (site) => write(site, '_astro/a/b.js', ''), '_astro/a/b.js is of a kind'],
    [
      'an asset that no page shows',
      (site) => write(site, '_astro/nobody.js', ''),
      '_astro/nobody.js is named by nothing',
    ],
    ['a hidden file', (site) => write(site, '.env', 'A=1'), '.env was not planned'],
    ['a name that no other case tells apart', (site) => write(site, 'DID.json', '{}'), 'upper and lower case alone'],
    ['no mark that keeps Jekyll away', (site) => rmSync(join(site, '.nojekyll')), '.nojekyll is missing'],
    [
      'a schema that is not this program’s',
      (site) => write(site, 'schemas/badge.schema.json', '{}'),
      'schemas/badge.schema.json is not as planned',
    ],
    [
      'a page that links to what is not there',
      (site) => rewrite(site, `${BADGE}/index.html`, '</main>', '<a href="/pack/none/#%E0%A4%A">x</a></main>'),
      'which is not there',
    ],
    ['a link to a file', (site) => symlinkSync('/etc/passwd', join(site, 'passwd')), 'passwd is no plain file'],
    [
      'a link in the place of a credential',
      (site) => {
        rmSync(join(site, CREDENTIAL));
        symlinkSync(join(root, 'dist', CREDENTIAL), join(site, CREDENTIAL));
      },
      `${CREDENTIAL} is no plain file`,
    ],
    ['a link to a folder', (site) => symlinkSync('/etc', join(site, 'etc')), 'etc is no plain file'],
    [
      'two names of one file',
      (site) => linkSync(join(site, 'did.json'), join(site, 'twin.json')),
      'twin.json is the same file as another',
    ],
    [
      'a file that never ends',
      (site) => {
        rmSync(join(site, CREDENTIAL));
        execFileSync('mkfifo', [join(site, CREDENTIAL)]);
      },
      `${CREDENTIAL} is no plain file`,
    ],
    [
      'a file too large',
      (site) => write(site, 'did.json', Buffer.alloc(33 * 1024 * 1024)),
      'did.json has 34603008 bytes',
    ],
  ];

  test.each(cases)('%s', async (_what, change, fault) => {
    const result = await proved(await falsified(change));
    expect(result.ok).toBe(false);
    expect(result.faults.join('\n')).toContain(fault);
  });

  test('nothing at all', async () => {
    const folder = join(home, 'nothing');
    mkdirSync(folder);
    await expect(proved(folder)).rejects.toMatchObject({ code: 'site-missing' });
    await expect(proved(join(home, 'absent'))).rejects.toMatchObject({ code: 'site-missing' });
  });
});

describe('prove refuses a site of before', () => {
  const random = countedChance(50_000);

  test('once an award is revoked', async () => {
    const at = await sealedRoot();
    changeStatus(effectsOf(at), 'revoke', { given: 'care-zoe', reason: 'By mistake.' });
    expect(await issue(effectsOf(at, { random }), { dryRun: false })).toMatchObject({ ok: true });
    const { faults } = await proved(join(root, 'dist'), at);
    expect(faults).toEqual(
      expect.arrayContaining([
        'status/acme-revocation-1.json is not as planned',
        `${HOSTED} is not as planned`,
        'assertions/care-zoe/badge.png was not planned',
      ]),
    );
  });

  test('once an award is erased', async () => {
    const at = await sealedRoot();
    erase(effectsOf(at), 'care-zoe');
    expect(await issue(effectsOf(at, { random }), { dryRun: false })).toMatchObject({ ok: true });
    const { faults } = await proved(join(root, 'dist'), at);
    expect(faults).toEqual(expect.arrayContaining([`${CREDENTIAL} was not planned`, `${HOSTED} is not as planned`]));
  });

  test('once a key is compromised: the key is gone from the DID document, older seals from the site', async () => {
    const at = await sealedRoot();
    const result = await keysCompromise(effectsOf(at, { random }), 'acme-1');
    expect(result.ok).toBe(true);
    const { faults } = await proved(join(root, 'dist'), at);
    expect(faults).toEqual(expect.arrayContaining(['did.json is not as planned', `${CREDENTIAL} is not as planned`]));
  });

  test('and says first what is wrong with the ledger itself', async () => {
    const at = await sealedRoot();
    const file = 'content/credentials/2020/03/care-zoe.json';
    put(at, file, `${read(at, file)} `);
    expect(await proved(join(root, 'dist'), at)).toMatchObject({
      ok: false,
      faults: expect.arrayContaining([`${CREDENTIAL} is not as planned`]),
    });
    edit(at, file, 'Can give first aid.', 'Can fly.');
    const { ok, faults, diagnostics } = await proved(join(root, 'dist'), at);
    expect([ok, faults]).toEqual([false, []]);
    expect(diagnostics.map(({ code }) => code)).toContain('sealed-changed');
  });
});

describe('the site of a copy', () => {
  const place = { repository: 'Mona/badges', serverUrl: 'https://github.com' };
  const copy = () => makeRoot({ 'content/site.yaml': `${read(root, 'content/site.yaml')}demonstration: true\n` });
  const site = (files: Readonly<Record<string, string>>): string => {
    const folder = join(home, `copy-${++count}`);
    for (const [path, data] of Object.entries(files)) write(folder, path, data);
    return folder;
  };

  test('is the page that welcomes, and that alone', async () => {
    expect(await proved(site({ 'index.html': welcomePage(place) }), copy(), place)).toMatchObject({
      ok: true,
      files: 1,
    });
    const more = await proved(site({ 'index.html': welcomePage(place), 'did.json': '{}' }), copy(), place);
    expect(more.faults).toEqual(['did.json was not planned']);
    const other = welcomePage({ ...place, repository: 'mallory/badges' });
    const { faults } = await proved(site({ 'index.html': other }), copy(), place);
    expect(faults).toEqual(['index.html is not the page that welcomes']);
    expect((await proved(join(root, 'dist'), copy(), place)).ok).toBe(false);
  });

  test('is an ordinary one in Haversack’s own repository, and once the demonstration is out', async () => {
    const welcome = site({ 'index.html': welcomePage(place) });
    expect((await proved(welcome, copy(), { ...place, repository: programRepository().toUpperCase() })).ok).toBe(false);
    expect((await proved(welcome, root, place)).ok).toBe(false);
    expect((await proved(join(root, 'dist'), root, place)).ok).toBe(true);
  });
});

describe('the command', () => {
  const before = process.env.GITHUB_REPOSITORY;
  beforeAll(() => {
    delete process.env.GITHUB_REPOSITORY;
  });
  afterAll(() => {
    if (before !== undefined) process.env.GITHUB_REPOSITORY = before;
  });

  test('says what it proved', async () => {
    const { code, noted } = await runCommand(proveCommand, root);
    expect(code).toBe(0);
    expect(noted).toMatch(/^Proved: \d+ files, .*, 4 credentials as sealed\. This site may be published\.$/);
  });

  test('lists faults, harmless on a terminal, and ends with 1', async () => {
    const folder = await falsified((one) => write(one, 'a\u001b[2J/b.html', ''));
    const { code, printed, noted } = await runCommand(proveCommand, root, {}, { given: [folder] });
    expect([code, printed]).toEqual([1, 'a·[2J/b.html was not planned']);
    expect(noted).toContain('1 fault. This site must not be published');
  });

  test('prints its result as JSON', async () => {
    const { code, printed } = await runCommand(proveCommand, root, { json: true });
    expect([code, JSON.parse(printed)]).toEqual([0, expect.objectContaining({ ok: true, sealed: 4, faults: [] })]);
  });

  test('looks at no site while the content is wrong', async () => {
    const at = makeRoot();
    put(at, 'content/site.yaml', 'url: nowhere\n');
    const { code, noted } = await runCommand(proveCommand, at, {}, { given: [join(root, 'dist')] });
    expect(code).toBe(1);
    expect(noted).toContain('the site was not looked at');
  });
});
