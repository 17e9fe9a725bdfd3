import type { Backpack, LinkedAssertion, LinkedBadge } from '../../model/index.ts';
import { dayOf } from '../../values/index.ts';
import type { Effects } from '../effects.ts';
import { openExisting } from './existing.ts';
import { openIds } from './new-ids.ts';
import { identityOf } from './recipient.ts';
import type { NewAward } from './record.ts';
import { readResults } from './results.ts';
import { readEvidence, refuseEmails, type Wanted } from './wanted.ts';

/** What is to be done about one award that is wanted. */
export type Planned = { readonly wanted: Wanted } & (
  | { readonly isNew: true; readonly award: NewAward }
  | { readonly isNew: false; readonly award: LinkedAssertion }
);

/**
 * Decides for each award that is wanted whether it is there already. With a day, the one of that day is, whatever
 * became of it; without one, an award that still holds is.
 * @param keepsRevoked  a revoked award counts as there too: no list that is read again gives back what was taken back
 */
export async function planAwards(
  { today, random, progress }: Pick<Effects, 'today' | 'random' | 'progress'>,
  { assertions, erased }: Backpack,
  badge: LinkedBadge,
  wanted: readonly Wanted[],
  keepsRevoked: boolean,
): Promise<Planned[]> {
  const existing = openExisting(assertions.filter((one) => one.badge.id === badge.id && one.state !== 'draft'));
  const taken = [...assertions.map(({ id }) => id), ...erased.map(({ assertion }) => assertion)];
  const newId = openIds(badge.id, new Set(taken), random);
  const planned: Planned[] = [];
  const seen = new Map<string, Planned>();
  for (const [index, one] of wanted.entries()) {
    if ((index + 1) % 100 === 0) progress('looking at awards', index + 1, wanted.length);
    const { to, name, issuedOn, expires, narrative } = one;
    refuseEmails(one);
    const key = JSON.stringify([to.kind, to.kind === 'email' ? to.value.toLowerCase() : to.value, issuedOn]);
    if (seen.has(key)) continue;
    const fits = (award: LinkedAssertion): boolean =>
      issuedOn === undefined ? holds(award, keepsRevoked) : dayOf(award.issuedOn) === issuedOn;
    const found = existing.find(to, fits);
    const plan: Planned =
      found !== undefined
        ? { wanted: one, isNew: false, award: found }
        : {
            wanted: one,
            isNew: true,
            award: {
              id: newId(),
              badge: badge.id,
              identity: await identityOf(to, random),
              name,
              issuedOn: issuedOn ?? dayOf(today),
              expires,
              evidence: readEvidence(one.evidence, badge),
              results: readResults(one.results, badge),
              narrative,
            },
          };
    seen.set(key, plan);
    planned.push(plan);
  }
  return planned;
}

const holds = ({ state }: LinkedAssertion, keepsRevoked: boolean): boolean =>
  state !== 'expired' && (keepsRevoked || state !== 'revoked');
