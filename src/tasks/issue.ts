import { type Diagnostic, inOrder } from '../diagnostics/index.ts';
import { takeLock } from '../io/index.ts';
import {
  compromisedSeals,
  type DueList,
  dueLists,
  dueRevoked,
  findSigners,
  finishPendingKeys,
  keyPlaceName,
  type Ledger,
  pendingAssertions,
  proveSigned,
  readLedger,
  StatusIndexes,
  sealAnew,
  sealAssertion,
  signingKey,
  signList,
  writeRevoked,
} from '../ledger/index.ts';
import type { Backpack, LinkedAssertion, PublicKey, SealedFact } from '../model/index.ts';
import type { Signer } from '../proof/index.ts';
import { HaversackError, type JsonObject } from '../values/index.ts';
import { type Effects, wholeSecond } from './effects.ts';
import { loadBackpack, soundBackpack } from './load.ts';
import { MENDED } from './mended.ts';

/** Hashes and signatures are made by other threads; so many assertions at once keep those busy. */
const AT_ONCE = 8;

export interface IssueResult {
  readonly diagnostics: readonly Diagnostic[];
  /** false when an error stopped it before anything was written */
  readonly ok: boolean;
  /** ids of assertions that are sealed now, or would be */
  readonly sealed: readonly string[];
  /** ids of assertions that are sealed anew, because the key of the older seal is compromised, or would be */
  readonly resealed: readonly string[];
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
  const { root, today, now, progress } = effects;
  progress('reading content');
  const loaded = loadBackpack(root, today);
  const diagnostics = loaded.diagnostics.filter(({ code }) => !MENDED.includes(code));
  const nothing = { ok: false, sealed: [], resealed: [], lists: [], files: [] };
  const backpack = soundBackpack(loaded, MENDED);
  if (backpack === undefined) return { ...nothing, diagnostics };

  const seals = await proveSigned(backpack, loaded.ledger, now());
  if (seals.length > 0) return { ...nothing, diagnostics: inOrder([...diagnostics, ...seals]) };

  const due = dueWork(backpack, loaded.ledger);
  const said = { ok: true, diagnostics, sealed: idsOf(due.pending), resealed: idsOf(due.compromised) };
  if (dryRun) return { ...said, lists: due.lists.map(({ name }) => name), files: [] };
  const { files, lists } = await sign(backpack, loaded.ledger, due, effects);
  return { ...said, lists, files };
}

interface Due {
  readonly pending: readonly LinkedAssertion[];
  /** those whose newest seal is by a compromised key */
  readonly compromised: readonly LinkedAssertion[];
  readonly lists: readonly DueList[];
}

function dueWork(backpack: Backpack, ledger: Ledger): Due {
  const compromised = new Set(compromisedSeals(ledger.facts));
  return {
    pending: pendingAssertions(backpack.assertions),
    compromised: backpack.assertions.filter(({ id }) => compromised.has(id)),
    lists: dueLists(backpack, ledger),
  };
}

const idsOf = (assertions: readonly LinkedAssertion[]): string[] => assertions.map(({ id }) => id);

/** Signs what is due, in an order that leaves the ledger whole whenever it stops. */
async function sign(
  backpack: Backpack,
  ledger: Ledger,
  { pending, compromised, lists: known }: Due,
  effects: Effects,
): Promise<{ readonly files: readonly string[]; readonly lists: readonly string[] }> {
  const { root, now, random, progress } = effects;
  finishPendingKeys(root, effects.keys, ledger.facts.keys);
  const issuers = [...pending, ...compromised].map(({ badge }) => badge.issuer.id);
  const signers = await signersOf(new Set([...issuers, ...known.map(({ issuer }) => issuer.id)]), backpack, effects);
  const signerOf = (issuer: string): Signer => signers.get(issuer) as Signer;
  const created = wholeSecond(now());
  const indexes = new StatusIndexes(backpack.site.url, ledger, random);

  const files: string[] = [];
  const seals = [
    ...pending.map((one) => () => {
      return sealAssertion(root, one, indexes, { signer: signerOf(one.badge.issuer.id), created });
    }),
    ...compromised.map((one) => () => {
      const older = ledger.credentials.get(one.id) as JsonObject;
      const sealing = { signer: signerOf(one.badge.issuer.id), created };
      return sealAnew(root, one, one.sealed as SealedFact, older, sealing);
    }),
  ];
  for (let done = 0; done < seals.length; done += AT_ONCE) {
    const batch = seals.slice(done, done + AT_ONCE);
    progress('sealing', done + batch.length, seals.length);
    // All are waited for, also when one fails: the lock must not go while another still writes.
    for (const outcome of await Promise.allSettled(batch.map((seal) => seal()))) {
      if (outcome.status === 'rejected') throw outcome.reason;
      files.push(outcome.value);
    }
  }
  for (const due of dueRevoked(backpack, ledger)) files.push(writeRevoked(root, due));
  const lists = dueLists(backpack, seals.length === 0 ? ledger : readLedger(root));
  for (const list of lists) {
    progress(`signing ${list.name}`);
    files.push(await signList(root, list, { signer: signerOf(list.issuer.id), validFrom: created }));
  }
  return { files, lists: lists.map(({ name }) => name) };
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
