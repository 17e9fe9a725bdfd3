import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkEvidenceFile } from '../../src/images/evidence/check-file.ts';
import { makePng, pngChunk } from '../sound-content.ts';

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
xref
0 3
trailer<</Root 1 0 R/Size 3>>
startxref
96
%%EOF
`;
const png = makePng(20, 20);
const blank = sharp({ create: { width: 32, height: 32, channels: 3, background: '#14532d' } });
const jpeg = await blank.clone().jpeg().toBuffer();
const progressive = await blank.clone().jpeg({ progressive: true }).toBuffer();
const bytes = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
const HEADER_END = 33;
/** A segment of a JPEG, behind the start of the image. */
const withSegment = (text: string): Uint8Array => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  return bytes(jpeg.subarray(0, 2), Uint8Array.of(0xff, 0xfe), length, text, jpeg.subarray(2));
};

describe('files that may be evidence', () => {
  test.each<[string, Uint8Array]>([
    ['a.png', png],
    ['a.jpg', jpeg],
    ['a.jpeg', progressive],
    ['with-comment.jpg', withSegment('made by hand')],
    ['a.pdf', bytes(PDF)],
    ['crlf.pdf', bytes(PDF.replaceAll('\n', '\r\n'))],
    ['no-line-end.pdf', bytes(PDF.trimEnd())],
    ['a.txt', bytes('Zoë was here.\n\tTwice.\r\n')],
    ['mark.txt', bytes('\ufeffWith a mark.')],
    // Served as text, it runs nowhere.
    ['page.txt', bytes('<!doctype html><script>alert(1)</script>')],
  ])('%s', async (name, data) => expect(await checkEvidenceFile(name, data)).toBeUndefined());
});

describe('files that pretend', () => {
  const KIND = 'evidence-kind';
  test.each<[string, Uint8Array, string]>([
    ['a.jpg', png, 'png'],
    ['a.png', jpeg, 'jpeg'],
    ['a.pdf', jpeg, 'jpeg'],
    ['a.png', bytes(PDF), 'pdf'],
    ['a.png', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'of another kind'],
    ['a.pdf', bytes('<!doctype html><script>1</script>', PDF), 'of another kind'],
    ['a.pdf', bytes('\n', PDF), 'of another kind'],
    ['a.png', bytes('GIF89a'), 'of another kind'],
    ['a.png', new Uint8Array(), 'of another kind'],
    ['a.jpg', bytes('PK\u0003\u0004', jpeg), 'of another kind'],
  ])('%s', async (name, data, found) => expect(await checkEvidenceFile(name, data)).toEqual({ reason: KIND, found }));
});

describe('files that are two things, or broken', () => {
  const huge = Buffer.from(png);
  const sized = pngChunk('IHDR', Buffer.concat([Buffer.from('0000ffff0000ffff', 'hex'), Buffer.from([8, 2, 0, 0, 0])]));
  sized.copy(huge, 8);
  test.each<[string, string, Uint8Array, RegExp]>([
    ['a page behind a PNG', 'a.png', bytes(png, '<script>alert(1)</script>'), /follows the end/],
    ['an archive behind a JPEG', 'a.jpg', bytes(jpeg, 'PK\u0005\u0006'), /follows the end/],
    ['a second picture behind a JPEG', 'a.jpg', bytes(jpeg, jpeg), /follows the end/],
    [
      'a PDF in a PNG',
      'a.png',
      bytes(png.subarray(0, HEADER_END), pngChunk('tEXt', bytes('a\0', PDF)), png.subarray(HEADER_END)),
      /PDF as well/,
    ],
    ['a PDF in a JPEG', 'a.jpg', withSegment(PDF), /PDF as well/],
    ['an archive behind a PDF', 'a.pdf', bytes(PDF, 'PK\u0005\u0006'), /%%EOF is not its end/],
    ['a PDF without its end', 'a.pdf', bytes(PDF.slice(0, 60)), /%%EOF is not its end/],
    ['a PDF in name alone', 'a.pdf', bytes('%PDF-\n<script>alert(1)</script>\n%%EOF'), /where its parts are/],
    ['a PNG cut off', 'a.png', png.subarray(0, -5), /too early/],
    ['a PNG with another byte', 'a.png', bytes(png.subarray(0, 45), 'x', png.subarray(46)), /check sum/],
    ['a JPEG cut off', 'a.jpg', jpeg.subarray(0, -2), /too early/],
    ['a JPEG of head alone', 'a.jpg', Uint8Array.of(0xff, 0xd8, 0xff), /too early/],
    ['a JPEG without a scan', 'a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), /not in the order/],
    [
      'a JPEG that is none behind its head',
      'a.jpg',
      bytes(Uint8Array.of(0xff, 0xd8, 0xff, 0xfe, 0, 4), '<!', '<script>'),
      /not in the order/,
    ],
    ['a JPEG without tables', 'a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9), /cannot be opened/],
    ['a PNG of four thousand million pixels', 'a.png', huge, /65535 × 65535 px/],
    ['text of another encoding', 'a.txt', Uint8Array.of(0x5a, 0x6f, 0xeb), /not UTF-8/],
    ['text with a nought', 'a.txt', bytes('a\0b'), /control characters/],
    ['text with an escape for terminals', 'a.txt', bytes('\u001b[2J'), /control characters/],
    ['no text', 'a.txt', bytes(' \n'), /empty/],
    ['a file beyond the limit', 'a.txt', bytes('a'.repeat(5 * 1024 * 1024 + 1)), /5242881 bytes/],
  ])('%s', async (_title, name, data, found) =>
    expect(await checkEvidenceFile(name, data)).toEqual({
      reason: 'evidence-corrupt',
      found: expect.stringMatching(found),
    }),
  );

  test('no cut of a picture is taken, and none is thrown at', async () => {
    for (const [name, whole] of [
      ['a.png', png],
      ['a.jpg', progressive],
    ] as const)
      for (let length = 0; length < whole.length; length++)
        expect(await checkEvidenceFile(name, whole.subarray(0, length)), `${name} ${length}`).toBeDefined();
  });
});
