import type { Commit } from '../../io/index.ts';
import type { Review } from './event.ts';
import { publicName, shortId } from './names.ts';

/**
 * Where each commit was reviewed: in the merge that brought it onto the main line, or by the number in brackets that
 * a squashed pull request has behind its subject. Pulling another copy of the same branch is no review.
 * @param commits  newest first, as git lists them from the commit that is checked out
 * @returns by the commit's id; those without a review are left out
 */
export function reviewsOf(commits: readonly Commit[]): ReadonlyMap<string, Review> {
  const known = new Map(commits.map((commit) => [commit.id, commit]));
  const reviews = new Map<string, Review>();
  const seen = new Set<string>();
  for (const commit of mainLine(commits, known).reverse()) {
    seen.add(commit.id);
    const [, ...merged] = commit.parents;
    const squashed = /\((#\d+)\)$/.exec(commit.subject)?.[1];
    if (merged.length === 0 && squashed !== undefined) reviews.set(commit.id, { in: squashed, by: undefined });
    const review = merged.length === 0 ? undefined : reviewOf(commit);
    const waiting = [...merged];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const one = known.get(id);
      if (one === undefined || seen.has(id)) continue;
      seen.add(id);
      if (review !== undefined) reviews.set(id, review);
      waiting.push(...one.parents);
    }
  }
  return reviews;
}

/** The commits that were checked out one after the other: each merge is followed to its first parent. */
function mainLine(commits: readonly Commit[], known: ReadonlyMap<string, Commit>): Commit[] {
  const line: Commit[] = [];
  for (let commit = commits[0]; commit !== undefined; commit = known.get(commit.parents[0] ?? '')) line.push(commit);
  return line;
}

function reviewOf({ id, subject, author }: Commit): Review | undefined {
  if (/^Merge (?:remote-tracking branch|branch '[^']*' of )/.test(subject)) return undefined;
  const request = /^Merge pull request (#\d+)\b|\((#\d+)\)$/.exec(subject);
  return { in: request?.[1] ?? request?.[2] ?? shortId(id), by: publicName(author) };
}
