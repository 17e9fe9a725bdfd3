import type { Check, CheckId, CheckOutcome, Outcome, Standard } from './report.ts';

/** One of these checks must have had one of these outcomes. */
type Demand = readonly [ids: readonly CheckId[], outcomes: readonly CheckOutcome[]];

const passed = (...ids: readonly CheckId[]): Demand => [ids, ['pass']];
const understood = (id: CheckId): Demand => [[id], ['pass', 'warning']];
const passedOrNone = (id: CheckId): Demand => [[id], ['pass', 'not-applicable']];

const read: readonly Demand[] = [passed('format'), understood('shape'), understood('contexts')];
const signed: readonly Demand[] = [...read, passed('json-ld'), passed('proof'), passed('key'), passed('issuer')];

/**
 * What must have been established, form by form; the rest can only lower the verdict. Older forms are not here:
 * they are checked as far as they go, which is never far enough.
 */
const demands: Readonly<Partial<Record<Standard, readonly Demand[]>>> = {
  'Open Badges 3.0': [...signed, passedOrNone('status'), passed('dates')],
  'Bitstring Status List 1.0': [...signed, passed('dates')],
  'Open Badges 2.0': [
    ...read,
    passed('hosted', 'proof'),
    passed('scope', 'key'),
    // An endorsement awards none.
    [['badge'], ['pass', 'warning', 'not-applicable']],
    understood('issuer'),
    passedOrNone('status'),
    passed('dates'),
  ],
};

/**
 * The one place where a verdict is made. It starts from "not verified": one failure makes it invalid, one thing that
 * could not be established makes it unknown, and only when everything demanded has passed it is verified. DESIGN 5.
 */
export function verdictOf(standard: Standard, checks: readonly Check[]): Outcome {
  if (checks.some(({ outcome }) => outcome === 'fail')) return 'invalid';
  if (checks.some(({ outcome }) => outcome === 'unknown')) return 'unknown';
  const isMet = ([ids, outcomes]: Demand): boolean =>
    checks.some(({ id, outcome }) => ids.includes(id) && outcomes.includes(outcome));
  return demands[standard]?.every(isMet) ? 'verified' : 'unknown';
}

/** The outcome of several: the worst. */
export const worst = (outcomes: readonly Outcome[]): Outcome =>
  (['invalid', 'unknown'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'verified';
