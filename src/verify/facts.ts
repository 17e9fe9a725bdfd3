import { didWebAddress, isObject } from '../values/index.ts';
import type { CredentialFacts } from './report.ts';

/** Reads a member that may be missing or of any kind. */
export const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** A member's text, or undefined. */
export const textAt = (value: unknown, name: string): string | undefined => asText(member(value, name));

export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** None, one or many, as a list. */
export const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());

/** True when a node's `type` names a type, alone or among others. */
export const isOfType = (value: unknown, type: string): boolean => listOf(member(value, 'type')).includes(type);

/** The id of what may be an address or an object. */
export const idOf = (value: unknown): string | undefined => asText(value) ?? textAt(value, 'id');

/**
 * The host that answers for an issuer: of its address, or of its `did:web`, with the path where several issuers
 * may share the host. A DID of another method has none.
 */
export function hostOf(issuer: string | undefined): string | null {
  if (issuer === undefined) return null;
  const web = issuer.startsWith('did:web:') ? didWebAddress(issuer) : undefined;
  const address = web?.ok ? web.value.replace(/\/did\.json$/, '').replace(/\/\.well-known$/, '') : issuer;
  if (!/^https?:/.test(address) || !URL.canParse(address)) return issuer.startsWith('did:') ? issuer : null;
  const url = new URL(address);
  return web?.ok ? `${url.host}${url.pathname === '/' ? '' : url.pathname}` : url.host;
}

/** Facts of a 3.0 credential, an endorsement or a status list, as far as they are there. D3-01. */
export function factsV3(document: unknown): CredentialFacts {
  const subject = member(document, 'credentialSubject');
  const issuer = member(document, 'issuer');
  const issuerId = idOf(issuer);
  return {
    id: textAt(document, 'id') ?? null,
    name: textAt(member(subject, 'achievement'), 'name') ?? textAt(document, 'name') ?? null,
    issuer: { id: issuerId ?? null, host: hostOf(issuerId), name: textAt(issuer, 'name') ?? null },
    recipient: recipientV3(subject) ?? null,
    validFrom: textAt(document, 'validFrom') ?? textAt(document, 'issuanceDate') ?? null,
    validUntil: textAt(document, 'validUntil') ?? textAt(document, 'expirationDate') ?? null,
  };
}

function recipientV3(subject: unknown): string | undefined {
  const [identifier] = listOf(member(subject, 'identifier'));
  if (member(subject, 'achievement') === undefined) return undefined;
  const kind = textAt(identifier, 'identityType') ?? 'identifier';
  if (identifier === undefined) return textAt(subject, 'id');
  return member(identifier, 'hashed') === true ? `${kind} (hashed)` : textAt(identifier, 'identityHash');
}

/** Facts of a 2.0 assertion with its badge and issuer, as far as they are known. */
export function factsV2(assertion: unknown, badge: unknown, issuer: unknown): CredentialFacts {
  const issuerId = idOf(issuer) ?? idOf(member(badge, 'issuer')) ?? idOf(member(assertion, 'issuer'));
  const recipient = member(assertion, 'recipient');
  const kind = textAt(recipient, 'type') ?? 'identity';
  return {
    id: textAt(assertion, 'id') ?? textAt(assertion, 'uid') ?? null,
    name: textAt(badge, 'name') ?? null,
    issuer: { id: issuerId ?? null, host: hostOf(issuerId), name: textAt(issuer, 'name') ?? null },
    recipient:
      (member(recipient, 'hashed') === true
        ? `${kind} (hashed)`
        : (textAt(recipient, 'identity') ?? asText(recipient))) ?? null,
    validFrom: textAt(assertion, 'issuedOn') ?? null,
    validUntil: textAt(assertion, 'expires') ?? null,
  };
}
