import { describe, expect, test } from 'vitest';
import { buildSnapshot, recordFetch, replayFetch } from '../../src/imports/index.ts';
import type { Fetched } from '../../src/verify/index.ts';
import { fetchFrom, NOW } from '../verify/world.ts';

const answering =
  (body: Uint8Array, change: Partial<Fetched & { ok: true }> = {}) =>
  async (url: string): Promise<Fetched> => ({
    ok: true,
    url,
    status: 200,
    contentType: 'application/json',
    body,
    ...change,
  });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const A = 'https://issuer.example/a';

describe('a snapshot gives back what was fetched', () => {
  test.each([
    ['text', bytes('{"a":"ü"}')],
    ['text with a byte-order mark', bytes('\ufeff{}')],
    ['control characters', bytes('\u0000'.repeat(10_000))],
    ['what is no text', Uint8Array.from([0xff, 0xfe, 0])],
    ['nothing', new Uint8Array()],
  ])('%s, byte for byte', async (_title, body) => {
    const recording = recordFetch(answering(body, { url: `${A}/moved`, status: 404 }));
    const first = await recording.fetch(A);
    const written = JSON.parse(JSON.stringify(recording.answers())) as ReturnType<typeof recording.answers>;
    expect(await replayFetch(written.answers)(A)).toEqual(first);
    expect(JSON.stringify(written).length).toBeLessThan(body.length * 1.4 + 2_000);
  });

  test('and nothing of what gave no answer', async () => {
    const recording = recordFetch(fetchFrom({}));
    expect(await recording.fetch(A)).toMatchObject({ ok: false });
    expect(recording.answers()).toEqual({ answers: [], isPartial: false });
    expect(await replayFetch([])(A)).toEqual({ ok: false, reason: 'not in the snapshot' });
  });

  test('the same text whatever the order of the requests', async () => {
    const of = async (...addresses: readonly string[]): Promise<string> => {
      const recording = recordFetch(answering(bytes('{}')));
      for (const address of addresses) await recording.fetch(address);
      return buildSnapshot({ sha256: 'a'.repeat(64), takenOn: NOW, credentials: [], ...recording.answers() });
    };
    expect(await of(`${A}/1`, `${A}/2`)).toBe(await of(`${A}/2`, `${A}/1`, `${A}/2`));
  });

  test('of at most 40 answers and 8 MB, and says when some are left out', async () => {
    const many = recordFetch(answering(bytes('{}')));
    for (let index = 0; index < 40; index++) await many.fetch(`${A}/${index}`);
    expect(many.answers()).toMatchObject({ isPartial: false });
    expect(await many.fetch(`${A}/40`)).toMatchObject({ ok: true });
    expect(many.answers().answers).toHaveLength(40);
    expect(many.answers().isPartial).toBe(true);
    const large = recordFetch(answering(new Uint8Array(4 * 1024 * 1024)));
    for (let index = 0; index < 2; index++) await large.fetch(`${A}/${index}`);
    expect(large.answers().isPartial).toBe(false);
    await large.fetch(`${A}/2`);
    expect([large.answers().answers.length, large.answers().isPartial]).toEqual([2, true]);
  });
});
