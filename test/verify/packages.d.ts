// Packages of other implementations that publish no types; what the fixtures use of them.
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ecdsa-multikey' {
  interface EcdsaKey {
    id: string;
    publicKeyMultibase: string;
    signer(): object;
  }
  export function generate(options: { id?: string; controller?: string; curve: string }): Promise<EcdsaKey>;
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options: { key: object; date?: string });
  }
}
declare module '@digitalbazaar/ed25519-verification-key-2020' {
  export class Ed25519VerificationKey2020 {
    constructor(options: object);
    static from(options: object): Promise<Ed25519VerificationKey2020>;
  }
}
