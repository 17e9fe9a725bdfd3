import { type Diagnostic, fileOnly, reporter } from '../../diagnostics/index.ts';
import type { PublicKey } from '../../model/index.ts';
import { diffProblems } from './problems.ts';
import type { Side } from './side.ts';

const report = reporter(diffProblems);

/** What a key is, from its first day on. */
const FIXED = ['publicKeyMultibase', 'issuer', 'controller', 'created'] as const;
/** What it gains, once. */
const ENDS = ['retired', 'compromised'] as const;

/** Refuses every change to a key of BASE but its end: retired, or compromised. */
export function refuseKeyChanges(base: Side, now: Side): Diagnostic[] {
  const present = new Map(now.ledger.facts.keys.map((key) => [key.source.file, key]));
  return base.ledger.facts.keys.flatMap((before) => {
    const key = present.get(before.source.file);
    // One that is gone, or is no key any more, is told by others.
    const member = key && changedMember(before, key);
    return member === undefined ? [] : [report('key-rewritten', fileOnly(before.source.file), [], before.id, member)];
  });
}

const changedMember = (before: PublicKey, now: PublicKey): string | undefined =>
  FIXED.find((member) => before[member] !== now[member]) ??
  ENDS.find((member) => before[member] !== undefined && before[member] !== now[member]);
