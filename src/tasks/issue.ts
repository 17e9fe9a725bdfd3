import { type Diagnostic, inOrder } from '../diagnostics/index.ts';
import { takeLock } from '../io/index.ts';
import {
  dueLists,
  findSigners,
  keyPlaceName,
  pendingAssertions,
  proveStatus,
  readLedger,
  StatusIndexes,
  sealAssertion,
  signingKey,
  signList,
} from '../ledger/index.ts';
import type { Backpack, LinkedAssertion, PublicKey } from '../model/index.ts';
import type { Signer } from '../proof/index.ts';
import { HaversackError } from '../values/index.ts';
import { type Effects, wholeSecond } from './effects.ts';
import { loadBackpack, soundBackpack } from './load.ts';

/** What `issue` sets right itself, so that it does not stop for it. */
const MENDED = ['status-list-missing', 'revocation-not-listed'];

/** Hashes and signatures are made by other threads; so many assertions at once keep those busy. */
const AT_ONCE = 8;

export interface IssueResult {
  readonly diagnostics: readonly Diagnostic[];
  /** false when an error stopped it before anything was written */
  readonly ok: boolean;
  /** ids of assertions that are sealed now, or would be */
  readonly sealed: readonly string[];
  /** names of status lists that are signed now, or would be */
  readonly lists: readonly string[];
  /** files written, relative to the root */
  readonly files: readonly string[];
}

/**
 * Seals every assertion that waits for it, then signs each status list whose bits have changed. What was sealed by
 * a run that was killed is found again: nothing is sealed twice, and no status index is given twice.
 * @throws HaversackError `key-none`, `key-not-found` or what finding a key throws, before anything is written
 */
export async function issue(effects: Effects, { dryRun }: { readonly dryRun: boolean }): Promise<IssueResult> {
  const unlock = dryRun ? () => {} : takeLock(effects.root, 'issue');
  try {
    return await issueLocked(effects, dryRun);
  } finally {
    unlock();
  }
}

async function issueLocked(effects: Effects, dryRun: boolean): Promise<IssueResult> {
  const { root, today, now, random, progress } = effects;
  progress('reading content');
  const loaded = loadBackpack(root, today);
  const diagnostics = loaded.diagnostics.filter(({ code }) => !MENDED.includes(code));
  const backpack = soundBackpack(loaded, MENDED);
  if (backpack === undefined) return { ok: false, diagnostics, sealed: [], lists: [], files: [] };

  const seals = await proveStatus(backpack, loaded.ledger, now());
  if (seals.length > 0) {
    return { ok: false, diagnostics: inOrder([...diagnostics, ...seals]), sealed: [], lists: [], files: [] };
  }

  const pending = pendingAssertions(backpack.assertions);
  const due = dueLists(backpack, loaded.ledger);
  if (dryRun) {
    const sealed = pending.map(({ id }) => id);
    return { ok: true, diagnostics, sealed, lists: due.map(({ name }) => name), files: [] };
  }
  const issuers = new Set([...pending.map(({ badge }) => badge.issuer.id), ...due.map(({ issuer }) => issuer.id)]);
  const signers = await signersOf(issuers, backpack, effects);

  const created = wholeSecond(now());
  const indexes = new StatusIndexes(backpack.site.url, loaded.ledger, random);
  const files: string[] = [];
  for (let done = 0; done < pending.length; done += AT_ONCE) {
    const batch = pending.slice(done, done + AT_ONCE);
    progress('sealing', done + batch.length, pending.length);
    const seal = (assertion: LinkedAssertion): Promise<string> =>
      sealAssertion(root, assertion, indexes, { signer: signers.get(assertion.badge.issuer.id) as Signer, created });
    // All are waited for, also when one fails: the lock must not go while another still writes.
    for (const outcome of await Promise.allSettled(batch.map(seal))) {
      if (outcome.status === 'rejected') throw outcome.reason;
      files.push(outcome.value);
    }
  }
  const lists = dueLists(backpack, pending.length === 0 ? loaded.ledger : readLedger(root));
  for (const list of lists) {
    progress(`signing ${list.name}`);
    const signer = signers.get(list.issuer.id) as Signer;
    files.push(await signList(root, list, { signer, validFrom: created }));
  }
  return { ok: true, diagnostics, sealed: pending.map(({ id }) => id), lists: lists.map(({ name }) => name), files };
}

/** The signer of each issuer that has something to sign, by the issuer's id. */
async function signersOf(
  issuers: ReadonlySet<string>,
  backpack: Backpack,
  { keys: place }: Effects,
): Promise<ReadonlyMap<string, Signer>> {
  if (issuers.size === 0) return new Map();
  const keys: readonly PublicKey[] = backpack.issuers.flatMap((issuer) => issuer.keys);
  const chosen = [...issuers].map((id): [string, PublicKey] => {
    const key = signingKey(keys, id);
    if (key !== undefined) return [id, key];
    throw new HaversackError('key-none', `The issuer "${id}" has no key to sign with.`, {
      remedy: `Make one: haversack keys new ${id}`,
    });
  });
  const found = await findSigners(place, keys);
  return new Map(
    chosen.map(([id, key]): [string, Signer] => {
      const signer = found.get(key.publicKeyMultibase);
      if (signer !== undefined) return [id, signer];
      throw new HaversackError(
        'key-not-found',
        `The private half of ${key.source.file} is not in ${keyPlaceName(place)}.`,
        {
          remedy:
            'Name its file in HAVERSACK_KEY_FILE, give it in HAVERSACK_KEY, or make a new key with `haversack keys new`.',
        },
      );
    }),
  );
}
