import { COMMENT_CHARACTERS, type GitHub, inert, isOurs, markOf, unexpected } from '../../github/index.ts';
import type { Instant } from '../../values/index.ts';
import type { Effects } from '../effects.ts';
import { type Due, type ExpiringResult, expiring } from '../expiring.ts';
import { numberIn } from './event-fields.ts';

export type RemindResult =
  | Extract<ExpiringResult, { readonly ok: false }>
  | {
      readonly ok: true;
      readonly did: 'made' | 'changed' | 'same' | 'closed' | 'nothing';
      /** number of the issue that says it; undefined when there is none, and none is needed */
      readonly issue: number | undefined;
      /** awards that expire soon */
      readonly due: number;
    };

const PURPOSE = 'remind';
const TITLE = 'Badges that expire soon';
const WITHIN = '60d';

/**
 * Keeps one issue about what expires soon: made when something does, changed while it stands open, closed when nothing
 * is left. It names awards by their ids, and nobody by a name. What is over already is not reminded of again.
 * @throws HaversackError `github-refused`, `github-unreachable`
 */
export async function remind({
  root,
  today,
  github,
}: Pick<Effects, 'root' | 'today'> & { readonly github: GitHub }): Promise<RemindResult> {
  const listed = expiring({ root, today }, WITHIN);
  if (!listed.ok) return listed;
  const due = listed.due.filter(({ isExpired }) => !isExpired);
  const [standing, ...others] = await openOnes(github);
  // Two runs at once may each have made one.
  for (const number of others) await change(github, number, { state: 'closed', state_reason: 'not_planned' });
  const done = (did: 'made' | 'changed' | 'same' | 'closed' | 'nothing', issue = standing?.number) =>
    ({ ok: true, did, issue, due: due.length }) as const;
  if (due.length === 0) {
    if (standing === undefined) return done('nothing');
    await change(github, standing, { state: 'closed', state_reason: 'completed' });
    return done('closed');
  }
  const body = textOf(due, listed.until);
  if (standing === undefined) {
    const made = await github.request('POST', '/issues', { title: TITLE, body });
    if (made.status !== 201) throw unexpected(made, 'a new issue');
    return done('made', numberIn(made.body, 'number'));
  }
  if (standing.title === TITLE && standing.body === body) return done('same');
  await change(github, standing, { title: TITLE, body });
  return done('changed');
}

interface Standing {
  readonly number: number;
  readonly title: unknown;
  readonly body: string;
}

/** Our open issues, the oldest first. */
async function openOnes(github: GitHub): Promise<Standing[]> {
  return (await github.list('/issues?state=open'))
    .filter((one) => one.pull_request === undefined && isOurs(one, PURPOSE))
    .flatMap((one) => {
      const number = numberIn(one, 'number');
      // GitHub gives back other ends of lines than it was given.
      const body = String(one.body).replaceAll('\r\n', '\n');
      return number === undefined ? [] : [{ number, title: one.title, body }];
    })
    .sort((a, b) => a.number - b.number);
}

async function change(
  github: GitHub,
  { number }: Pick<Standing, 'number'>,
  to: Readonly<Record<string, string>>,
): Promise<void> {
  const changed = await github.request('PATCH', `/issues/${number}`, to);
  if (changed.status !== 200) throw unexpected(changed, 'a changed issue');
}

/** The issue's text: as many rows as GitHub takes, the first end first. */
function textOf(due: readonly Due[], until: Instant): string {
  const head = `${markOf(PURPOSE)}
${due.length === 1 ? 'One award expires' : `${due.length} awards expire`} until ${until.slice(0, 10)}.

| expires | badge | award |
| --- | --- | --- |
`;
  const foot = `
To go on, the badge is awarded again: with the form *Award a badge*, or with \`haversack renew <award>\` in a copy of
this repository. An award that is meant to end needs nothing.

This issue is kept up to date once a week, and closes by itself when nothing is left.
`;
  const room = COMMENT_CHARACTERS - head.length - foot.length - 100;
  let rows = '';
  let count = 0;
  for (const { id, badge, expires } of due) {
    const row = `| ${expires.slice(0, 10)} | ${inert(badge)} | ${inert(id)} |\n`;
    if (rows.length + row.length > room) break;
    rows += row;
    count++;
  }
  const more = count < due.length ? `\nAnd ${due.length - count} more: \`haversack expiring\` lists them all.\n` : '';
  return `${head}${rows}${more}${foot}`;
}
