import type { ImportedCredential } from '../model/index.ts';

/**
 * True when two credentials are one, whatever their bytes: the same issuer and the same id, each normalised. Where one
 * of them was read without its issuer (2.0, with the badge out of reach) the ids decide. Open Badges 3.0, "Equality and comparison".
 */
export function isSameCredential(one: ImportedCredential, other: ImportedCredential): boolean {
  if (one.id === undefined || other.id === undefined) return false;
  if (normalized(one.id) !== normalized(other.id)) return false;
  const [issuer, otherIssuer] = [one.issuer.id, other.issuer.id];
  return issuer === undefined || otherIssuer === undefined || normalized(issuer) === normalized(otherIssuer);
}

/**
 * An id as it is compared: scheme and host in lower case, no default port, no empty fragment (RFC 3986, 6.2); the host
 * of a `did:web` and a UUID in lower case (RFC 9562, 4). Everything else is kept: two paths that differ by a slash are two.
 */
function normalized(id: string): string {
  const text = id.trim();
  if (/^https?:/i.test(text) && URL.canParse(text)) return new URL(text).href.replace(/#$/, '');
  if (/^urn:uuid:/i.test(text)) return text.toLowerCase();
  const web = /^did:web:([^:/?#]+)(.*)$/s.exec(text);
  if (web !== null) return `did:web:${web[1]?.toLowerCase()}${web[2]}`;
  return text;
}
