import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { bakePng, openPng, type PngEntry, unbakePng } from '../../src/bake/png.ts';
import { buildChunk, type PngChunk, readChunks, writeChunks } from '../../src/bake/png-chunks.ts';
import { PNG_TEXT_LIMIT } from '../../src/bake/png-text.ts';
import { describeWithVectors } from '../vectors.ts';
import { drawPng, noisePng, unwrap } from './pictures.ts';

const credential = '{"id":"https://example.org/c","name":"Zoë 日本 emoji 🎒"}\n';
const assertion = '{"id":"https://example.org/a","name":"Zoë 日本 emoji 🎒"}\n';
const both: readonly PngEntry[] = [
  { keyword: 'openbadgecredential', text: credential },
  { keyword: 'openbadges', text: assertion },
];
const bytesOf = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? new TextEncoder().encode(part) : part)]));

let png: Uint8Array;
let chunks: readonly PngChunk[];
beforeAll(async () => {
  png = await drawPng(24);
  chunks = unwrap(readChunks(png));
});
/** The picture with chunks of one's own put in at a place, IEND last being -1. */
const withChunks = (at: number, ...extra: PngChunk[]): Uint8Array =>
  writeChunks([...chunks.slice(0, at), ...extra, ...chunks.slice(at)]);
const reasonOf = (result: { ok: true } | { ok: false; reason: string }): string => (result.ok ? 'good' : result.reason);

