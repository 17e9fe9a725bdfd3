import type { Checklist, Judgement, ReviewData, ReviewedAward } from '../../../github/index.ts';
import type { LinkedAssertion, LinkedBadge } from '../../../model/index.ts';
import { dayOf } from '../../../values/index.ts';
import type { DiffResult, FileKind } from '../../diff/check-diff.ts';

/** What Haversack reads and judges; all else people must look at. */
const JUDGED: ReadonlySet<FileKind> = new Set(['key', 'status', 'sealed', 'page', 'site', 'record', 'picture']);
/** What is a program, or holds one. */
const CODE: ReadonlySet<FileKind> = new Set(['workflow', 'code', 'page']);

/** Whether there is anything among the changes that Haversack judges. */
export const judgementOf = (files: DiffResult['files']): Extract<Judgement, { kind: 'judged' | 'nothing' }> => ({
  kind: files.some(({ kind }) => JUDGED.has(kind)) ? 'judged' : 'nothing',
});

/** What the comment says of a checked change; pictures are told by who drew them. */
export function reviewData(head: string, diff: DiffResult, pictures: ReviewData['pictures']): ReviewData {
  const awards = byId(diff.added.awards);
  return {
    head,
    judgement: judgementOf(diff.files),
    careful: diff.careful,
    does: diff.does,
    awards: awards.map(awardOf),
    checklists: checklistsOf(awards),
    pictures,
    diagnostics: diff.diagnostics,
    codeFiles: diff.files.filter(({ kind }) => CODE.has(kind)).length,
  };
}

/** What is said where nothing could be checked. */
export const uncheckedData = (head: string, judgement: Judgement): ReviewData => ({
  head,
  judgement,
  careful: [],
  does: [],
  awards: [],
  checklists: [],
  pictures: { drawn: 0, failed: [], left: 0 },
  diagnostics: [],
  codeFiles: 0,
});

/** The badges whose pictures a reviewer wants to see: new and changed ones first, then those that are awarded. */
export function badgesToShow({ added, changed }: Pick<DiffResult, 'added' | 'changed'>): readonly string[] {
  const ids = [...byId(added.badges), ...byId(changed.badges), ...byId(added.awards.map(({ badge }) => badge))];
  return [...new Set(ids.map(({ id }) => id))];
}

const byId = <Value extends { readonly id: string }>(values: readonly Value[]): Value[] =>
  [...values].sort((a, b) => (a.id < b.id ? -1 : 1));

const awardOf = ({ id, badge, recipient, issuedOn, evidence, draft }: LinkedAssertion): ReviewedAward => ({
  id,
  badge: badge.id,
  recipient: recipient.identity.type,
  day: dayOf(issuedOn),
  evidence: evidence.length,
  isDraft: draft,
});

/** One for each badge that is awarded; of a badge that is awarded once, with what that award shows. */
function checklistsOf(awards: readonly LinkedAssertion[]): Checklist[] {
  const badges = new Map<string, { readonly badge: LinkedBadge; readonly awards: LinkedAssertion[] }>();
  for (const award of awards) {
    const known = badges.get(award.badge.id) ?? { badge: award.badge, awards: [] };
    known.awards.push(award);
    badges.set(award.badge.id, known);
  }
  return byId([...badges].map(([id, one]) => ({ id, ...one }))).map(({ id, badge, awards: own }) => {
    const [only] = own;
    return {
      badge: id,
      requirements: badge.requirements.map(({ id, text, evidence }) => ({ id, text, evidence })),
      awards: own.length,
      only:
        own.length !== 1 || only === undefined
          ? undefined
          : {
              id: only.id,
              evidence: only.evidence.map(({ url, name, description, narrative, meets }) => ({
                what: url ?? name ?? description ?? narrative ?? '',
                meets,
              })),
            },
    };
  });
}
