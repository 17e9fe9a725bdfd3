import { bad, epoch, good, type Instant, isObject, type Result } from '../values/index.ts';
import { bundledContexts, type ContextSet } from './contexts.ts';
import {
  type Canonize,
  type Cryptosuite,
  type DocumentMembers,
  isOfSuite,
  refuseSignature,
  type SignatureReason,
} from './cryptosuite.ts';
import { type DocumentFault, ProofError } from './proof-error.ts';
import { type Proof, type ProofShapeReason, parseProof } from './proof-shape.ts';
import { ecdsaRdfc2019 } from './suites/ecdsa-rdfc-2019.ts';
import { ed25519Signature2020 } from './suites/ed25519-signature-2020.ts';
import { eddsaJcs2022 } from './suites/eddsa-jcs-2022.ts';
import { eddsa2022, eddsaRdfc2022 } from './suites/eddsa-rdfc-2022.ts';
import type { VerificationKey } from './verification-key.ts';

/** The suites that are verified; another is added here and nowhere else. */
const suites: readonly Cryptosuite[] = [eddsaRdfc2022, eddsa2022, eddsaJcs2022, ecdsaRdfc2019, ed25519Signature2020];

export type ProofReason =
  | ProofShapeReason
  | SignatureReason
  | DocumentFault
  | 'suite-unknown'
  /** the suite takes no keys of this kind */
  | 'key-type-mismatch'
  | 'proof-context'
  | 'proof-expired'
  | 'previous-proof-absent'
  | 'previous-proof-unverified';

/** `detail` names the member, context or value that a reason is about, where there is one. */
export type ProofOutcome =
  | { readonly ok: true; readonly proof: Proof }
  | { readonly ok: false; readonly reason: ProofReason; readonly detail?: string };

export interface VerifyingOptions {
  /** Found from the issuer (P-06); never taken from the proof itself. */
  readonly key: VerificationKey;
  readonly now: Instant;
  readonly contexts?: ContextSet;
  /** Ids of this document's proofs that are verified already; a chained proof needs those it covers. */
  readonly verified?: ReadonlySet<string>;
  /** Given to every proof of one document, so that its canonical form is made once. */
  readonly canonize?: Canonize;
}

/**
 * Verifies one proof of a document. P-05; VC Data Integrity 1.0, 4.4 and 4.5.
 * A good signature says nothing about who holds the key: see {@link findVerificationMethod}.
 * @param document  with its `proof` or without; a chained proof needs those it covers in there
 * @param proof  one entry of `proof`
 * @throws ProofError `ed25519-unavailable` only; whatever is wrong with the document is an outcome
 */
export async function verifyProof(
  document: DocumentMembers,
  proof: unknown,
  { key, now, contexts = bundledContexts, verified = new Set(), canonize }: VerifyingOptions,
): Promise<ProofOutcome> {
  const parsed = parseProof(proof);
  if (!parsed.ok) return parsed;
  const suite = suites.find((candidate) => isOfSuite(parsed.value, candidate));
  if (!suite) return { ...bad('suite-unknown'), detail: parsed.value.cryptosuite ?? parsed.value.type };
  if (!suite.keys.includes(key.type)) return bad('key-type-mismatch');
  if (hasForeignContext(parsed.value, document)) return bad('proof-context');
  if (parsed.value.expires && epoch(parsed.value.expires) <= epoch(now)) return bad('proof-expired');
  const covered = coveredProofs(document, parsed.value, verified);
  if (!covered.ok) return covered;
  const { proof: _, ...unsecured } = document;
  const secured = covered.value.length === 0 ? unsecured : { ...unsecured, proof: covered.value };
  try {
    const data = await suite.hash(
      secured,
      parsed.value.members,
      contexts,
      key.type,
      covered.value.length === 0 ? canonize : undefined,
    );
    const reason = await refuseSignature(data, parsed.value.proofValue, key);
    return reason ? bad(reason) : { ok: true, proof: parsed.value };
  } catch (fault) {
    if (fault instanceof ProofError && isDocumentFault(fault)) return outcomeOf(fault);
    throw fault;
  }
}

/** The entries of a document's `proof`: none, one object, or an array. P-08. */
export function proofsOf(document: DocumentMembers): readonly unknown[] {
  return 'proof' in document ? [document.proof].flat() : [];
}

/** A proof carries no context (P-04); one that merely repeats the document's changes nothing and is let pass. */
function hasForeignContext(proof: Proof, document: DocumentMembers): boolean {
  return (
    '@context' in proof.members && JSON.stringify(proof.members['@context']) !== JSON.stringify(document['@context'])
  );
}

function coveredProofs(
  document: DocumentMembers,
  proof: Proof,
  verified: ReadonlySet<string>,
): Result<readonly unknown[], 'previous-proof-absent' | 'previous-proof-unverified'> {
  const covered: unknown[] = [];
  for (const id of proof.previousProof) {
    const named = proofsOf(document).filter((candidate) => isObject(candidate) && candidate.id === id);
    if (named.length !== 1) return bad('previous-proof-absent');
    if (!verified.has(id)) return bad('previous-proof-unverified');
    covered.push(named[0]);
  }
  return good(covered);
}

type DocumentProofError = ProofError & { readonly code: DocumentFault };

const documentFaults: Readonly<Record<DocumentFault, true>> = {
  'undefined-member': true,
  'unknown-context': true,
  'inline-context': true,
  'relative-reference': true,
  'data-loss': true,
  'json-ld-invalid': true,
  'canonization-limit': true,
};

const isDocumentFault = (fault: ProofError): fault is DocumentProofError => fault.code in documentFaults;

const outcomeOf = ({ code, detail }: DocumentProofError): ProofOutcome =>
  detail === undefined ? bad(code) : { ...bad(code), detail };
