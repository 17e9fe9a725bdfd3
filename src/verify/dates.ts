import { epoch, type Instant, parseInstant } from '../values/index.ts';
import type { Check } from './report.ts';
import { say } from './say.ts';
import type { Session } from './session.ts';

/**
 * Whether it holds at this moment, with some skew of clocks to its favour. I3-06, I2-06, trap 12.
 * @param from  `validFrom`, `issuanceDate` or `issuedOn`
 * @param until  `validUntil`, `expirationDate` or `expires`
 */
export function checkDates(
  from: { readonly path: string; readonly text: unknown },
  until: { readonly path: string; readonly text: unknown },
  { now, limits }: Session,
): Check {
  const start = momentOf(from.text);
  const end = momentOf(until.text);
  if (start === undefined) return say('dates', 'fail', 'date-missing', '', from.path);
  if (start === 'impossible') return say('dates', 'fail', 'date-impossible', String(from.text), from.path);
  if (end === 'impossible') return say('dates', 'fail', 'date-impossible', String(until.text), until.path);
  const skew = limits.clockSkew * 1000;
  if (epoch(now) + skew < epoch(start)) return say('dates', 'fail', 'not-yet-valid', String(from.text), from.path);
  if (end === undefined) return say('dates', 'pass', 'without-end', String(from.text));
  if (epoch(end) < epoch(start)) return say('dates', 'fail', 'ends-before-start', String(until.text), until.path);
  return epoch(now) - skew > epoch(end)
    ? say('dates', 'fail', 'expired', String(until.text), until.path)
    : say('dates', 'pass', 'in-time', String(until.text));
}

/** 2.0 dates may lack a zone: then it is UTC, and the shape warns of it. */
function momentOf(text: unknown): Instant | 'impossible' | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') return 'impossible';
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.value;
  const zoned = parsed.reason === 'date-without-zone' ? parseInstant(`${text}Z`) : parsed;
  return zoned.ok ? zoned.value : 'impossible';
}
