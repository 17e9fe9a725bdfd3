import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type FormProblem, inert, stick } from '../../../github/index.ts';
import { applyChanges, type Change, kindOf } from '../../../io/index.ts';
import type { LinkedBadge } from '../../../model/index.ts';
import { dayOf, HaversackError, type Instant, isBefore, parseInstant } from '../../../values/index.ts';
import { chooseBadge } from '../../award/choose-badge.ts';
import { type Planned, planAwards } from '../../award/plan.ts';
import { masked } from '../../award/recipient.ts';
import { type NewAward, printRecord, recordPath } from '../../award/record.ts';
import { buildRoster, nameRoster, rosterPath } from '../../award/roster.ts';
import { check } from '../../check.ts';
import { loadBackpack, soundBackpack } from '../../load.ts';
import { MENDED } from '../../mended.ts';
import { type Base, chanceOf, offer, readTip, type Tip, withBase } from '../branches.ts';
import { isCopy } from '../program.ts';
import { openPull, type Pull, setStatus } from '../pulls.ts';
import { proposedText } from './comment.ts';
import { defaultBranchOf } from './issue-event.ts';
import { PROPOSAL, type ProposeEffects } from './make.ts';
import { type Completions, type PayloadProblem, readPayload } from './payload.ts';
import { pullText } from './pull-text.ts';

export type DispatchResult =
  | { readonly kind: 'refused'; readonly problems: readonly PayloadProblem[] }
  /** everybody has it */
  | { readonly kind: 'there'; readonly ids: readonly string[] }
  /** somebody else has committed to the branch */
  | { readonly kind: 'left'; readonly branch: string }
  | { readonly kind: 'ruled'; readonly branch: string; readonly said: string }
  | {
      readonly kind: 'proposed';
      readonly branch: string;
      readonly commit: string;
      /** false: the same stood there already */
      readonly isPushed: boolean;
      readonly pull: Pull;
      readonly added: number;
      /** ids of awards that are there already */
      readonly there: readonly string[];
      /** what the checks found wrong with it */
      readonly problems: readonly FormProblem[];
    };

const TRIES = 3;
const COPY =
  'This is a copy of Haversack that still shows the demonstration. Merge the pull request from the branch haversack/setup first.';

/**
 * Proposes awards that another program, or a maintainer, asks for: one record or one roster on a branch of its own, with
 * a pull request. The same payload is the same branch, and what is there already is not doubled.
 * @throws HaversackError `event-other`, `content-unsound`, `branch-moving`, what choosing the badge throws, and what
 *   git and GitHub throw
 */
export async function dispatch(effects: ProposeEffects, eventName: string, event: unknown): Promise<DispatchResult> {
  const read = readPayload(eventName, event);
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  if (isCopy(effects.root, effects.github.repository))
    return { kind: 'refused', problems: [{ completion: undefined, says: COPY }] };
  const { completions } = read;
  const id = createHash('sha256').update(completions.fingerprint).digest('hex').slice(0, 8);
  const branch = `haversack/dispatch-${id}`;
  const into = await defaultBranchOf(effects.github, event);
  for (let go = 0; go < TRIES; go++) {
    const tip = await readTip(effects.root, branch);
    if (tip?.isOurs === false) return { kind: 'left', branch };
    const done = await withBase(effects.root, into, (base) =>
      makeAwards(effects, completions, { id, branch, base, into, tip }),
    );
    if (done !== undefined) return done;
  }
  throw new HaversackError('branch-moving', `The branch ${branch} is moved by others again and again.`, {
    remedy: 'Run the workflow again.',
  });
}

interface Ground {
  /** of the payload */
  readonly id: string;
  readonly branch: string;
  readonly base: Base;
  readonly into: string;
  readonly tip: Tip | undefined;
}

