import { EMAIL, type Form, type FormProblem, readEvidenceLines, readOption } from '../../../github/index.ts';
import type { Backpack, LinkedBadge } from '../../../model/index.ts';
import { dayOf, parseInstant } from '../../../values/index.ts';
import { chooseBadge } from '../../award/choose-badge.ts';
import { planAwards } from '../../award/plan.ts';
import { masked, readTo, type To } from '../../award/recipient.ts';
import { type NewAward, printRecord, recordPath } from '../../award/record.ts';
import { readEvidence } from '../../award/wanted.ts';
import type { Effects } from '../../effects.ts';
import { headingOf, type PlannedForm, problemOf, shown, type Told } from './plan.ts';

type Values = Readonly<Record<string, string>>;

/**
 * What the forms *Award a badge* and *Request a badge* come to: the record of one award, planned as `award` does it.
 * @param effects  chance, and the day of an award whose form names none
 */
export async function planAwardForm(
  effects: Pick<Effects, 'today' | 'random' | 'progress'>,
  backpack: Backpack,
  form: Form,
  values: Values,
): Promise<PlannedForm> {
  const problems: FormProblem[] = [];
  const tell = (id: string, code: string, says: string): void =>
    void problems.push({ code, field: headingOf(form, id), says });
  const badge = readBadge(backpack, form, values.badge ?? '', problems);
  const to = readRecipient(values.recipient ?? '', (code, says) => tell('recipient', code, says));
  const issuedOn = values.day === undefined || values.day === '' ? undefined : readDay(values.day);
  if (issuedOn === null) tell('day', 'day-unreadable', 'Write a day that exists, as in 2026-02-28.');
  const evidence = readEvidenceAnswer(values.evidence ?? '', badge, (code, says) => tell('evidence', code, says));
  if (form.kind === 'request' && badge !== undefined) {
    const missing = unmet(badge, evidence);
    if (missing.length > 0) tell('evidence', 'requirement-unmet', missingWords(missing));
  }
  if (problems.length > 0 || badge === undefined || to === undefined || issuedOn === null)
    return { kind: 'refused', problems };
  const narrative = values.narrative || undefined;
  const wanted = { to, name: values.name || undefined, issuedOn, evidence, results: [], narrative };
  try {
    const [planned] = await planAwards(effects, backpack, badge, [wanted], false);
    if (planned === undefined) return { kind: 'refused', problems };
    if (!planned.isNew) return { kind: 'there', id: planned.award.id, page: planned.award.addresses.page };
    const { award } = planned;
    return {
      kind: 'file',
      change: { path: recordPath(award), text: printRecord(award) },
      title: `Award \`${badge.id}\`${form.kind === 'request' ? ', as requested' : ''}`,
      told: tellAward(badge, to, award),
    };
  } catch (error) {
    return { kind: 'refused', problems: [problemOf(error, '')] };
  }
}

function readBadge(backpack: Backpack, form: Form, text: string, problems: FormProblem[]): LinkedBadge | undefined {
  const field = headingOf(form, 'badge');
  const id = readOption(text);
  if (id === undefined) {
    problems.push({ code: 'badge-unreadable', field, says: 'Choose a badge of the list, or write its id alone.' });
    return undefined;
  }
  try {
    return chooseBadge(backpack, id);
  } catch (error) {
    problems.push(problemOf(error, field));
    return undefined;
  }
}

/** A recipient without the backticks or brackets that it may have been pasted with; never a plain e-mail address. */
function readRecipient(text: string, tell: (code: string, says: string) => void): To | undefined {
  const bare = /^`([^`]+)`$/.exec(text)?.[1] ?? /^<([^<>]+)>$/.exec(text)?.[1] ?? text;
  let to: To;
  try {
    to = readTo(bare.trim());
  } catch {
    tell(
      'recipient-unreadable',
      'Write the text that the page for hashing shows, as a whole (`sha256$…$…`), or the whole address of a profile (`https://…`), or a DID. Not a name.',
    );
    return undefined;
  }
  if (to.kind !== 'email') return to;
  tell(EMAIL.code, EMAIL.says);
  return undefined;
}

/** @returns null for what is no day */
function readDay(text: string): string | null {
  const day = parseInstant(text);
  return day.ok && text.length === 10 ? dayOf(day.value) : null;
}

/** Pieces of evidence as `award` takes them. */
function readEvidenceAnswer(
  text: string,
  badge: LinkedBadge | undefined,
  tell: (code: string, says: string) => void,
): readonly string[] {
  const { values, wrong } = readEvidenceLines(text);
  if (wrong.length > 0) {
    const lines = `${wrong.length === 1 ? 'Line' : 'Lines'} ${wrong.slice(0, 10).join(', ')}`;
    tell(
      'evidence-unreadable',
      `${lines}: write one web address a line, where needed with the id of a requirement before it.`,
    );
  }
  if (values.length > MOST_EVIDENCE) tell('evidence-too-much', `At most ${MOST_EVIDENCE} addresses.`);
  const known = badge?.requirements.map(({ id }) => id) ?? [];
  const isKnown = values.every(({ meets }) => meets === undefined || known.includes(meets));
  if (badge !== undefined && !isKnown) {
    const named = known.length === 0 ? 'This badge names none.' : `Its requirements are ${list(known)}.`;
    tell('requirement-unknown', `What stands before an address is no requirement of this badge. ${named}`);
  }
  return values.map(({ url, meets }) => (meets === undefined ? url : `${meets}=${url}`));
}

const MOST_EVIDENCE = 50;

/** Requirements of a badge that demand evidence, and have none. */
function unmet(badge: LinkedBadge, evidence: readonly string[]): string[] {
  const met = new Set(readEvidence(evidence, badge).map(({ meets }) => meets));
  return badge.requirements.filter((one) => one.evidence === 'required' && !met.has(one.id)).map(({ id }) => id);
}

const missingWords = (ids: readonly string[]): string =>
  `Evidence is missing for ${list(ids)}. Write a line for each: its id, a colon and a web address.`;

/** Ids are letters, digits and hyphens: they can stand in code as they are. */
const list = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ');

function tellAward(badge: LinkedBadge, to: To, { issuedOn, name, evidence, narrative }: NewAward): Told[] {
  return [
    ['Badge', `${shown(badge.name)} (\`${badge.id}\`)`],
    ['Recipient', shown(masked(to))],
    ...(name === undefined ? [] : [['Public name', shown(name)] as const]),
    ['Day', `\`${issuedOn}\``],
    ...evidence.map(
      ({ url = '', meets }): Told => [`Evidence${meets === undefined ? '' : ` for \`${meets}\``}`, shown(url)],
    ),
    ...(narrative === undefined ? [] : [['In words', shown(narrative)] as const]),
  ];
}
