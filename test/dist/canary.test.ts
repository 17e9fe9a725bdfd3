import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { TODAY } from '../sites/demonstration.ts';
import { openDist } from '../sites/dist.ts';
import { haversack } from '../sites/haversack.ts';

const root = mkdtempSync(join(tmpdir(), 'haversack-canary-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('an MDX page sees nothing of the environment that the build was started in', async () => {
  cpSync(join(inject('sites').project, 'content'), join(root, 'content'), { recursive: true });
  writeFileSync(
    join(root, 'content/pages/canary.mdx'),
    [
      '---',
      'title: Canary',
      'description: Reads the environment',
      '---',
      '',
      '# Canary',
      '',
      'Names: {Object.keys(process.env).sort().join(" ")}',
      '',
      'All: {JSON.stringify(process.env)}',
      '',
    ].join('\n'),
  );
  const secrets = {
    CANARY_VARIABLE: 'canary-value-4711',
    HAVERSACK_KEY: 'zCanaryKey4711',
    GITHUB_TOKEN: 'ghp_canary4711',
  };
  await haversack(['build', '--root', root, '--today', TODAY], secrets);
  const dist = openDist(root);
  expect(dist.text('canary/index.html')).toContain('HAVERSACK_RUN');
  for (const path of dist.files) {
    for (const secret of [
      'CANARY_VARIABLE',
      'canary-value',
      'canary4711',
      'zCanaryKey',
      'HAVERSACK_KEY',
      'GITHUB_TOKEN',
    ]) {
      expect(Buffer.from(dist.bytes(path)).includes(secret), `${path} holds ${secret}`).toBe(false);
    }
  }
});
