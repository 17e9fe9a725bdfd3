import { bad, good, type Instant, isObject, parseInstant, parseUri, type Result } from '../values/index.ts';

/** A Data Integrity proof after its members were checked; `members` are those of the document, all of them. */
export interface Proof {
  readonly id: string | undefined;
  readonly type: string;
  readonly cryptosuite: string | undefined;
  readonly verificationMethod: string;
  readonly created: Instant | undefined;
  readonly expires: Instant | undefined;
  readonly proofValue: string;
  /** ids of the proofs that this one covers */
  readonly previousProof: readonly string[];
  readonly members: Readonly<Record<string, unknown>>;
}

export type ProofShapeReason =
  | 'proof-not-object'
  | 'proof-id-malformed'
  | 'proof-type-missing'
  | 'cryptosuite-malformed'
  | 'verification-method-malformed'
  | 'proof-purpose'
  | 'created-malformed'
  | 'expires-malformed'
  | 'proof-value-malformed'
  | 'previous-proof-malformed';

/** Reads one entry of `proof`. P-05; VC Data Integrity 1.0, 2.1 and 4.4. */
export function parseProof(value: unknown): Result<Proof, ProofShapeReason> {
  if (!isObject(value)) return bad('proof-not-object');
  const { id, type, cryptosuite, verificationMethod, proofPurpose, created, expires, proofValue, previousProof } =
    value;
  if ('id' in value && !isUri(id)) return bad('proof-id-malformed');
  if (typeof type !== 'string') return bad('proof-type-missing');
  if ('cryptosuite' in value && typeof cryptosuite !== 'string') return bad('cryptosuite-malformed');
  if (!isUri(verificationMethod)) return bad('verification-method-malformed');
  if (proofPurpose !== 'assertionMethod') return bad('proof-purpose');
  const createdAt = parseProofInstant(created);
  if ('created' in value && !createdAt) return bad('created-malformed');
  const expiresAt = parseProofInstant(expires);
  if ('expires' in value && !expiresAt) return bad('expires-malformed');
  if (typeof proofValue !== 'string') return bad('proof-value-malformed');
  const previous = 'previousProof' in value ? [previousProof].flat() : [];
  if ('previousProof' in value && (previous.length === 0 || !previous.every(isUri))) {
    return bad('previous-proof-malformed');
  }
  return good({
    id: id as string | undefined,
    type,
    cryptosuite: cryptosuite as string | undefined,
    verificationMethod,
    created: createdAt,
    expires: expiresAt,
    proofValue,
    previousProof: previous as string[],
    members: value,
  });
}

const isUri = (value: unknown): value is string => typeof value === 'string' && parseUri(value).ok;

/** A date-time; one without zone is UTC, as VC Data Integrity 1.0, 2.1 has it. A bare date is none. */
function parseProofInstant(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || !value.includes('T')) return undefined;
  const parsed = parseInstant(value);
  if (!parsed.ok && parsed.reason !== 'date-without-zone') return undefined;
  const instant = parsed.ok ? parsed : parseInstant(`${value}Z`);
  return instant.ok ? instant.value : undefined;
}
