/** bake: a credential goes into a picture and comes out byte for byte. Knows PNG chunks and SVG elements; not badges,
 *  keys or files. STANDARDS section 4. */
export {
  bakePng,
  openPng,
  type PngBakeReason,
  type PngEntry,
  type PngPicture,
  type PngUnbakeReason,
  unbakePng,
} from './png.ts';
export type { PngChunk, PngReason } from './png-chunks.ts';
export type { PngKeyword, PngTextReason } from './png-text.ts';
export { bakeSvg, type SvgTextReason, type SvgUnbakeReason, unbakeSvg } from './svg.ts';
export { openSvg, type SvgPicture, type SvgReason } from './svg-picture.ts';
export { isCompactJws, type Unbaked } from './unbaked.ts';
