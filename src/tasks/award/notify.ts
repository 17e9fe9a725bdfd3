import type { Change } from '../../io/index.ts';
import type { LinkedAssertion } from '../../model/index.ts';
import { dayOf } from '../../values/index.ts';
import { linkedInAddress } from './linkedin.ts';

/** Somebody who is to be told, with the address that was typed. */
export interface Told {
  readonly email: string;
  readonly name?: string | undefined;
  readonly award: LinkedAssertion;
}

/**
 * Files for telling recipients: the only place where their addresses stand, in a folder that ignores itself.
 * @param name  of the folder in `notify/`: the roster's, or the award's
 * @returns a table for a mail program, and the text of the mail; nothing when there is nobody to tell
 */
export function notifyChanges(name: string, told: readonly Told[]): Change[] {
  if (told.length === 0) return [];
  return [
    { path: 'notify/.gitignore', text: '*\n' },
    { path: notifyTable(name), text: printTable(told) },
    { path: `notify/${name}/mail.txt`, text: printMail(told) },
  ];
}

/** Where the addresses stand, relative to the root. */
export const notifyTable = (name: string): string => `notify/${name}/notify.csv`;

const COLUMNS = ['email', 'name', 'badge', 'page', 'linkedin'] as const;

function printTable(told: readonly Told[]): string {
  const rows = told.map((one) => {
    const fields = fieldsOf(one);
    return COLUMNS.map((column) => printCell(fields[column]));
  });
  return [COLUMNS, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

const fieldsOf = ({ email, name, award }: Told): Readonly<Record<(typeof COLUMNS)[number], string>> => ({
  email,
  name: name ?? '',
  badge: award.badge.name,
  page: award.addresses.page,
  linkedin: linkedInAddress(award),
});

/** A cell that a spreadsheet would take for a formula is given an apostrophe, which makes it text. */
function printCell(value: string): string {
  const safe = /^\s*[=+\-@|%]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One person's mail is ready to be sent; for several, `{{name}}` and its like are columns of the table. */
function printMail(told: readonly Told[]): string {
  const [first] = told as [Told];
  const only = told.length === 1 ? fieldsOf(first) : undefined;
  const field = (column: (typeof COLUMNS)[number]): string => only?.[column] ?? `{{${column}}}`;
  const { badge, issuedOn } = first.award;
  const greeting = only?.name === '' ? 'Hello,' : `Hello ${field('name')},`;
  return `To: ${field('email')}
Subject: Your badge: ${badge.name}

${greeting}

${badge.issuer.name} has awarded you the badge "${badge.name}"${told.length === 1 ? ` on ${dayOf(issuedOn)}` : ''}.

Your page, which you can show to anybody:
${field('page')}

There you also find the badge as a picture and as a credential that is yours to keep, and that others can check
without asking us.

To put it on LinkedIn:
${field('linkedin')}

The page does not show this e-mail address: the credential holds it as a hash only.

${badge.issuer.name}
${badge.issuer.url}
`;
}
