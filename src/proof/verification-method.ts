import { bad, epoch, good, type Instant, isObject, parseInstant, type Result } from '../values/index.ts';
import { type JwkReason, readJwk } from './jwk.ts';
import { parseVerificationKey, sameKey, type VerificationKey, type VerificationKeyReason } from './verification-key.ts';

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
  | VerificationKeyReason
  | JwkReason;

/** A key that its controller's document binds to it. */
export interface BoundKey {
  readonly id: string;
  /** The controlling document's id; the caller compares it with the credential's issuer. */
  readonly controller: string;
  readonly key: VerificationKey;
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
  return readMethod(method, id, document.id, now);
}

/**
 * Finds the method that holds a key and makes assertions: for a token that brings the key itself. J-10.
 * @param document  as {@link findVerificationMethod}
 */
export function findKeyInDocument(
  document: unknown,
  key: VerificationKey,
  now: Instant,
): Result<BoundKey, VerificationMethodReason> {
  if (!isObject(document)) return bad('controller-document-malformed');
  const ids = entriesOf(document.assertionMethod).map((entry) => (isObject(entry) ? entry.id : entry));
  for (const id of new Set(ids)) {
    const found = typeof id === 'string' ? findVerificationMethod(document, id, now) : bad('method-absent');
    if (found.ok && sameKey(found.value.key, key)) return found;
  }
  return bad('method-absent');
}

/**
 * Reads a key document that stands alone under its own address. STANDARDS 5, "Keys on a static host", 3.
 * Whether the controller knows of it is for the caller to find out.
 */
export function readKeyDocument(
  document: unknown,
  id: string,
  controller: string,
  now: Instant,
): Result<BoundKey, VerificationMethodReason> {
  if (!isObject(document) || document.id !== id) return bad('controller-document-malformed');
  return readMethod(document, id, controller, now);
}

function readMethod(
  method: { readonly [member: string]: unknown },
  id: string,
  controller: string,
  now: Instant,
): Result<BoundKey, VerificationMethodReason> {
  if (method.controller !== controller) return bad('method-controller');
  const ended = refuseEnded(method, now);
  if (ended) return bad(ended);
  const key = readKey(method);
  return key.ok ? good({ id, controller, key: key.value }) : key;
}

/** The key of a method, as its type writes it; two at once are none. P-06, W-03. */
function readKey(method: { readonly [member: string]: unknown }): Result<VerificationKey, VerificationMethodReason> {
  const { type, publicKeyMultibase, publicKeyJwk } = method;
  if (publicKeyMultibase !== undefined && publicKeyJwk !== undefined) return bad('method-ambiguous');
  if (type === 'JsonWebKey' || type === 'JsonWebKey2020') return readJwk(publicKeyJwk);
  if (typeof publicKeyMultibase !== 'string') return bad('method-type-unknown');
  if (type === 'Multikey') return parseVerificationKey(publicKeyMultibase);
  if (type !== 'Ed25519VerificationKey2020') return bad('method-type-unknown');
  const key = parseVerificationKey(publicKeyMultibase);
  return key.ok && key.value.type !== 'Ed25519' ? bad('multikey-type') : key;
}

const entriesOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

/** A method that was revoked binds nothing any more, also not what was signed before: the time of signing is only claimed. */
function refuseEnded(
  method: { readonly [member: string]: unknown },
  now: Instant,
): 'method-revoked' | 'method-expired' | undefined {
  if ('revoked' in method && isOver(method.revoked, now)) return 'method-revoked';
  return 'expires' in method && isOver(method.expires, now) ? 'method-expired' : undefined;
}

function isOver(value: unknown, now: Instant): boolean {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  return !instant?.ok || epoch(instant.value) <= epoch(now);
}
