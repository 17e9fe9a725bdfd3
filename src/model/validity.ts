import { type Diagnostic, reporter } from '../diagnostics/index.ts';
import { addDuration, dayOf, epoch, type Instant, parseDuration } from '../values/index.ts';
import type { Assertion } from './assertion.ts';
import type { Badge } from './badge.ts';
import { modelProblems } from './problems.ts';

const report = reporter(modelProblems);

type Dated = Pick<Assertion, 'source' | 'issuedOn' | 'expires' | 'revoked' | 'suspended' | 'reinstated'>;
type Limited = Pick<Badge, 'validFor'>;

/** When an award ends: as it says itself, else as long after its start as its badge says; undefined for never. */
export function expiryOf({ expires }: Dated, { validFor }: Limited, validFrom: Instant): Instant | undefined {
  if (expires !== undefined || validFor === undefined) return expires;
  const duration = parseDuration(validFor);
  return duration.ok ? addDuration(validFrom, duration.value) : undefined;
}

/** Holds an award's dates against each other and against today. I3-06; trap 12. */
export function checkDates(
  assertion: Dated,
  { validFor }: Limited,
  { validFrom, expires }: { readonly validFrom: Instant; readonly expires: Instant | undefined },
  today: Instant,
): Diagnostic[] {
  const { issuedOn, source } = assertion;
  const found: Diagnostic[] = [];
  if (validFor !== undefined && expires === undefined) {
    found.push(report('expiry-beyond-calendar', source, ['issuedOn'], validFor));
  }
  const isAfterToday = (moment: Instant): boolean => dayOf(moment) > dayOf(today);
  if (isAfterToday(issuedOn))
    found.push(report('issued-in-future', source, ['issuedOn'], dayOf(issuedOn), dayOf(today)));
  const start = epoch(validFrom) > epoch(issuedOn) ? validFrom : issuedOn;
  if (expires !== undefined && epoch(expires) <= epoch(start)) {
    found.push(report('expires-too-early', source, ['expires'], dayOf(expires), dayOf(start)));
  }
  for (const field of ['revoked', 'suspended', 'reinstated'] as const) {
    const on = assertion[field]?.on;
    if (on !== undefined && dayOf(on) < dayOf(issuedOn))
      found.push(report('revoked-too-early', source, [field, 'on'], field, dayOf(on), dayOf(issuedOn)));
    if (on !== undefined && isAfterToday(on))
      found.push(report('revoked-in-future', source, [field, 'on'], dayOf(on), dayOf(today)));
  }
  return found;
}
