import type { Evidence, LinkedBadge } from '../../model/index.ts';
import { dayOf, HaversackError, holdsEmail, parseInstant, parseWebAddress } from '../../values/index.ts';
import { isToldIn, type To } from './recipient.ts';

/** An award as somebody asks for it, before anybody looked whether it is there already. */
export interface Wanted {
  /** of the table that it stands in, the header counted */
  readonly line?: number | undefined;
  readonly to: To;
  readonly name?: string | undefined;
  /** a day, as 2026-02-28; undefined: today, unless there is one that still holds */
  readonly issuedOn?: string | undefined;
  readonly expires?: string | undefined;
  /** addresses, each with the id of the requirement that it meets before it where that has to be told */
  readonly evidence: readonly string[];
  /** results of the badge and what was reached, as `test=72` */
  readonly results: readonly string[];
  readonly narrative?: string | undefined;
}

/**
 * Reads a day from the command line.
 * @throws HaversackError `date-unreadable`
 */
export function readDay(option: string, text: string): string {
  const day = parseInstant(text.trim());
  if (day.ok) return dayOf(day.value);
  throw new HaversackError('date-unreadable', `${option} ${text} is no day.`, {
    remedy: 'Write a day that exists, as in 2026-02-28.',
  });
}

/**
 * Evidence of an award, as content has it: `https://…`, or `course=https://…` for evidence of the requirement `course`.
 * Where a badge asks for evidence of one thing alone, that is what an address without a name is evidence of.
 * @throws HaversackError `evidence-unreadable`
 */
export function readEvidence(
  texts: readonly string[],
  { requirements }: Pick<LinkedBadge, 'requirements'>,
): Evidence[] {
  const asked = requirements.filter(({ evidence }) => evidence === 'required');
  const only = asked.length === 1 ? asked[0]?.id : undefined;
  return texts.map((text) => {
    const [, meets, url = ''] = /^(?:([a-z0-9-]{1,64})=)?(.*)$/s.exec(text.trim()) ?? [];
    if (parseWebAddress(url).ok)
      return { url, ...(meets === undefined && only === undefined ? {} : { meets: meets ?? only }) };
    throw new HaversackError('evidence-unreadable', 'A piece of evidence is no web address.', {
      remedy: 'Write --evidence https://…, or --evidence course=https://… for the requirement "course" of the badge.',
    });
  });
}

/**
 * Refuses texts that would carry the recipient's e-mail address into content, where everybody reads it.
 * @throws HaversackError `email-in-text`, which does not repeat the address
 */
export function refuseEmails({ to, name, narrative = '', evidence }: Wanted): void {
  const isTold = [name ?? '', narrative, ...evidence].some((text) => isToldIn(text, to));
  if (!isTold && !holdsEmail(name ?? '')) return;
  throw new HaversackError('email-in-text', 'The e-mail address of a recipient stands in a name, a text or evidence.', {
    remedy: 'Take it out there: these go into the repository as they are. Only --to is hashed.',
  });
}
