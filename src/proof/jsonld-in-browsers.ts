import contexts from 'jsonld/lib/context.js';
import { setupEventHandler } from 'jsonld/lib/events.js';
import { expand } from 'jsonld/lib/expand.js';
import { toRDF as datasetOf } from 'jsonld/lib/toRdf.js';

/**
 * jsonld as far as it is used here, in a browser alone: what `jsonld.toRDF` does for a document that is there already,
 * without the parts that frame, compact, or fetch. A test compares both over every fixture of the verifier.
 */
async function toRDF(document: object, given: object): Promise<object[]> {
  const options = { ...given, eventHandler: setupEventHandler({ options: given }) };
  const activeCtx = contexts.getInitialContext(options);
  const element: unknown = structuredClone(document);
  const expanded = await expand({ activeCtx, element, options });
  return datasetOf(expanded === null ? [] : [expanded].flat(), options);
}

export default { toRDF };
