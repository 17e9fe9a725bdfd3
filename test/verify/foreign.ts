import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate as generateEcdsa } from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { from as importEd25519 } from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { Ed25519VerificationKey2020 } from '@digitalbazaar/ed25519-verification-key-2020';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { documentLoader, parsePublicKey, parseSecretKey, printMultibase } from '../../src/proof/index.ts';
import { DID, key, METHOD, type Members } from './world.ts';

/** What other implementations sign: @digitalbazaar/vc for embedded proofs, jose for tokens. */
const date = '2025-01-15T09:30:00Z';

const issueWith = async (document: Members, suite: object): Promise<Members> => ({
  ...(await issue({ credential: structuredClone(document) as object, suite, documentLoader, now: new Date(date) })),
});

const multikey = {
  '@context': 'https://w3id.org/security/multikey/v1',
  type: 'Multikey',
  id: METHOD,
  controller: DID,
  publicKeyMultibase: key.publicKeyMultibase,
  secretKeyMultibase: key.secretKeyMultibase,
};

export async function signWithEddsa(document: Members): Promise<Members> {
  const signer = (await importEd25519(multikey)).signer();
  return issueWith(document, new DataIntegrityProof({ cryptosuite: eddsaRdfc2022, signer, date }));
}

export interface EcdsaKey {
  readonly method: string;
  readonly publicKeyMultibase: string;
  readonly sign: (document: Members) => Promise<Members>;
}

async function ecdsaKey(curve: 'P-256' | 'P-384'): Promise<EcdsaKey> {
  const pair = await generateEcdsa({ curve, controller: DID });
  const method = `${DID}#${pair.publicKeyMultibase}`;
  const signer = { ...pair.signer(), id: method };
  return {
    method,
    publicKeyMultibase: pair.publicKeyMultibase,
    sign: (document) => issueWith(document, new DataIntegrityProof({ cryptosuite: ecdsaRdfc2019, signer, date })),
  };
}

export const p256 = await ecdsaKey('P-256');
export const p384 = await ecdsaKey('P-384');

/** That package wants the public half behind the seed. */
function longSecretKey(): string {
  const secret = parseSecretKey(key.secretKeyMultibase);
  const open = parsePublicKey(key.publicKeyMultibase);
  if (!secret.ok || !open.ok) throw new Error('the key of the world is broken');
  return printMultibase(Uint8Array.from([0x80, 0x26, ...secret.value, ...open.value]));
}

export async function signWith2020(document: Members): Promise<Members> {
  const pair = await Ed25519VerificationKey2020.from({
    id: METHOD,
    controller: DID,
    type: 'Ed25519VerificationKey2020',
    publicKeyMultibase: key.publicKeyMultibase,
    privateKeyMultibase: longSecretKey(),
  });
  return issueWith(document, new Ed25519Signature2020({ key: pair, date }));
}

export interface JwtKey {
  readonly alg: string;
  readonly jwk: JWK;
  readonly sign: (payload: Members, header?: Members) => Promise<string>;
}

async function jwtKey(alg: 'RS256' | 'ES256' | 'ES384' | 'EdDSA'): Promise<JwtKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, {
    extractable: true,
    ...(alg === 'EdDSA' && { crv: 'Ed25519' }),
  });
  return {
    alg,
    jwk: await exportJWK(publicKey),
    sign: (payload, header = {}) => new SignJWT(payload).setProtectedHeader({ alg, ...header }).sign(privateKey),
  };
}

export const jwtKeys: Readonly<Record<'RS256' | 'ES256' | 'ES384' | 'EdDSA', JwtKey>> = {
  RS256: await jwtKey('RS256'),
  ES256: await jwtKey('ES256'),
  ES384: await jwtKey('ES384'),
  EdDSA: await jwtKey('EdDSA'),
};
