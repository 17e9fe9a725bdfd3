import type { Instant } from '../src/values/index.ts';
import type { Terminal } from './terminal.ts';

/** How commands end. DESIGN 3. */
export const EXIT = { good: 0, problem: 1, unknown: 2, usage: 3 } as const;

export interface CommandOption {
  /** as commander reads it: `--format <kind>` */
  readonly flags: string;
  readonly says: string;
  readonly choices?: readonly string[];
  /** may be given again; its values come as an array */
  readonly many?: boolean;
  readonly default?: string;
}

/** What every command is given, read from its options and the machine. */
export interface Context {
  /** absolute */
  readonly root: string;
  readonly today: Instant;
  readonly terminal: Terminal;
  /** an interrupted command that has just been finished, as `keys rotate acme` */
  readonly finished?: string | undefined;
}

/** One command as data; help, and the reference in `docs/commands.md`, come from it. */
export interface Command {
  /** as `keys new` */
  readonly name: string;
  readonly summary: string;
  /** what it does, in a paragraph or two */
  readonly description: string;
  readonly arguments?: readonly {
    readonly name: string;
    readonly says: string;
    /** the last one: as many as are given */
    readonly many?: boolean;
  }[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly { readonly line: string; readonly says: string }[];
  /** true for one that looks at a root as it lies there: it runs while a private key is committed, and finishes nothing */
  readonly looksOnly?: boolean;
  /** Loads its task only now. @returns the exit code */
  readonly run: (
    context: Context,
    options: Readonly<Record<string, unknown>>,
    given: readonly (string | undefined)[],
  ) => Promise<number>;
}
