import { nearest } from '../../diagnostics/index.ts';
import type { Backpack, LinkedBadge } from '../../model/index.ts';
import { HaversackError } from '../../values/index.ts';

/**
 * Finds the badge that somebody means.
 * @param given  its id
 * @throws HaversackError `badge-unknown`
 */
export function findBadge({ badges }: Pick<Backpack, 'badges'>, given: string): LinkedBadge {
  const badge = badges.find(({ id }) => id === given);
  if (badge !== undefined) return badge;
  const ids = badges.map(({ id }) => id);
  const near = nearest(given, ids);
  const known = ids.length === 0 ? 'There is none yet: haversack badge new <id>.' : `There are: ${ids.join(', ')}.`;
  throw new HaversackError('badge-unknown', `There is no badge "${given}".`, {
    remedy: near === undefined ? known : `Do you mean "${near}"?`,
  });
}
