import { type Diagnostic, reporter, type Source } from '../diagnostics/index.ts';
import { modelProblems } from './problems.ts';

const report = reporter(modelProblems);

/** What can follow another: a version of a badge, a renewed award. */
interface Follower {
  readonly id: string;
  readonly source: Source;
  readonly replaces?: string | undefined;
}

/** Which one follows which. */
export interface Versions {
  /** by the id of the older, the id of the one that replaces it */
  readonly replacedBy: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Follows `replaces` from one to the next: each has one successor at most, and no way leads back. */
export function linkVersions(records: ReadonlyMap<string, Follower>): Versions {
  const replacedBy = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { id, replaces, source } of records.values()) {
    if (replaces === undefined || !records.has(replaces)) continue;
    const other = replacedBy.get(replaces);
    if (other !== undefined) diagnostics.push(report('replaced-twice', source, ['replaces'], replaces, other));
    else replacedBy.set(replaces, id);
  }
  return { replacedBy, diagnostics: [...diagnostics, ...circles(records)] };
}

/** Every circle of `replaces` once, at the one whose id comes first. */
function circles(records: ReadonlyMap<string, Follower>): Diagnostic[] {
  const found: Diagnostic[] = [];
  const done = new Set<string>();
  for (const id of records.keys()) {
    const way: string[] = [];
    let at: string | undefined = id;
    while (at !== undefined && records.has(at) && !done.has(at) && !way.includes(at)) {
      way.push(at);
      at = records.get(at)?.replaces;
    }
    if (at !== undefined && way.includes(at)) {
      const circle = way.slice(way.indexOf(at)).sort();
      const first = records.get(circle[0] as string) as Follower;
      found.push(report('replaces-circle', first.source, ['replaces'], circle.join(', ')));
    }
    for (const passed of way) done.add(passed);
  }
  return found;
}
