import { ARTWORK_LIMITS } from './limits.ts';
import { cleanNode } from './svg/clean.ts';
import { checkCost } from './svg/cost.ts';
import { type SvgReason, SvgRefusal } from './svg/fault.ts';
import { readFrame } from './svg/frame.ts';
import { printSvg } from './svg/print.ts';
import { readSvgText } from './svg/text.ts';
import { parseSvg } from './svg/tree.ts';

/** A drawing that is safe to publish, or why it cannot be: the first thing that is not taken, and its line. */
export type CleanSvg =
  | { readonly ok: true; readonly svg: string }
  | { readonly ok: false; readonly reason: SvgReason; readonly found: string };

/**
 * Cleans a drawing that a stranger may have made. Nothing of it is passed on as it was written: it is read as SVG, each
 * element and each attribute held against a list, each value read and written again. What would run, fetch, or draw
 * something else elsewhere is refused; what editors write for themselves is left out.
 * @param bytes  UTF-8
 */
export function cleanSvg(bytes: Uint8Array): CleanSvg {
  if (bytes.length > ARTWORK_LIMITS.svgBytes) return fault('artwork-svg-complex', `${bytes.length} bytes`);
  const text = readSvgText(bytes);
  if (!text.ok) {
    const found = text.reason === 'not-utf-8' ? 'text that is not UTF-8' : 'an encoding other than UTF-8';
    return fault('artwork-svg-malformed', `line 1: ${found}`);
  }
  try {
    const root = parseSvg(text.value);
    const frame = readFrame(root);
    const cleaned = cleanNode(root);
    return { ok: true, svg: printSvg(cleaned, frame, checkCost(cleaned, frame)) };
  } catch (error) {
    if (error instanceof SvgRefusal) return fault(error.reason, error.message);
    throw error;
  }
}

const fault = (reason: SvgReason, found: string) => ({ ok: false, reason, found }) as const;
