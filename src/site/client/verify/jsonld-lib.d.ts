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
  const rdf: {
    NQuads: { parse(quads: string): object[]; serialize(dataset: object[]): string };
    canonize(dataset: object[], options: object): Promise<string>;
  };
  export default rdf;
}
