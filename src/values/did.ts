import { bad, good, type Result } from './result.ts';

export type DidReason = 'did-malformed' | 'did-method' | 'did-host';

/** Reads a DID without path, query or fragment. DID Core 3.1. */
export function parseDid(text: string): Result<string, 'did-malformed'> {
  return /^did:[a-z0-9]+:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2}|:(?=[^:]))+$/.test(text) && !text.endsWith(':')
    ? good(text)
    : bad('did-malformed');
}

/**
 * The did:web of an https folder address. W-01. What a DID does not take in a path, as `~` or `:`, is
 * percent-encoded. DID Core 3.1.
 * @param folder  an address that ends in `/`, as `https://user.github.io/repo/`
 * @returns as `did:web:user.github.io:repo`
 */
export function didWebOf(folder: string): string {
  const url = new URL(folder);
  const path = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replace(/[^A-Za-z0-9._%-]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`));
  return ['did:web', url.host.replace(':', '%3A'), ...path].join(':');
}

/**
 * Where the document of a did:web lies. W-01, W-02.
 * @returns an https address; or why there is none (another method, no host name, an IP address)
 */
export function didWebAddress(did: string): Result<string, DidReason> {
  const parsed = parseDid(did);
  if (!parsed.ok) return parsed;
  if (!did.startsWith('did:web:')) return bad('did-method');
  const [host = '', ...path] = did.slice('did:web:'.length).split(':');
  const authority = host.replace(/%3A/i, ':');
  if (!/^[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(authority) || !URL.canParse(`https://${authority}/`))
    return bad('did-host');
  if (/^[\d.]+$/.test(new URL(`https://${authority}/`).hostname)) return bad('did-host');
  if (path.some((part) => /^(?:\.|%2e){1,2}$/i.test(part) || /%2f/i.test(part))) return bad('did-malformed');
  return good(`https://${authority}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`);
}
