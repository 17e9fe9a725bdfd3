import { FETCH_WORDS, type FetchAddress, type Fetched } from '../../io/index.ts';
import { isObject, parseJson } from '../../values/index.ts';
import type { Target } from './targets.ts';

/** What was found where something should be. */
export interface Look {
  readonly what: string;
  /** the address that was asked */
  readonly address: string;
  /** `page`: a page answers in the place of a document, as some hosts do for what is not there */
  readonly found: 'same' | 'missing' | 'page' | 'differs' | 'refused' | 'unreachable';
  readonly detail: string;
  /** where the answer came from, when it was sent on */
  readonly from?: string | undefined;
  /** keys of a DID document that the ledger does not have */
  readonly keys?: readonly string[] | undefined;
}

/**
 * Asks for one thing, and compares what comes.
 * @param at  where the site is asked for something that documents name
 */
export async function look(target: Target, at: (address: string) => string, fetch: FetchAddress): Promise<Look> {
  const address = at(target.address);
  const answer = await fetch(address);
  const said = { what: target.what, address };
  if (!answer.ok) {
    const why = answer.detail === undefined || answer.detail === address ? '' : ` (${answer.detail})`;
    return { ...said, found: 'unreachable', detail: `gives no answer: ${FETCH_WORDS[answer.reason]}${why}` };
  }
  const from = answer.url === address ? undefined : answer.url;
  return { ...said, ...judge(target, answer), ...(from !== undefined && { from }) };
}

type Judged = Pick<Look, 'found' | 'detail' | 'keys'>;

function judge({ bytes }: Target, { status, contentType, body }: Fetched & { readonly ok: true }): Judged {
  if (status === 404 || status === 410) return { found: 'missing', detail: `is not there (${status})` };
  if (status !== 200) return { found: 'refused', detail: `answers ${status}` };
  if (bytes === undefined) {
    return /html/i.test(contentType)
      ? { found: 'same', detail: 'is there' }
      : { found: 'differs', detail: 'is no page' };
  }
  if (Buffer.from(bytes).equals(body)) return { found: 'same', detail: 'is as in the ledger' };
  if (/html/i.test(contentType) && !isPage(bytes))
    return { found: 'page', detail: 'answers with a page in the place of a document' };
  const keys = foreignKeys(bytes, body);
  return keys.length > 0
    ? { found: 'differs', detail: 'names keys that the ledger does not have', keys }
    : { found: 'differs', detail: `differs from the ledger (${body.length} bytes, not ${bytes.length})` };
}

const isPage = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 9)).toString('latin1') === '<!doctype';

/** Keys of a live DID document that are not in the one that should be there. */
function foreignKeys(expected: Uint8Array, found: Uint8Array): string[] {
  const known = keysOf(expected);
  return known === undefined ? [] : (keysOf(found) ?? []).filter((key) => !known.includes(key));
}

function keysOf(bytes: Uint8Array): string[] | undefined {
  const document = parseJson(Buffer.from(bytes).toString('utf8'));
  const methods = document.ok && isObject(document.value) ? document.value.verificationMethod : undefined;
  if (!Array.isArray(methods)) return undefined;
  return methods.map((one) => (isObject(one) ? String(one.publicKeyMultibase) : String(one)).slice(0, 100));
}
