import {
  didKeyDocument,
  findKeyInDocument,
  findVerificationMethod,
  parseVerificationKey,
  readJwk,
  readKeyDocument,
  sameKey,
  type VerificationKey,
} from '../../proof/index.ts';
import { isObject, parseWebAddress } from '../../values/index.ts';
import { listOf, member } from '../facts.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import type { Session } from '../session.ts';
import type { IssuerDocument } from './issuer-document.ts';

/** Whether a key is the issuer's. A key that is not bound may still show whether a signature fits. */
export interface Binding {
  readonly check: Check;
  readonly key: VerificationKey | undefined;
}

/** Who must hold the key, and what they say of themselves. */
export interface Holder {
  readonly id: string;
  readonly found: IssuerDocument;
}

/**
 * Finds the key of a verification method from the issuer. P-06; J-02, J-10; STANDARDS 5, "Keys on a static host".
 * A key that stands in a fragment, in a header, or in a document that only says whose it is, proves nothing.
 * @param path  of the member that names the method
 */
export async function bindMethod(method: string, holder: Holder, session: Session, path: string): Promise<Binding> {
  const base = method.replace(/#.*$/s, '');
  if (base === holder.id.replace(/#.*$/s, '')) return fromIssuer(method, holder, session, path);
  if (holder.id.startsWith('did:')) return unbound('fail', 'key-of-another', method, path, keyOfDid(base, method));
  if (base.startsWith('did:')) return unbound('unknown', 'key-not-bound', method, path, keyOfDid(base, method));
  return fromKeyDocument(method, holder, session, path);
}

function fromIssuer(method: string, { found }: Holder, { now }: Session, path: string): Binding {
  if (found.document === undefined) return unbound('unknown', 'key-not-bound', method, path, keyInFragment(method));
  const bound = findVerificationMethod(found.document, method, now);
  if (bound.ok) return { check: say('key', 'pass', 'key-bound', method, path), key: bound.value.key };
  // A Profile that says nothing of keys leaves open whose they are; a list of keys without this one does not.
  const isSilent = member(found.document, 'assertionMethod') === undefined && !method.startsWith('did:');
  return isSilent
    ? unbound('unknown', 'key-not-bound', method, path, keyInFragment(method))
    : unbound('fail', bound.reason, method, path, keyInFragment(method));
}

/** A key document of its own counts when it lies under the issuer's address, or the issuer lists it. */
async function fromKeyDocument(method: string, holder: Holder, session: Session, path: string): Promise<Binding> {
  const loaded = parseWebAddress(method).ok && /^https:/i.test(method) ? await session.loadJson(method) : undefined;
  if (!loaded?.ok) return unbound('unknown', 'key-unreachable', method, path, keyInFragment(method));
  const document = loaded.value;
  if (isObject(document) && Array.isArray(document.keys)) return unbound('unknown', 'key-set', method, path);
  const read =
    isObject(document) && 'kty' in document
      ? readJwk(document)
      : readKeyDocument(document, method, holder.id, session.now);
  if (!read.ok) return unbound('fail', read.reason, method, path);
  const key = 'key' in read.value ? read.value.key : read.value;
  const isListed = listOf(member(holder.found.document, 'assertionMethod')).includes(method);
  return isListed || liesUnder(method, holder.id)
    ? { check: say('key', 'pass', 'key-bound', method, path), key }
    : unbound('unknown', 'key-not-bound', method, path, key);
}

/** A JWT whose header holds the key itself: the issuer must list the same one. J-10. */
export function bindHeaderKey(jwk: object, { found }: Holder, { now }: Session, path: string): Binding {
  const key = readJwk(jwk);
  if (!key.ok) return unbound('fail', key.reason, '', path);
  if (found.document === undefined) return unbound('unknown', 'key-only-in-header', '', path, key.value);
  const bound = findKeyInDocument(found.document, key.value, now);
  if (bound.ok) return { check: say('key', 'pass', 'key-bound', bound.value.id, path), key: key.value };
  const isSilent = member(found.document, 'assertionMethod') === undefined;
  return unbound(
    isSilent ? 'unknown' : 'fail',
    isSilent ? 'key-only-in-header' : 'key-not-listed',
    '',
    path,
    key.value,
  );
}

/** True when a header's key is not the one that its `kid` leads to. */
export function differsFromHeader(jwk: object, bound: VerificationKey | undefined): boolean {
  const key = readJwk(jwk);
  return !key.ok || (bound !== undefined && !sameKey(key.value, bound));
}

/** True for an address in the folder of another, or behind it; both are compared after parsing. */
function liesUnder(address: string, folder: string): boolean {
  if (!parseWebAddress(address).ok || !parseWebAddress(folder).ok) return false;
  const inner = new URL(address);
  const outer = new URL(folder);
  if (inner.origin !== outer.origin) return false;
  const path = outer.pathname.endsWith('/') ? outer.pathname : `${outer.pathname}/`;
  return inner.pathname === outer.pathname || inner.pathname.startsWith(path);
}

function keyOfDid(did: string, method: string): VerificationKey | undefined {
  if (!did.startsWith('did:key:')) return keyInFragment(method);
  const document = didKeyDocument(did);
  const key = document.ok ? parseVerificationKey(did.slice('did:key:'.length)) : undefined;
  return key?.ok ? key.value : undefined;
}

function keyInFragment(method: string): VerificationKey | undefined {
  const key = parseVerificationKey(method.replace(/^[^#]*#?/s, ''));
  return key.ok ? key.value : undefined;
}

const unbound = (
  outcome: 'fail' | 'unknown',
  reason: string,
  method: string,
  path: string,
  key?: VerificationKey,
): Binding => ({ check: say('key', outcome, reason, method, path), key });
