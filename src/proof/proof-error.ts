export type DocumentFault =
  /** a member that no context defines; `detail` is its name. I3-15 */
  | 'undefined-member'
  /** a context that is not in the set; `detail` is its address. P-07 */
  | 'unknown-context'
  /** a context written into the document, or null; `detail` is its JSON */
  | 'inline-context'
  /** an id or type that is no absolute IRI; `detail` is its value. I3-04 */
  | 'relative-reference'
  /** anything else that JSON-LD would drop in silence; `detail` is the event's code */
  | 'data-loss'
  /** not JSON-LD at all; `detail` is the processor's code, where it gave one */
  | 'json-ld-invalid'
  /** a graph whose canonical form would cost too much (a poison graph) */
  | 'canonization-limit';

export type ProofErrorCode =
  | DocumentFault
  | 'document-has-proof'
  | 'verification-method-malformed'
  | 'key-malformed'
  | 'ed25519-unavailable'
  | 'status-list-short'
  | 'status-list-full';

/** A fault in what is signed, or in the machine that signs. Decide by `code`; `detail` says what it was. */
export class ProofError<Code extends ProofErrorCode = ProofErrorCode> extends Error {
  override readonly name = 'ProofError';
  readonly code: Code;
  readonly detail: string | undefined;

  constructor(code: Code, message: string, detail?: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.detail = detail;
  }
}
