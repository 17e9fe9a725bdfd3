import { type NewKey, signingKeys } from '../../ledger/index.ts';
import type { Backpack } from '../../model/index.ts';
import { HaversackError } from '../../values/index.ts';
import { type Effects, wholeSecond } from '../effects.ts';
import { type IssueResult, issue } from '../issue.ts';
import { changeKeys } from './change-keys.ts';
import { findKey } from './find-key.ts';
import { type Unsound, withKeys } from './open-keys.ts';

interface Marked {
  readonly id: string;
  readonly issuer: string;
  readonly file: string;
  /** true when the key was marked before */
  readonly wasMarked: boolean;
  /** the key that was made because the issuer had no other to sign with */
  readonly made: NewKey | undefined;
}

export type KeysCompromiseResult =
  | Unsound
  | (Marked & {
      readonly ok: true;
      /** what was sealed anew and signed anew; it may have stopped at an error, and is to be repeated then */
      readonly issued: IssueResult;
      /** pages of the awards that were sealed anew: there their holders get what holds again */
      readonly pages: readonly string[];
    });

/**
 * Marks a key as being in others' hands, so that it leaves the DID document, and seals anew all that it signed, with
 * another key: one that is made now, if there is none. What was sealed is kept. Killed at any moment, the same command
 * again does what is left.
 * @param given  the key's id
 * @throws HaversackError `key-unknown`, or what writing a key or signing throws; the key stays marked then
 */
export async function keysCompromise(effects: Effects, given: string): Promise<KeysCompromiseResult> {
  const marked = await withKeys(effects, 'keys compromise', async (open) => {
    const key = findKey(open, given);
    const { id, issuer, compromised } = key;
    const owner = open.backpack.issuers.find((one) => one.id === issuer);
    const wasMarked = compromised !== undefined;
    const isAlone = signingKeys(open.keys, issuer).every((one) => one === key);
    const begun = open.finished.find((one) => one.issuer === issuer);
    const changed = await changeKeys(open, `keys compromise ${id}`, {
      makeFor: isAlone ? owner : undefined,
      end: wasMarked ? [] : [key],
      as: 'compromised',
      moment: wholeSecond(effects.now()),
    });
    if (!changed.ok) return changed;
    const about: Marked = { id, issuer, file: key.source.file, wasMarked, made: changed.made ?? begun };
    return { ok: true, about, backpack: open.backpack } as const;
  });
  if (!marked.ok) return marked;
  const { about, backpack } = marked;
  const issued = await issueOr(about, effects);
  return { ok: true, ...about, issued, pages: pagesOf(backpack, issued.resealed) };
}

/** What stops the sealing is told together with what has been done before it. */
async function issueOr({ id }: Marked, effects: Effects): Promise<IssueResult> {
  try {
    return await issue(effects, { dryRun: false });
  } catch (error) {
    if (!(error instanceof HaversackError)) throw error;
    throw new HaversackError(
      error.code,
      `${id} is marked as compromised, but nothing is sealed anew: ${error.message}`,
      {
        remedy: `${error.remedy}\nUntil then nothing that ${id} signed verifies. Then: haversack keys compromise ${id}`,
        cause: error,
      },
    );
  }
}

function pagesOf({ assertions }: Backpack, ids: readonly string[]): string[] {
  const sealed = new Set(ids);
  return assertions.filter(({ id }) => sealed.has(id)).map(({ addresses }) => addresses.page);
}
