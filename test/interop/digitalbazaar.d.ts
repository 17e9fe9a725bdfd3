// The other implementation publishes no types; what the tests use of it.
interface ForeignStatusResult {
  verified: boolean;
  error?: Error;
  results?: { verified: boolean; status: boolean }[];
}
type ForeignLoader = (address: string) => Promise<object>;

declare module '@digitalbazaar/vc' {
  interface Verified {
    verified: boolean;
    error?: Error & { errors?: Error[] };
    results?: { verified: boolean; proof: object; error?: Error }[];
    statusResult?: ForeignStatusResult;
  }
  export function issue<Credential extends object>(options: {
    credential: Credential;
    suite: object;
    documentLoader: ForeignLoader;
    now?: Date;
  }): Promise<Credential & { proof: Record<string, string> }>;
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: ForeignLoader;
    now: Date;
    checkStatus?: (options: object) => Promise<ForeignStatusResult>;
  }): Promise<Verified>;
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object; date?: string });
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalbazaar/ed25519-multikey' {
  interface Key {
    id: string;
    publicKeyMultibase: string;
    secretKeyMultibase: string;
    signer(): object;
  }
  export function generate(options: { id?: string; controller?: string; seed?: Uint8Array }): Promise<Key>;
  export function from(key: object): Promise<Key>;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  interface List {
    length: number;
    setStatus(index: number, status: boolean): void;
    getStatus(index: number): boolean;
    encode(): Promise<string>;
  }
  export function createList(options: { length: number }): Promise<List>;
  export function decodeList(options: { encodedList: string }): Promise<List>;
  export function checkStatus(options: object): Promise<ForeignStatusResult>;
}
