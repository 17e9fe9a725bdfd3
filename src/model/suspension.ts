import { type Diagnostic, reporter } from '../diagnostics/index.ts';
import { dayOf, isBefore } from '../values/index.ts';
import type { Assertion } from './assertion.ts';
import type { Badge } from './badge.ts';
import { modelProblems } from './problems.ts';
import type { StatusPurpose } from './sealed.ts';

const report = reporter(modelProblems);

type Suspended = Pick<Assertion, 'source' | 'suspended' | 'reinstated'>;

/**
 * Can this award be suspended at all? What its status entry says is fixed when it is sealed; before that its badge
 * decides. S-01.
 * @param purpose  of the sealed credential's status entry
 */
export function checkSuspension(
  { source, suspended, reinstated }: Suspended,
  badge: Pick<Badge, 'id' | 'suspendable'>,
  purpose: StatusPurpose | undefined,
): Diagnostic[] {
  if (suspended === undefined) return [];
  const isPossible = purpose === undefined ? badge.suspendable : purpose === 'suspension';
  if (!isPossible) return [report('suspension-not-possible', source, ['suspended'], badge.id)];
  if (reinstated === undefined || !isBefore(reinstated.on, suspended.on)) return [];
  const days = [dayOf(reinstated.on), dayOf(suspended.on)] as const;
  return [report('reinstated-too-early', source, ['reinstated', 'on'], ...days)];
}
