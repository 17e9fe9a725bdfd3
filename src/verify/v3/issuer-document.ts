import { didKeyDocument } from '../../proof/index.ts';
import { didWebAddress, parseWebAddress } from '../../values/index.ts';
import { textAt } from '../facts.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import type { Session } from '../session.ts';

/** What the issuer says of itself under its own id; undefined when that could not be had. */
export interface IssuerDocument {
  readonly check: Check;
  readonly document: unknown;
}

/**
 * Fetches the document that an issuer's id leads to: a DID document, or a Profile with keys. P-06, W-01, W-02, W-05.
 * Its id must be the id that was asked for.
 */
export async function loadIssuer(id: string | undefined, session: Session): Promise<IssuerDocument> {
  if (id === undefined) return without(say('issuer', 'fail', 'issuer-missing', '', 'issuer'));
  if (id.startsWith('did:key:')) {
    const derived = didKeyDocument(id);
    if (!derived.ok) return without(say('issuer', 'fail', 'issuer-did-malformed', id, 'issuer'));
    return { check: say('issuer', 'pass', 'issuer-is-a-key', id), document: derived.value };
  }
  const address = id.startsWith('did:') ? didWebAddress(id) : parseWebAddress(id);
  if (!address.ok) {
    const [outcome, reason] = address.reason === 'did-method' ? (['unknown', 'did-method'] as const) : noAddress(id);
    return without(say('issuer', outcome, reason, id, 'issuer'));
  }
  const loaded = await session.loadJson(address.value);
  if (!loaded.ok) {
    const about = loaded.detail === undefined ? address.value : `${address.value} (${loaded.detail})`;
    return without(say('issuer', 'unknown', `issuer-${loaded.reason}`, about, address.value));
  }
  if (textAt(loaded.value, 'id') !== id)
    return without(say('issuer', 'fail', 'issuer-document-id', textAt(loaded.value, 'id') ?? '', address.value));
  return { check: say('issuer', 'pass', 'issuer-found', address.value), document: loaded.value };
}

const without = (check: Check): IssuerDocument => ({ check, document: undefined });

const noAddress = (id: string) =>
  id.startsWith('did:') ? (['fail', 'issuer-did-malformed'] as const) : (['unknown', 'issuer-no-address'] as const);
