import contexts from 'jsonld/lib/context.js';
import { setupEventHandler } from 'jsonld/lib/events.js';
import { expand } from 'jsonld/lib/expand.js';
import { toRDF as datasetOf } from 'jsonld/lib/toRdf.js';
import rdf from 'rdf-canonize';

/**
 * jsonld as far as verifying uses it, in a browser alone: what `jsonld.toRDF` and `jsonld.canonize` do for a document
 * that is there already, without the parts that frame, compact, or fetch. A test compares both over every fixture.
 */
async function toRDF(document: object, given: object): Promise<string> {
  const options = { ...given, eventHandler: setupEventHandler({ options: given }) };
  const activeCtx = contexts.getInitialContext(options);
  const element: unknown = structuredClone(document);
  const expanded = await expand({ activeCtx, element, options });
  const nodes = expanded === null ? [] : [expanded].flat();
  return rdf.NQuads.serialize(datasetOf(nodes, options));
}

const canonize = (quads: string, { canonizeOptions }: { readonly canonizeOptions: object }): Promise<string> =>
  rdf.canonize(rdf.NQuads.parse(quads), canonizeOptions);

export default { toRDF, canonize };
