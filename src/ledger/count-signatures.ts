import { keyOf, signerOf } from './compromised.ts';
import type { Ledger } from './read.ts';

/** How many documents of the ledger each key signed, by its public half. */
export function countSignatures({ credentials, older, lists }: Ledger): {
  /** sealed files, also those that a newer seal stands beside */
  readonly credentials: ReadonlyMap<string, number>;
  readonly statusLists: ReadonlyMap<string, number>;
} {
  const sealed = [...credentials.values(), ...older.map(({ document }) => document)];
  return {
    credentials: countKeys(sealed.map(signerOf)),
    statusLists: countKeys([...lists.values()].map(({ document }) => signerOf(document))),
  };
}

function countKeys(verificationMethods: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const method of verificationMethods) counts.set(keyOf(method), (counts.get(keyOf(method)) ?? 0) + 1);
  return counts;
}
