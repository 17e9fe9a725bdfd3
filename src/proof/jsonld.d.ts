// jsonld publishes no types, and those of others lack safe mode, rdfDirection and RDFC-1.0.
declare module 'jsonld' {
  interface RemoteDocument {
    document: object;
    documentUrl: string;
    contextUrl: null;
    tag: 'static';
  }
  interface RdfOptions {
    safe: true;
    base: null;
    rdfDirection: 'i18n-datatype';
    documentLoader: (address: string) => Promise<RemoteDocument>;
    contextResolver: object;
  }
  const jsonld: {
    toRDF(document: object, options: RdfOptions): Promise<object[]>;
  };
  export default jsonld;
}

declare module 'jsonld/lib/ContextResolver.js' {
  /** Keeps contexts that were resolved once; `sharedCache` lives as long as its owner wants. */
  export default class ContextResolver {
    constructor(options: { sharedCache: Map<string, unknown> });
  }
}

declare module 'jsonld/lib/context.js' {
  /** What the contexts of a place in a document amount to. */
  export interface ActiveContext {
    mappings: Map<string, object>;
    protected: Record<string, true>;
    inverse: null;
    getInverse: unknown;
    clone: (this: ActiveContext) => ActiveContext;
    revertToPreviousContext: (this: ActiveContext) => ActiveContext;
    previousContext?: ActiveContext;
    '@base'?: unknown;
    '@language'?: unknown;
    '@vocab'?: unknown;
  }
  const contexts: { getInitialContext(options: object): ActiveContext };
  export default contexts;
}
// Parts of jsonld that publish no types.
declare module 'jsonld/lib/events.js' {
  export function setupEventHandler(given: { options: object }): unknown;
}
declare module 'jsonld/lib/expand.js' {
  export function expand(given: {
    activeCtx: object;
    element: unknown;
    options: object;
  }): Promise<object | object[] | null>;
}
declare module 'jsonld/lib/toRdf.js' {
  export function toRDF(expanded: readonly object[], options: object): object[];
}
declare module 'rdf-canonize' {
  interface CanonizeOptions {
    algorithm: 'RDFC-1.0';
    maxWorkFactor: number;
    messageDigestAlgorithm: string;
  }
  const rdf: { canonize(dataset: object[], options: CanonizeOptions): Promise<string> };
  export default rdf;
}
