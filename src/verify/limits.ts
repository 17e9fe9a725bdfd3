/** What is read before it is refused. Every number has a test just under and just over it. DESIGN 5. */
export const LIMITS = {
  /** bytes of a file or an answer; pictures and JSON have narrower limits of their own */
  inputBytes: 16 * 1024 * 1024,
  /** requests of one run, beside the fetcher's own limits */
  requests: 10,
  /** endorsements that are checked one by one */
  endorsements: 10,
  /** links that are followed from a page */
  pageLinks: 3,
  /** seconds that the issuer's clock may differ from ours */
  clockSkew: 120,
  /** pieces of evidence that are fetched when asked for */
  evidence: 5,
} as const;

export type Limits = { readonly [Name in keyof typeof LIMITS]: number };
