import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLedger } from '../../src/ledger/index.ts';
import { sealedRoot } from '../roots.ts';

test('nothing is read through a `content` that is a link', async () => {
  const root = await sealedRoot();
  expect(readLedger(root).facts.sealed.size).toBeGreaterThan(0);
  renameSync(join(root, 'content'), join(root, 'elsewhere'));
  symlinkSync('elsewhere', join(root, 'content'));
  const { facts, diagnostics } = readLedger(root);
  expect([facts.sealed.size, facts.keys.length, facts.statusLists.length, diagnostics.length]).toEqual([0, 0, 0, 0]);
});
