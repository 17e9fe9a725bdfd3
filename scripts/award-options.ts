import type { ReadOptions } from '../src/tasks/award/read-rows.ts';
import type { CommandOption } from './command.ts';

/** What `haversack award` is given, as commander reads it. */
export interface AwardOptions {
  readonly to?: readonly string[];
  readonly csv?: string;
  readonly name?: string;
  readonly evidence?: readonly string[];
  readonly on?: string;
  readonly expires?: string;
  readonly result?: readonly string[];
  readonly narrative?: string;
  readonly map?: readonly string[];
  readonly where?: readonly string[];
  readonly delimiter?: ',' | ';' | 'tab' | '|';
  readonly encoding?: ReadOptions['encoding'];
  readonly dateFormat?: ReadOptions['dateFormat'];
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const awardOptions: readonly CommandOption[] = [
  { flags: '--to <recipient>', says: 'e-mail address or its hash, web address or DID; may be given again', many: true },
  { flags: '--name <name>', says: 'public name, for pages only; with --csv, the name of the roster' },
  {
    flags: '--evidence <url>',
    says: 'address of a piece of evidence, or <requirement>=<address>; may be given again',
    many: true,
  },
  { flags: '--on <date>', says: 'the day of the award, as 2026-02-28; default: today' },
  { flags: '--expires <date>', says: 'the day it ends; default: as the badge says' },
  { flags: '--result <result>', says: 'what was reached, as test=72; may be given again', many: true },
  { flags: '--narrative <text>', says: 'what was done, in Markdown' },
  { flags: '--csv <file>', says: 'a table of recipients: an export of Moodle, Canvas or a spreadsheet' },
  {
    flags: '--map <column=field>',
    says: 'what a column of the table is, as "Work mail=to": to, name, firstName, lastName, issuedOn, expires, evidence, narrative or ignore; may be given again',
    many: true,
  },
  {
    flags: '--where <column=value>',
    says: 'only rows with this value, as status=completed; may be given again',
    many: true,
  },
  {
    flags: '--delimiter <character>',
    says: 'what separates cells; default: found out',
    choices: [',', ';', 'tab', '|'],
  },
  {
    flags: '--encoding <name>',
    says: 'how the table is encoded; default: found out',
    choices: ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'Windows-1252'],
  },
  {
    flags: '--date-format <format>',
    says: 'how days are written in the table; default: found out',
    choices: ['iso', 'ymd', 'dmy', 'mdy', 'month-name'],
  },
  { flags: '--dry-run', says: 'with --csv: say what would be awarded, and write nothing' },
  { flags: '--yes', says: 'do it without asking' },
  { flags: '--json', says: 'print the result as JSON' },
];
