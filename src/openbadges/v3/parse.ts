import { type JsonReason, parseJson } from '../../values/index.ts';
import type { ShapeFinding } from '../shape/finding.ts';
import type { AchievementDocument, OpenBadgeCredential, ProfileDocument } from './documents.ts';
import { checkShapeV3, kindOfV3 } from './shape/check.ts';

/** A well-formed 3.0 document, by its kind; members that we never write are there too, unnamed by the type. */
export type DocumentV3 =
  | { readonly kind: 'OpenBadgeCredential'; readonly value: CredentialAsRead }
  | { readonly kind: 'EndorsementCredential'; readonly value: { readonly [member: string]: unknown } }
  | { readonly kind: 'Achievement'; readonly value: AchievementDocument }
  | { readonly kind: 'Profile'; readonly value: ProfileDocument };

/** As others may write it: the issuer may be an address, the status of any type, and there may be proofs. */
export interface CredentialAsRead extends Omit<OpenBadgeCredential, 'issuer' | 'credentialStatus'> {
  readonly issuer: OpenBadgeCredential['issuer'] | string;
  readonly credentialStatus?: { readonly id: string; readonly type: string; readonly [member: string]: unknown };
  readonly proof?: readonly { readonly type: string; readonly [member: string]: unknown }[];
}

export type ParsedV3 =
  | ({ readonly ok: true } & DocumentV3)
  | { readonly ok: false; readonly reason: JsonReason | 'not-open-badges-3'; readonly findings: readonly [] }
  | { readonly ok: false; readonly reason: 'shape'; readonly findings: readonly ShapeFinding[] };

/**
 * Reads a 3.0 document from JSON text: limits, duplicate members, then its shape. I3-01 to I3-18.
 * @returns the document with its kind; or why it is none, with every finding when the shape is at fault
 */
export function parseV3(text: string): ParsedV3 {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, reason: json.reason, findings: [] };
  const kind = kindOfV3(json.value);
  if (kind === undefined) return { ok: false, reason: 'not-open-badges-3', findings: [] };
  const findings = checkShapeV3(json.value, kind);
  if (findings.length > 0) return { ok: false, reason: 'shape', findings };
  return { ok: true, ...({ kind, value: json.value } as unknown as DocumentV3) };
}