describe('B-04 a baked PNG', () => {
  test('gives back exactly the text baked', () => {
    const baked = unwrap(bakePng(png, [{ keyword: 'openbadgecredential', text: credential }]));
    expect(unwrap(unbakePng(baked))).toEqual({ credential });
  });

  test('has the chunk before the first IDAT, with empty language and translated keyword, not compressed', () => {
    const baked = unwrap(readChunks(unwrap(bakePng(png, [{ keyword: 'openbadges', text: assertion }]))));
    const at = baked.findIndex((chunk) => chunk.type === 'iTXt');
    expect(baked[at + 1]?.type).toBe('IDAT');
    expect(baked.findIndex((chunk) => chunk.type === 'IDAT')).toBe(at + 1);
    expect(baked[at]?.data).toEqual(bytesOf('openbadges', Uint8Array.of(0, 0, 0, 0, 0), assertion));
  });

  test('keeps every other chunk byte for byte, and in order', () => {
    const odd = buildChunk('iTXt', bytesOf('openbadges2', Uint8Array.of(0, 0, 0, 0, 0), 'not ours'));
    const start = withChunks(1, odd, buildChunk('pHYs', new Uint8Array(9)));
    const baked = unwrap(readChunks(unwrap(bakePng(start, both))));
    expect(
      writeChunks(baked.filter((chunk) => !/^openbadge(?:s|credential)\0/.test(String.fromCharCode(...chunk.data)))),
    ).toEqual(start);
  });

  test('is opened by sharp, which shows the texts', async () => {
    const baked = unwrap(bakePng(png, both));
    const { comments, width, format } = await sharp(baked).metadata();
    expect({ width, format }).toEqual({ width: 24, format: 'png' });
    expect(comments).toEqual(both);
    expect(await sharp(baked).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer());
  });

  test('is refused for text that the chunk cannot carry', () => {
    const bake = (text: string) => reasonOf(bakePng(png, [{ keyword: 'openbadges', text }]));
    expect(bake('')).toBe('png-text-empty');
    expect(bake('a\0b')).toBe('png-text-nul');
    expect(bake('\ud800')).toBe('png-text-encoding');
    expect(bake('é'.repeat(PNG_TEXT_LIMIT / 2))).toBe('good');
    expect(bake(`${'é'.repeat(PNG_TEXT_LIMIT / 2)}.`)).toBe('png-text-too-large');
    expect(reasonOf(bakePng(png, [both[0]!, both[0]!]))).toBe('png-keyword-repeated');
    expect(reasonOf(bakePng(png.subarray(0, 40), both))).toBe('png-truncated');
  });

  test('round-trips any text, in any pictures', () => {
    const picture = unwrap(openPng(png));
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }).filter((value) => !value.includes('\0'));
    fc.assert(
      fc.property(text, text, (first, second) => {
        const baked = unwrap(
          bakePng(picture, [
            { keyword: 'openbadgecredential', text: first },
            { keyword: 'openbadges', text: second },
          ]),
        );
        expect(unwrap(unbakePng(baked))).toEqual({ credential: first, assertion: second });
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('B-06 both standards in one PNG', () => {
  test('come back each under its own name', () => {
    expect(unwrap(unbakePng(unwrap(bakePng(png, both))))).toEqual({ credential, assertion });
  });

  test('are replaced one at a time, wherever they stood', () => {
    const after = withChunks(-1, buildChunk('iTXt', bytesOf('openbadges', new Uint8Array(5), 'old')));
    const legacy = withChunks(1, buildChunk('tEXt', bytesOf('openbadges', new Uint8Array(1), 'https://old.example')));
    for (const start of [png, after, legacy, unwrap(bakePng(png, both))]) {
      expect(unwrap(bakePng(start, both))).toEqual(unwrap(bakePng(png, both)));
    }
    const rebaked = unwrap(bakePng(unwrap(bakePng(png, both)), [{ keyword: 'openbadges', text: 'new' }]));
    expect(unwrap(unbakePng(rebaked))).toEqual({ credential, assertion: 'new' });
  });

  test('are the same bytes from an opened picture as from the file', () => {
    const picture = unwrap(openPng(png));
    expect(unwrap(bakePng(picture, both))).toEqual(unwrap(bakePng(png, both)));
    expect(unwrap(bakePng(picture, both))).toEqual(unwrap(bakePng(png, both)));
  });
});

describe('reading what others baked', () => {
  const itxt = (text: Uint8Array | string, flag = 0, keyword = 'openbadges') =>
    buildChunk('iTXt', bytesOf(keyword, Uint8Array.of(0, flag, 0), 'en\0', 'Abzeichen\0', text));
  const read = (...extra: PngChunk[]) => unbakePng(withChunks(-1, ...extra));

  test('B-04 finds the chunk behind IDAT, and takes the first of two', () => {
    expect(unwrap(read(itxt('first'), itxt('second')))).toEqual({ assertion: 'first' });
  });

  test('takes the address from a legacy tEXt chunk', () => {
    const legacy = buildChunk('tEXt', bytesOf('openbadges\0', 'https://example.org/caf', Uint8Array.of(0xe9)));
    expect(unwrap(read(legacy))).toEqual({ address: 'https://example.org/café' });
    expect(unwrap(read(legacy, itxt('{}')))).toEqual({ address: 'https://example.org/café', assertion: '{}' });
  });

  test('finds nothing where nothing is baked', () => {
    expect(unwrap(read(itxt('x', 0, 'Comment'), buildChunk('tEXt', bytesOf('openbadgecredential\0x'))))).toEqual({});
  });

  test('B-07 refuses what Open Badges does not allow, by name', () => {
    const deflated = new Uint8Array(deflateSync('{}'));
    expect(reasonOf(read(itxt(deflated, 1)))).toBe('png-text-compressed');
    expect(reasonOf(read(buildChunk('zTXt', bytesOf('openbadges\0\0', deflated))))).toBe('png-text-compressed');
    expect(reasonOf(read(itxt(Uint8Array.of(0x7b, 0xff, 0x7d))))).toBe('png-text-encoding');
    expect(reasonOf(read(itxt(Uint8Array.of(0xed, 0xa0, 0x80))))).toBe('png-text-encoding');
    expect(reasonOf(read(itxt('a\0b')))).toBe('png-text-nul');
    expect(reasonOf(read(itxt('')))).toBe('png-text-empty');
    expect(reasonOf(read(itxt('{}', 2)))).toBe('png-text-malformed');
    expect(reasonOf(read(buildChunk('iTXt', bytesOf('openbadges\0\0\0no end'))))).toBe('png-text-malformed');
    expect(reasonOf(read(itxt('x'.repeat(PNG_TEXT_LIMIT + 1))))).toBe('png-text-too-large');
  });

  test('never crashes on a text chunk of random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('iTXt', 'tEXt', 'zTXt'), (bytes, type) => {
        const answer = read(buildChunk(type, bytesOf('openbadges\0', bytes)));
        expect(answer.ok || answer.reason.startsWith('png-text-')).toBe(true);
      }),
      { seed: 13, numRuns: 500 },
    );
  });
});

describe('speed', () => {
  test('bakes 1,000 assertions into one picture of 40 kB without reading it again', async () => {
    const large = await noisePng(118);
    expect(large.length).toBeGreaterThan(40_000);
    const picture = unwrap(openPng(large));
    const text = JSON.stringify({ filler: 'x'.repeat(4_000) });
    const start = performance.now();
    for (let count = 0; count < 1_000; count++) unwrap(bakePng(picture, [{ keyword: 'openbadges', text }]));
    expect(performance.now() - start).toBeLessThan(5_000); // aim: one second; room for a busy machine
  });
});

describeWithVectors('B-04 on the bakery’s own picture', (folder) => {
  test('bakes both and gives both back; sharp opens it', async () => {
    const heart = new Uint8Array(readFileSync(join(folder, 'baking/unbaked.png')));
    expect(unwrap(unbakePng(heart))).toEqual({});
    const baked = unwrap(bakePng(heart, both));
    expect(unwrap(unbakePng(baked))).toEqual({ credential, assertion });
    expect((await sharp(baked).metadata()).comments).toEqual(expect.arrayContaining([...both]));
  });
});
