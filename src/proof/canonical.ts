import jsonld from 'jsonld';
import ContextResolver from 'jsonld/lib/ContextResolver.js';
import rdf from 'rdf-canonize';
import { isObject } from '../values/index.ts';
import { bundledContexts, type ContextSet } from './contexts.ts';
import { shareTerms } from './jsonld-contexts.ts';
import { type DocumentFault, ProofError } from './proof-error.ts';

export type Digest = 'SHA-256' | 'SHA-384';

/** Objects of a document: telling blank nodes apart costs more than their number. */
export const MOST_NODES = 1_000;

/** Deep comparisons allowed for each blank node that looks like another; poison graphs need far more. */
const WORK_FACTOR = 1;

/**
 * Canonical N-Quads of a JSON-LD document: RDFC-1.0, safe mode, no base address. P-03, I3-15.
 * @param document  is not changed; names its contexts by address only
 * @param digest  what blank nodes are told apart by; P-384 wants SHA-384
 * @param mostNodes  objects that the document may have
 * @throws ProofError with a {@link DocumentFault} when anything in the document would be lost or is not known
 */
export async function canonize(
  document: object,
  contexts: ContextSet = bundledContexts,
  digest: Digest = 'SHA-256',
  mostNodes: number = MOST_NODES,
): Promise<string> {
  refuseForeignContexts(document, contexts);
  if (nodesIn(document) > mostNodes) throw fault('canonization-limit', `more than ${mostNodes} objects`);
  shareTerms();
  const dataset = await toDataset(document, contexts);
  try {
    return await rdf.canonize(dataset, {
      algorithm: 'RDFC-1.0',
      maxWorkFactor: WORK_FACTOR,
      messageDigestAlgorithm: digest,
    });
  } catch (cause) {
    // The dataset is well formed, jsonld made it: only the work limit is left to fail here.
    throw new ProofError('canonization-limit', 'The canonical form costs too much work.', undefined, cause);
  }
}

async function toDataset(document: object, contexts: ContextSet): Promise<object[]> {
  try {
    return await jsonld.toRDF(document, {
      safe: true,
      base: null,
      rdfDirection: 'i18n-datatype',
      documentLoader: contexts.load,
      contextResolver: new ContextResolver({ sharedCache: contexts.resolved }),
    });
  } catch (cause) {
    throw explain(cause);
  }
}

const nodesIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, inner) => sum + nodesIn(inner), Array.isArray(value) ? 0 : 1)
    : 0;

/** Contexts are addresses of the set, wherever they stand: a context of the document's own could rename members. */
function refuseForeignContexts(value: unknown, contexts: ContextSet): void {
  if (Array.isArray(value)) for (const item of value) refuseForeignContexts(item, contexts);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    // Copied by assignment this member would vanish, unsigned.
    if (key === '__proto__') throw fault('undefined-member', key);
    if (key === '@context') for (const context of [inner].flat()) refuseForeignContext(context, contexts);
    else refuseForeignContexts(inner, contexts);
  }
}

function refuseForeignContext(context: unknown, contexts: ContextSet): void {
  if (typeof context !== 'string') throw fault('inline-context', JSON.stringify(context));
  if (!contexts.addresses.has(context)) throw fault('unknown-context', context);
}

const relative = new Set([
  'relative @id reference',
  'relative @type reference',
  'relative @vocab reference',
  'relative graph reference',
  'relative object reference',
  'relative predicate reference',
  'relative subject reference',
]);

/** jsonld's errors carry codes in `details`; its messages are for people only. */
function explain(cause: unknown): ProofError<DocumentFault> {
  const details = (cause as { details?: unknown } | null)?.details;
  if (!isObject(details)) return fault('json-ld-invalid', undefined, cause);
  const event = details.event;
  if (!isObject(event)) return fault('json-ld-invalid', textOf(details.code), cause);
  const facts = isObject(event.details) ? event.details : {};
  const code = textOf(event.code) ?? '';
  if (code === 'invalid property' || code === 'reserved term') {
    return fault('undefined-member', textOf(facts.property) ?? textOf(facts.term), cause);
  }
  if (relative.has(code)) return fault('relative-reference', Object.values(facts).find(textOf) as string, cause);
  return fault('data-loss', code, cause);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const says: Record<DocumentFault, string> = {
  'undefined-member': 'A member is defined by no context',
  'unknown-context': 'A context is not known',
  'inline-context': 'A context is written into the document',
  'relative-reference': 'An id or type is not an absolute IRI',
  'data-loss': 'Something in the document has no meaning in JSON-LD',
  'json-ld-invalid': 'The document is not JSON-LD',
  'canonization-limit': 'The canonical form costs too much work',
};

function fault(code: DocumentFault, detail?: string, cause?: unknown): ProofError<DocumentFault> {
  return new ProofError(code, detail === undefined ? `${says[code]}.` : `${says[code]}: ${detail}`, detail, cause);
}
