/** bake: a credential goes into a picture and comes out byte for byte. Knows PNG chunks and SVG elements; not badges,
 *  keys or files. STANDARDS section 4. */
export { bakePng, openPng, type PngBakeReason, type PngEntry, type PngPicture, unbakePng } from './png.ts';
export { buildChunk, crc32, PNG_LIMITS, type PngChunk, type PngReason, readChunks, writeChunks } from './png-chunks.ts';
export { PNG_TEXT_LIMIT, type PngKeyword, type PngTextReason } from './png-text.ts';
export { bakeSvg, SVG_TEXT_LIMIT, type SvgTextReason, type SvgUnbakeReason, unbakeSvg } from './svg.ts';
export { openSvg, type SvgPicture, type SvgReason } from './svg-picture.ts';
export { isCompactJws, type Unbaked } from './unbaked.ts';
export { XML_LIMITS } from './xml-scan.ts';
