import { ProofError } from './proof-error.ts';
import { STATUS_LIST_BITS } from './status-list.ts';

/** Draws before the free indexes are counted out one by one: enough until a list is nearly full. */
const DRAWS = 32;

/**
 * Picks an index that is not used yet, each with the same chance. S-08.
 * @param used  all indexes ever given out in this list
 * @param random  gives as many bytes of chance as asked for
 * @throws ProofError `status-list-full`
 */
export function pickIndex(used: ReadonlySet<number>, random: (bytes: number) => Uint8Array): number {
  for (let draw = 0; draw < DRAWS; draw++) {
    const index = randomBelow(STATUS_LIST_BITS, random);
    if (!used.has(index)) return index;
  }
  const free = Array.from({ length: STATUS_LIST_BITS }, (_, index) => index).filter((index) => !used.has(index));
  const index = free.length === 0 ? undefined : free[randomBelow(free.length, random)];
  if (index === undefined) throw new ProofError('status-list-full', 'Every index of the status list is used.');
  return index;
}

/**
 * A number from 0 to below `limit`. Numbers that would favour the low ones are drawn again, but not for ever: a source
 * that gives nothing else is broken, and must not stop the work.
 */
function randomBelow(limit: number, random: (bytes: number) => Uint8Array): number {
  let number = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const [a = 0, b = 0, c = 0, d = 0] = random(4);
    number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    if (number < 2 ** 32 - (2 ** 32 % limit)) break;
  }
  return number % limit;
}