/** @returns undefined when the branch moved meanwhile */
async function makeAwards(
  effects: ProposeEffects,
  { badge: given, wanted }: Completions,
  { id, branch, base, into, tip }: Ground,
): Promise<DispatchResult | undefined> {
  const { root, github, now, progress } = effects;
  const loaded = loadBackpack(base.folder, effects.today);
  const backpack = soundBackpack(loaded, MENDED);
  if (backpack === undefined) {
    throw new HaversackError('content-unsound', `What stands on ${into} is not sound, so nothing can be awarded.`, {
      remedy: 'Run `haversack check` and mend it, then run the workflow again.',
    });
  }
  const badge = chooseBadge(backpack, given);
  // The day on which it was sent first: sending it again does not move the award.
  const today = dayUnder(effects.today, tip);
  const random = chanceOf(github.repository.toLowerCase(), id);
  const planned = await planAwards({ today, random, progress }, backpack, badge, wanted, true);
  const there = planned.filter(({ isNew }) => !isNew).map(({ award }) => award.id);
  const fresh = planned.flatMap((plan) => (plan.isNew ? [plan] : []));
  if (fresh.length === 0) return { kind: 'there', ids: there };

  const change = record(
    base,
    badge,
    id,
    dayOf(today),
    fresh.map(({ award }) => award),
  );
  applyChanges(base.folder, 'github propose', [change]);
  const found = await check({ ...effects, root: base.folder });
  const wrong = found.diagnostics.filter(({ severity, code }) => severity === 'error' && !MENDED.includes(code));
  const problems = wrong.map(({ code, file, line, message, remedy }): FormProblem => {
    const says = inert(`${file}:${line}: ${message} ${remedy}`, 500);
    return { code, field: '', says };
  });

  const count = fresh.length === 1 ? '1 award' : `${fresh.length} awards`;
  const title = `Award \`${badge.id}\`: ${count}`;
  const offered = await offer(root, base, {
    branch,
    tip,
    change,
    message: `${title}\n\nFrom ${branch}.\n`,
    date: tip?.committed ?? now(),
  });
  if (offered.kind === 'behind') return undefined;
  if (offered.kind === 'ruled') return { kind: 'ruled', branch, said: offered.said };
  const { commit, isPushed } = offered;
  const page = `${github.serverUrl}/${github.repository}/tree/${branch}`;
  if (problems.length === 0) await setStatus(github, commit, 'success', 'All of content is sound with it.', page);
  else await setStatus(github, commit, 'failure', `${problems.length} wrong; the pull request names what.`, page);
  const last =
    there.length === 0
      ? 'Nobody of those who were sent has it yet.'
      : `${there.length} of those who were sent have it already; they are left out.`;
  const text = pullText(title, tellAll(fresh), change.path, 'Sent by another program, or by a maintainer.', last);
  const pull = await openPull(github, branch, into, text);
  if (problems.length > 0 && pull.kind === 'open')
    await stick(
      github,
      pull.number,
      PROPOSAL,
      proposedText({ branch, path: change.path, pull, errors: problems, warnings: [] }),
    );
  return { kind: 'proposed', branch, commit, isPushed, pull, added: fresh.length, there, problems };
}

function dayUnder(today: Instant, tip: Tip | undefined): Instant {
  const first = tip === undefined ? undefined : parseInstant(dayOf(tip.committed));
  return first?.ok === true && isBefore(first.value, today) ? first.value : today;
}

/** One award is a record of its own, several are a roster. */
function record(base: Base, badge: LinkedBadge, id: string, day: string, awards: readonly NewAward[]): Change {
  const [only] = awards;
  if (only !== undefined && awards.length === 1) return { path: recordPath(only), text: printRecord(only) };
  const isTaken = (name: string): boolean => kindOf(join(base.folder, rosterPath(name, day))) !== undefined;
  const name = nameRoster(`${badge.id.slice(0, 50).replace(/-+$/, '')}-${id}`, isTaken);
  const { path, text } = buildRoster(rosterPath(name, day), awards);
  return { path, text };
}

const tellAll = (fresh: readonly Planned[]): (readonly [string, string])[] =>
  fresh.map(({ wanted: { to, name }, award }) => [
    `\`${award.id}\``,
    `${inert(masked(to), 120)}${name === undefined ? '' : `, ${inert(name)}`}, \`${award.issuedOn.slice(0, 10)}\``,
  ]);
