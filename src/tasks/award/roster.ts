import { printRoster, type RosterRow } from '../../content/index.ts';
import { HaversackError, parseId } from '../../values/index.ts';
import type { NewAward } from './record.ts';

/** A roster that is about to be written. */
export interface NewRoster {
  /** relative to the root */
  readonly path: string;
  readonly text: string;
  /** the line of the first character of each row, in the order of the awards */
  readonly lines: readonly number[];
}

/** @param name  of the roster, without its ending */
export const rosterPath = (name: string, day: string): string => `content/assertions/${day.slice(0, 4)}/${name}.csv`;

/**
 * A name for a new roster: the one that is asked for, else badge and day; with a number where it is taken.
 * @throws HaversackError `roster-name`
 */
export function nameRoster(asked: string, isTaken: (name: string) => boolean): string {
  if (!parseId(asked).ok) {
    throw new HaversackError('roster-name', `A roster cannot be named "${asked}".`, {
      remedy: 'Write a --name of small letters, digits and hyphens: it becomes the name of a file.',
    });
  }
  for (let number = 1; ; number++) {
    const name = number === 1 ? asked : `${asked}-${number}`;
    if (!isTaken(name)) return name;
  }
}

/** Awards as a roster, one row each, in the order given. */
export function buildRoster(path: string, awards: readonly NewAward[]): NewRoster {
  const rows = awards.map(rowOf);
  const lines: number[] = [];
  let line = 2;
  for (const row of rows) {
    lines.push(line);
    line += 1 + Object.values(row).reduce((sum, cell) => sum + ((cell ?? '').match(/\r\n|\n|\r/g)?.length ?? 0), 0);
  }
  return { path, text: printRoster(rows), lines };
}

function rowOf({ id, badge, identity, name, issuedOn, expires, narrative, evidence }: NewAward): RosterRow {
  const recipient =
    identity.type === 'email'
      ? { identity: identity.identity, salt: identity.salt, type: identity.type }
      : { type: identity.type, url: identity.url };
  const addresses = evidence.map(({ url, meets }) => (meets === undefined ? url : `${meets}=${url}`)).join(' ');
  const given = { name, issuedOn, expires, narrative: narrative || undefined, evidence: addresses || undefined };
  return { id, badge, ...recipient, ...given };
}
