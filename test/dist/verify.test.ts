import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { createMapFetch, offlineFetch } from '../../src/io/index.ts';
import { verifyInputs } from '../../src/tasks/verify.ts';
import { instantOf } from '../../src/values/index.ts';
import type { Report } from '../../src/verify/index.ts';
import { TODAY } from '../sites/demonstration.ts';
import { openDist } from '../sites/dist.ts';

const sites = inject('sites');

/** What `haversack verify` says of a file of the site, with the site itself in the network's place. */
describe.each([
  ['a project site', sites.project],
  ['a root site', sites.root],
])('everything that %s publishes to be verified', (_, root) => {
  const dist = openDist(root);
  const paths = dist.files.filter((path) => /^assertions\/.*\.(?:json|png|svg)$|^status\//.test(path));
  // The end of the day that it was built on, or now: a list may have been signed while the tests ran.
  const now = instantOf(Math.max(Date.parse(TODAY) + 24 * 3_600_000 - 1000, Date.now()));
  const verified = verifyInputs({
    inputs: paths.map((path) => join(root, 'dist', path)),
    now,
    openFetch: () => createMapFetch([{ url: dist.url, folder: join(root, 'dist') }], offlineFetch),
    stdin: async () => new Uint8Array(),
    progress: () => {},
  });

  /** What the page of an award says of it. */
  const stateOf = (path: string): string =>
    /data-state="([a-z-]+)"/.exec(dist.text(path.replace(/[^/]+$/, 'index.html')))?.[1] ?? '';
  const wrongWith = ({ checks, also = [] }: Report): string[] => [
    ...new Set(
      [...checks, ...also.flatMap((one) => one.checks)]
        .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
        .map(({ reason }) => reason),
    ),
  ];

  test('is verified, but for what is expired, revoked, suspended or not yet valid, which says exactly that', async () => {
    const { verified: reports } = await verified;
    expect(reports.length).toBeGreaterThan(100);
    const allowed: Readonly<Record<string, readonly string[]>> = {
      valid: [],
      expired: ['expired'],
      'not-yet-valid': ['not-yet-valid'],
      revoked: ['revoked', 'suspended'],
      suspended: ['revoked', 'suspended'],
    };
    const seen = new Set<string>();
    for (const [index, { report }] of reports.entries()) {
      const path = paths[index] as string;
      const state = path.startsWith('status/') ? 'valid' : stateOf(path);
      seen.add(state);
      const wrong = wrongWith(report);
      expect(report.outcome, `${path}, ${state}: ${wrong}`).toBe(state === 'valid' ? 'verified' : 'invalid');
      for (const reason of wrong) expect(allowed[state], path).toContain(reason);
    }
    expect([...seen].sort()).toEqual(['expired', 'not-yet-valid', 'revoked', 'valid']);
  }, 120_000);

  test('pictures are judged on both versions, which agree', async () => {
    const pictures = (await verified).verified.filter(({ input }) => /\.(?:png|svg)$/.test(input));
    expect(pictures.length).toBeGreaterThan(40);
    for (const { input, report } of pictures) {
      if (report.also === undefined) continue;
      expect(
        report.checks.find(({ id }) => id === 'versions'),
        input,
      ).toMatchObject({ outcome: 'pass' });
    }
    expect(pictures.some(({ report }) => report.also?.length === 1)).toBe(true);
  });

  test('an award’s page leads to its credential', async () => {
    const [page] = dist.files.filter((path) => /^assertions\/[^/]+\/index\.html$/.test(path));
    const {
      verified: [{ report } = {}],
    } = await verifyInputs({
      inputs: [`${dist.url}${page?.replace('index.html', '')}`],
      now,
      openFetch: () => createMapFetch([{ url: dist.url, folder: join(root, 'dist') }], offlineFetch),
      stdin: async () => new Uint8Array(),
      progress: () => {},
    });
    expect(report).toMatchObject({ standard: 'Open Badges 3.0', input: { kind: 'page' } });
    expect(report?.credential?.id).toBe(`${dist.url}${page?.replace('index.html', 'credential.json')}`);
  });
});
