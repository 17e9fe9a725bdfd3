import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBackpack } from './backpack.ts';
import type { Measured } from './measure.ts';
import type { Row } from './table.ts';
import { subjects } from './texts.ts';

/** Rows of the table, and what awarding, checking and sealing them may cost on two cores. */
export const ROSTER_ROWS = 2_000;
const AIMS = { award: 5, check: 2, issue: 10 } as const;

export interface RosterFigures {
  readonly rows: readonly Row[];
  /** awarding the same table again left every file of content as it was */
  readonly isSettled: boolean;
}

/**
 * Awards one badge to everybody in a table, checks, seals, and awards the same table again.
 * @param root  where nothing is yet
 * @param run  runs a command there
 */
export async function measureRosters(
  root: string,
  rounds: number,
  run: (...args: string[]) => Promise<Measured>,
): Promise<RosterFigures> {
  writeBackpack(root, 0);
  const table = join(root, 'participants.csv');
  writeFileSync(table, participants());
  await run('keys', 'new');
  const award = (): Promise<Measured> => run('award', BADGE, '--csv', table, '--yes');
  const runs: Record<'award' | 'check' | 'issue' | 'again', Measured[]> = {
    award: [],
    check: [],
    issue: [],
    again: [],
  };
  let isSettled = true;
  for (let round = 0; round < rounds; round++) {
    for (const folder of ['assertions', 'credentials', 'status'])
      rmSync(join(root, 'content', folder), { recursive: true, force: true });
    rmSync(join(root, 'notify'), { recursive: true, force: true });
    runs.award.push(await award());
    runs.check.push(await run('check'));
    runs.issue.push(await run('issue'));
    const before = digestBelow(join(root, 'content'));
    runs.again.push(await award());
    isSettled &&= before === digestBelow(join(root, 'content'));
  }
  return {
    rows: [
      { what: 'award', runs: runs.award, aim: AIMS.award },
      { what: 'check, nothing sealed', runs: runs.check, aim: AIMS.check },
      { what: 'issue', runs: runs.issue, aim: AIMS.issue },
      { what: 'award, the same again', runs: runs.again, aim: AIMS.award },
    ],
    isSettled,
  };
}

/** A badge that asks for evidence of one thing, and for no result. */
const BADGE = (subjects[1] as string).toLowerCase().replaceAll(' ', '-');

/** As a learning platform exports them: names, address, day, evidence. */
function participants(): string {
  const rows = Array.from(
    { length: ROSTER_ROWS },
    (_, index) =>
      `First ${index},Last,person${index}@people.example.org,2025-${index % 2 === 0 ? '11' : '12'}-15,https://works.example.org/${index}`,
  );
  return `${['First name,Last name,Email address,Completed on,Evidence', ...rows].join('\n')}\n`;
}

function digestBelow(folder: string): string {
  const digest = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    digest.update(`${path}\n`).update(readFileSync(path));
  }
  return digest.digest('hex');
}
