import { bad, epoch, good, type Instant, isObject, parseInstant, type Result } from '../values/index.ts';
import { type MultikeyReason, parsePublicKey } from './multikey.ts';

export type VerificationMethodReason =
  | 'controller-document-malformed'
  /** the document does not know this method at all */
  | 'method-absent'
  /** it knows the method, but not as one that makes assertions */
  | 'method-not-assertion'
  /** it gives one id to two different methods */
  | 'method-ambiguous'
  | 'method-controller'
  | 'method-type-unknown'
  | 'method-revoked'
  | 'method-expired'
  | MultikeyReason;

/** A key that its controller's document binds to it. */
export interface BoundKey {
  readonly id: string;
  /** The controlling document's id; the caller compares it with the credential's issuer. */
  readonly controller: string;
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array;
}

/**
 * Finds the key of a verification method in its controller's document. P-06, W-02, W-03; CID 1.0, 3.3.
 * The document must list the method under `assertionMethod`, as a string or embedded, under exactly this id,
 * with itself as the method's controller.
 * @param document  as fetched; who fetched it has compared its id with the address asked for
 * @param id  the proof's `verificationMethod`
 */
export function findVerificationMethod(
  document: unknown,
  id: string,
  now: Instant,
): Result<BoundKey, VerificationMethodReason> {
  if (!isObject(document) || typeof document.id !== 'string') return bad('controller-document-malformed');
  const listed = entriesOf(document.assertionMethod);
  const embedded = listed.filter((entry) => isObject(entry) && entry.id === id);
  const known = entriesOf(document.verificationMethod).filter((entry) => isObject(entry) && entry.id === id);
  if (embedded.length === 0 && !listed.includes(id))
    return bad(known.length ? 'method-not-assertion' : 'method-absent');
  const methods = [...embedded, ...known];
  const [method] = methods;
  if (!isObject(method)) return bad('method-absent');
  if (methods.length > 1) return bad('method-ambiguous');
  if (method.controller !== document.id) return bad('method-controller');
  const ended = refuseEnded(method, now);
  if (ended) return bad(ended);
  if (method.type !== 'Multikey' || typeof method.publicKeyMultibase !== 'string') return bad('method-type-unknown');
  const key = parsePublicKey(method.publicKeyMultibase);
  return key.ok ? good({ id, controller: document.id, publicKey: key.value }) : key;
}

const entriesOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

/** A method that was revoked binds nothing any more, also not what was signed before: the time of signing is only claimed. */
function refuseEnded(
  method: { [key: string]: unknown },
  now: Instant,
): 'method-revoked' | 'method-expired' | undefined {
  if ('revoked' in method && isOver(method.revoked, now)) return 'method-revoked';
  return 'expires' in method && isOver(method.expires, now) ? 'method-expired' : undefined;
}

function isOver(value: unknown, now: Instant): boolean {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  return !instant?.ok || epoch(instant.value) <= epoch(now);
}
