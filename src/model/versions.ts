import { type Diagnostic, reporter } from '../diagnostics/index.ts';
import type { Badge } from './badge.ts';
import { modelProblems } from './problems.ts';

const report = reporter(modelProblems);

/** Which badge follows which. */
export interface Versions {
  /** by the id of the older badge, the id of the one that replaces it */
  readonly replacedBy: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Follows `replaces` from badge to badge: each has one successor at most, and no way leads back. */
export function linkVersions(badges: ReadonlyMap<string, Badge>): Versions {
  const replacedBy = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { id, replaces, source } of badges.values()) {
    if (replaces === undefined || !badges.has(replaces)) continue;
    const other = replacedBy.get(replaces);
    if (other !== undefined) diagnostics.push(report('replaced-twice', source, ['replaces'], replaces, other));
    else replacedBy.set(replaces, id);
  }
  return { replacedBy, diagnostics: [...diagnostics, ...circles(badges)] };
}

/** Every circle of `replaces` once, at the badge whose id comes first. */
function circles(badges: ReadonlyMap<string, Badge>): Diagnostic[] {
  const found: Diagnostic[] = [];
  const done = new Set<string>();
  for (const id of badges.keys()) {
    const way: string[] = [];
    let at: string | undefined = id;
    while (at !== undefined && badges.has(at) && !done.has(at) && !way.includes(at)) {
      way.push(at);
      at = badges.get(at)?.replaces;
    }
    if (at !== undefined && way.includes(at)) {
      const circle = way.slice(way.indexOf(at)).sort();
      const first = badges.get(circle[0] as string) as Badge;
      found.push(report('replaces-circle', first.source, ['replaces'], circle.join(', ')));
    }
    for (const passed of way) done.add(passed);
  }
  return found;
}
