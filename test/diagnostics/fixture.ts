import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkCommand } from '../../scripts/check.ts';
import type { Diagnostic } from '../../src/diagnostics/index.ts';
import { edit, makeRoot, put, remove, runCommand, sealedRoot } from '../roots.ts';

/** One change to a sound backpack, and what is said of it. */
export interface Fixture {
  readonly change: (root: string) => void | Promise<void>;
  /** every problem of the run: `file:line:column code field` */
  readonly found: readonly string[];
  /** begins with the backpack after `issue` */
  readonly isSealed?: true;
  readonly severity?: 'warning';
  /** the change is made while the command is at work, when it comes to this step */
  readonly during?: string;
  /** runs as a user who may not read everything, should the tests run as one who may */
  readonly isUnprivileged?: true;
}

/** A fixture for every code of a table: one left out does not compile. */
export type Fixtures<Table> = Readonly<Record<keyof Table & string, Fixture>>;

export const edited =
  (path: string, from: string, to: string) =>
  (root: string): void =>
    edit(root, path, from, to);
export const added =
  (path: string, data: string | Uint8Array) =>
  (root: string): void =>
    put(root, path, data);
export const removed =
  (path: string) =>
  (root: string): void =>
    remove(root, path);

export interface Checked {
  readonly code: number;
  readonly diagnostics: readonly Diagnostic[];
  /** names and bytes in `dist/`, before and after */
  readonly dist: readonly [string, string];
}

/** Makes the fixture's root and runs `check` on it. */
export async function checkFixture(fixture: Fixture): Promise<Checked> {
  const root = fixture.isSealed ? await sealedRoot() : makeRoot();
  put(root, 'dist/index.html', 'the old site');
  const before = listing(join(root, 'dist'));
  if (fixture.during === undefined) await fixture.change(root);
  let isChanged = false;
  const progress = (step: string): void => {
    if (step !== fixture.during || isChanged) return;
    isChanged = true;
    void fixture.change(root);
  };
  const { code, printed } = await withRights(fixture, root, () =>
    runCommand(checkCommand, root, { format: 'json' }, { progress }),
  );
  return { code, diagnostics: JSON.parse(printed), dist: [before, listing(join(root, 'dist'))] };
}

const listing = (folder: string): string =>
  readdirSync(folder)
    .map((name) => `${name}: ${readFileSync(join(folder, name), 'utf8')}`)
    .join('\n');

/** A user who may read everything would find nothing unreadable: such a one becomes nobody for a while. */
async function withRights<Value>(fixture: Fixture, root: string, run: () => Promise<Value>): Promise<Value> {
  if (!fixture.isUnprivileged || process.geteuid?.() !== 0) return run();
  chmodSync(dirname(root), 0o755);
  process.seteuid?.('nobody');
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

/** Folders inside each other, more than are read. */
export function deepFolders(root: string, path: string, depth: number): void {
  mkdirSync(join(root, path, ...Array.from({ length: depth }, () => 'a')), { recursive: true });
}
