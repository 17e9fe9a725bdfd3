import { afterEach, expect, test, vi } from 'vitest';
import { verify } from '../../src/verify/index.ts';
import { fetchFrom, NOW, signed, text } from './world.ts';

afterEach(() => void vi.restoreAllMocks());

test('a browser without Ed25519 leaves it open whether the signature fits', async () => {
  const credential = text(await signed());
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('Unrecognized name.', 'NotSupportedError'));
  const { outcome, checks } = await verify(credential, { fetch: fetchFrom(), now: NOW });
  expect(outcome).toBe('unknown');
  expect(checks.filter((check) => check.outcome === 'unknown').map(({ reason }) => reason)).toEqual([
    'ed25519-unavailable',
  ]);
});
