import { isPng } from './png-structure.ts';

const HEADS: readonly (readonly [RegExp, string])[] = [
  [/^\xff\xd8\xff/, 'JPEG'],
  [/^GIF8/, 'GIF'],
  [/^RIFF[\s\S]{4}WEBP/, 'WebP'],
  [/^[\s\S]{4}ftyp/, 'AVIF or HEIF'],
  [/^%PDF/, 'PDF'],
  [/^\S\x8b[^ -~]/, 'compressed'],
  [/^(?:\xff\xfe|\xfe\xff)/, 'text in UTF-16'],
  // Whether it is SVG indeed, and why not, is told when it is read.
  [/^(?:\xef\xbb\xbf)?\s*</, 'SVG'],
];

/** What bytes are, by how they begin and whatever the file is called: `PNG`, `SVG`, or words for a message. */
export function kindOf(bytes: Uint8Array): string {
  if (isPng(bytes)) return 'PNG';
  if (bytes.length === 0) return 'an empty file';
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return HEADS.find(([pattern]) => pattern.test(head))?.[1] ?? 'of another kind';
}
