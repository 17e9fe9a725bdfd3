import { holdsPlainAddress, readEvidenceLines, readOption } from '../../../github/index.ts';
import { dayOf, isObject, parseInstant } from '../../../values/index.ts';
import { readTo } from '../../award/recipient.ts';
import type { Wanted } from '../../award/wanted.ts';
import { inside, otherEvent, textIn } from '../event-fields.ts';

/** One thing that is wrong with what another program sent; nothing of it is repeated, since logs are public. */
export interface PayloadProblem {
  /** counted from 1; undefined: the payload as a whole */
  readonly completion: number | undefined;
  readonly says: string;
}

/** Completions that a learning platform, or a maintainer, sent. */
export interface Completions {
  readonly badge: string;
  readonly wanted: readonly Wanted[];
  /** what was sent, always written alike: the same payload is the same proposal */
  readonly fingerprint: string;
}

export type ReadPayload =
  | { readonly ok: true; readonly completions: Completions }
  | { readonly ok: false; readonly problems: readonly PayloadProblem[] };

/** What one payload may hold. GitHub itself takes 64 kB. */
const MOST = { completions: 500, problems: 50, text: 2_000, name: 120, evidence: 50 } as const;

const FIELDS = ['recipient', 'name', 'issuedOn', 'evidence'] as const;
const EMAIL =
  'An e-mail address stands in it. Send its hash, as `haversack` and the page `/hash/` make it; and look where the address has been kept meanwhile.';

/**
 * Reads completions: of `repository_dispatch` with the type `completions`, its `client_payload`; of `workflow_dispatch`,
 * its inputs, which are one.
 * @throws HaversackError `event-other`
 */
export function readPayload(eventName: string, event: unknown): ReadPayload {
  if (eventName === 'repository_dispatch' && textIn(event, 'action') === 'completions')
    return readCompletions(inside(event, 'client_payload'));
  if (eventName !== 'workflow_dispatch')
    return otherEvent(
      'github propose',
      '`issues`, `workflow_dispatch`, and `repository_dispatch` of the type `completions`',
    );
  const inputs = inside(event, 'inputs');
  const given = (name: string): string | undefined => textIn(inputs, name)?.trim() || undefined;
  const {
    recipient,
    name,
    day: issuedOn,
    evidence,
  } = Object.fromEntries(['recipient', 'name', 'day', 'evidence'].map((name) => [name, given(name)]));
  const lines = evidence?.split(/\s+/);
  return readCompletions({ badge: given('badge'), completions: [{ recipient, name, issuedOn, evidence: lines }] });
}

function readCompletions(payload: unknown): ReadPayload {
  const bad = (says: string): ReadPayload => ({ ok: false, problems: [{ completion: undefined, says }] });
  if (!isObject(payload)) return bad('It is no object with `badge` and `completions`.');
  const { badge, completions, ...others } = payload;
  if (Object.values(others).some((value) => value !== undefined))
    return bad('It has members beside `badge` and `completions`.');
  if (textsOf(payload).some(holdsPlainAddress)) return bad(EMAIL);
  const id = typeof badge === 'string' ? readOption(badge) : undefined;
  if (id === undefined) return bad('`badge` is no id of a badge.');
  if (!Array.isArray(completions) || completions.length === 0) return bad('`completions` is no list, or an empty one.');
  if (completions.length > MOST.completions) return bad(`There are more than ${MOST.completions} completions.`);
  const all: readonly unknown[] = completions;
  const problems: PayloadProblem[] = [];
  const wanted = all.flatMap((one, index) => {
    const read = readOne(one);
    if (typeof read !== 'string') return [{ ...read, line: index + 1 }];
    problems.push({ completion: index + 1, says: read });
    return [];
  });
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST.problems) };
  const fingerprint = JSON.stringify([
    id,
    wanted.map(({ to, name, issuedOn, evidence }) => [to, name, issuedOn, evidence]),
  ]);
  return { ok: true, completions: { badge: id, wanted, fingerprint } };
}

/** @returns what is wrong, in words, where something is */
function readOne(one: unknown): Wanted | string {
  if (!isObject(one)) return 'It is no object.';
  const unknown = Object.keys(one).filter((name) => one[name] !== undefined && !FIELDS.some((field) => field === name));
  if (unknown.length > 0) return `It has members beside ${FIELDS.map((name) => `\`${name}\``).join(', ')}.`;
  const { recipient, name, issuedOn, evidence = [] } = one;
  const to = typeof recipient === 'string' && recipient.length <= MOST.text ? recipientOf(recipient) : undefined;
  if (to === undefined) return '`recipient` is no hash as `sha256$…$…`, no web address and no DID.';
  if (!(name === undefined || isName(name))) return `\`name\` is no line of at most ${MOST.name} characters.`;
  const day = typeof issuedOn === 'string' ? parseInstant(issuedOn) : undefined;
  if (issuedOn !== undefined && day?.ok !== true) return '`issuedOn` is no day as in 2026-02-28.';
  const given: unknown[] = Array.isArray(evidence) ? evidence : [evidence];
  const lines = given.map((line) =>
    typeof line === 'string' && !/[\r\n]/.test(line) ? readEvidenceLines(line) : undefined,
  );
  const read = lines.flatMap((line) => (line === undefined || line.wrong.length > 0 ? [] : line.values));
  if (read.length !== given.length || given.length > MOST.evidence)
    return `\`evidence\` is no web address, and no list of at most ${MOST.evidence}.`;
  return {
    to,
    name: name || undefined,
    issuedOn: day?.ok === true ? dayOf(day.value) : undefined,
    evidence: read.map(({ url, meets }) => (meets === undefined ? url : `${meets}=${url}`)),
    results: [],
  };
}

const isName = (name: unknown): name is string =>
  typeof name === 'string' &&
  name.length <= MOST.name &&
  name.isWellFormed() &&
  !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u.test(name);

function recipientOf(text: string): Wanted['to'] | undefined {
  try {
    const to = readTo(text);
    return to.kind === 'email' ? undefined : to;
  } catch {
    return undefined;
  }
}

/** Every text of a value, names of members too; far deeper than a payload is nothing is looked for. */
function textsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > 8 || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsOf(inner, depth + 1)]);
}
