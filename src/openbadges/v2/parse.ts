import { type JsonReason, parseJson } from '../../values/index.ts';
import type { ShapeFinding } from '../shape/finding.ts';
import { checkShapeV2, type KindV2, kindOfV2 } from './shape.ts';

/** A 2.0 document that is well formed; linked objects may be addresses or embedded, single values or arrays. */
export interface DocumentV2 {
  readonly kind: KindV2;
  readonly value: { readonly id: string; readonly [member: string]: unknown };
}

export type ParsedV2 =
  | ({ readonly ok: true; readonly warnings: readonly ShapeFinding[] } & DocumentV2)
  | { readonly ok: false; readonly reason: JsonReason | 'not-open-badges-2'; readonly findings: readonly [] }
  | { readonly ok: false; readonly reason: 'shape'; readonly findings: readonly ShapeFinding[] };

/**
 * Reads a 2.0 document from JSON text: limits, duplicate members, then its shape. I2-01 to I2-13.
 * @returns the document with its kind and what was odd about it; or why it is none
 */
export function parseV2(text: string): ParsedV2 {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, reason: json.reason, findings: [] };
  const kind = kindOfV2(json.value);
  if (kind === undefined) return { ok: false, reason: 'not-open-badges-2', findings: [] };
  const findings = checkShapeV2(json.value, kind);
  if (findings.some(({ severity }) => severity === 'error')) return { ok: false, reason: 'shape', findings };
  return { ok: true, kind, value: json.value as unknown as DocumentV2['value'], warnings: findings };
}
