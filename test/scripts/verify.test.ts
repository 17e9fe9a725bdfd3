import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeFolder } from '../roots.ts';
import { key, type Members, sign, signed, text } from '../verify/world.ts';
import { run } from './run.ts';

const DID_KEY = `did:key:${key.publicKeyMultibase}`;
let folder: string;
const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return name;
};
/** Verifies in the folder of the files, with no network. */
const verify = (...args: string[]) => run(['verify', ...args, '--offline', '--at', '2026-06-01'], { cwd: folder });
const own = (change: Members = {}): Promise<Members> =>
  import('../verify/world.ts').then(({ credential }) =>
    sign(
      credential({ issuer: { id: DID_KEY, type: ['Profile'], name: 'Rope School' }, ...change }),
      key,
      `${DID_KEY}#${key.publicKeyMultibase}`,
    ),
  );

beforeAll(async () => {
  folder = makeFolder();
  write('good.json', text(await own()));
  write('expired.json', text(await own({ validUntil: '2026-01-01T00:00:00Z' })));
  write('elsewhere.json', text(await signed()));
  write('tricky.json', text(await own({ name: 'A', description: 'x' })).replace('Knots', 'Kn\\u202eots\\u001b[31m'));
  write('trust.txt', `# mine\n${DID_KEY} The Rope School\n`);
});

describe('exit codes and what is said', () => {
  test('0: verified, host or DID first', () => {
    const { code, stdout, stderr } = verify('good.json');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe(`Verified: ${DID_KEY} says “Knots”`);
    expect(stdout).toContain('The signature fits');
    expect(stderr).toBe('');
  });
  test('1: invalid', () => {
    const { code, stdout } = verify('expired.json');
    expect([code, stdout.split('\n')[0]]).toEqual([1, `Invalid: ${DID_KEY} says “Knots”`]);
    expect(stdout).toContain('✗ Expired. It held until 2026-01-01T00:00:00Z.');
  });
  test('2: unknown', () => {
    const { code, stdout } = verify('elsewhere.json');
    expect([code, stdout.split('\n')[0]]).toEqual([2, 'Unknown: issuer.example says “Knots”']);
    expect(stdout).toContain('(offline)');
  });
  test.each([
    [[], 'Name what to verify'],
    [['nothing.json'], 'nothing.json is not there.'],
    [['.'], '. is no plain file.'],
    [['good.json', '--map', 'nonsense'], 'Write --map as in'],
    [['good.json', '--allow-loopback', 'localhost'], 'Write --allow-loopback as in'],
    [['good.json', '--trust', 'nothing.txt'], 'The list of trusted issuers nothing.txt is not there.'],
    [['good.json', '--trust', 'good.json'], 'has an entry that is no DID'],
    [['good.json', '--frob'], "unknown option '--frob'"],
  ])('3: %j', (args, says) => {
    const { code, stdout, stderr } = verify(...args);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/\n\s+at .*[:(]/);
  });
  test('3: a moment that is none', () => {
    const { code, stderr } = run(['verify', 'good.json', '--at', '2026-02-30'], { cwd: folder });
    expect([code, stderr]).toEqual([3, 'Write --at as in 2026-02-28 or 2026-02-28T12:00:00Z.\n']);
  });
  test('of several inputs the worst; a line each, and a summary', () => {
    const { code, stdout, stderr } = verify('good.json', 'elsewhere.json', 'expired.json');
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'Verified  good.json',
      expect.stringMatching(/^Unknown {2}elsewhere\.json {2}The issuer could not be asked; /),
      'Invalid  expired.json  Expired',
    ]);
    expect(stderr).toBe('3 inputs: 1 verified, 1 invalid, 1 unknown.\n');
    expect(verify('good.json', 'elsewhere.json').code).toBe(2);
  });
});

describe('options', () => {
  test('--json gives the report, and an array for several', () => {
    const one = JSON.parse(verify('good.json', '--json').stdout);
    expect(one).toMatchObject({
      outcome: 'verified',
      input: { kind: 'json', name: 'good.json' },
      now: '2026-06-01T00:00:00Z',
    });
    const several = JSON.parse(verify('good.json', 'expired.json', '--json').stdout);
    expect(several.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['verified', 'invalid']);
  });
  test('--recipient compares, and says no with 1', () => {
    expect(verify('good.json', '--recipient', 'A@example.com').stdout).toContain(
      'a@example.com is the recipient, in lower case.',
    );
    expect(verify('good.json', '--recipient', 'b@example.com').code).toBe(1);
  });
  test('--trust says whether the issuer is in the list', () => {
    expect(verify('good.json', '--trust', 'trust.txt').stdout).toContain('It is in trust.txt, as The Rope School.');
    const { code, stdout } = verify('elsewhere.json', '--trust', 'trust.txt');
    expect([code, stdout.includes('! The issuer is in no list that was asked.')]).toEqual([2, true]);
  });
  test('--at is the moment that counts', () => {
    const at = (moment: string) => run(['verify', 'expired.json', '--offline', '--at', moment], { cwd: folder }).code;
    expect([at('2025-12-31'), at('2026-01-02'), at('2020-01-01')]).toEqual([0, 1, 1]);
  });
  test('--map answers from a folder, for its own addresses alone', async () => {
    const { mkdirSync } = await import('node:fs');
    const { didDocument } = await import('../verify/world.ts');
    mkdirSync(join(folder, 'site/.well-known'), { recursive: true });
    write('site/.well-known/did.json', text(didDocument));
    expect(verify('elsewhere.json', '--map', 'https://issuer.example/=site').code).toBe(0);
    expect(verify('elsewhere.json', '--map', 'https://issuer.example/other/=site').code).toBe(2);
    expect(
      verify('elsewhere.json', '--map', 'https://a.example/=site', '--map', 'https://issuer.example/=site').code,
    ).toBe(0);
  });
  test('an address is asked over the guarded network: not a private one, not http', () => {
    for (const address of [
      'https://127.0.0.1:9/',
      'http://example.org/',
      'https://[::1]/',
      'https://user:pass@example.org/',
    ]) {
      const { code, stdout } = run(['verify', address], { cwd: folder });
      expect([address, code]).toEqual([address, 2]);
      expect(stdout).not.toContain('pass@');
    }
  });
  test('text of a credential does not draw on the terminal', () => {
    const { stdout } = verify('tricky.json');
    expect(stdout).toContain('Kn·ots·[31m');
    for (const hidden of ['\u001b', '\u202e']) expect(stdout).not.toContain(hidden);
  });
});
