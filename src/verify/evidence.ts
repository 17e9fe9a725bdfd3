import { parseWebAddress } from '../values/index.ts';
import { idOf } from './facts.ts';
import type { Run } from './options.ts';
import type { Check } from './report.ts';
import { say } from './say.ts';

/** Reports evidence. It is fetched only when that was asked for, since whoever keeps it would learn of the visit. */
export async function checkEvidence(evidence: readonly unknown[], path: string, run: Run): Promise<readonly Check[]> {
  const named = evidence.map(idOf).filter((id) => id !== undefined && parseWebAddress(id).ok) as string[];
  // Its order says nothing, and neither does naming it twice.
  const addresses = [...new Set(named)].sort();
  if (evidence.length === 0) return [say('evidence', 'not-applicable', 'evidence-none')];
  if (!run.evidence) return [say('evidence', 'not-applicable', 'evidence-not-fetched', addresses.join(', '), path)];
  const asked = addresses.slice(0, run.session.limits.evidence);
  return Promise.all(
    asked.map(async (address) => {
      const loaded = await run.session.load(address);
      return loaded.ok
        ? say('evidence', 'pass', 'evidence-there', address, address)
        : say('evidence', 'warning', 'evidence-unreachable', `${address} (${loaded.detail ?? loaded.reason})`, address);
    }),
  );
}
