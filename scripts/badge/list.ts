import type { ListedBadge } from '../../src/tasks/badge/list.ts';
import { columns } from '../columns.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from '../unsound.ts';
import { counted } from '../words.ts';

const NAMES = ['badge', 'name', 'version', 'state', 'issuer', 'awards', 'that hold'];

export const badgeListCommand: Command = {
  name: 'badge list',
  summary: 'list badges with their states and awards',
  description:
    'Lists the badges of content/badges/: id, name, version, state, issuer, how many awards there are, and how many of them hold. A badge is `active`, or a `draft` (not published yet), or `retired` (not awarded any more), or `replaced` by a newer version.',
  options: [{ flags: '--json', says: 'print the list as JSON' }],
  examples: [
    { line: 'haversack badge list', says: 'every badge' },
    { line: 'haversack badge list --json', says: 'for a program' },
  ],
  run: async (context, options) => {
    const { badgeList } = await import('../../src/tasks/badge/list.ts');
    const { terminal } = context;
    const result = badgeList(effectsOf(context));
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was listed.');
    if (options.json === true) return EXIT.good;
    const { badges } = result;
    if (badges.length > 0) for (const line of columns([NAMES, ...badges.map(cellsOf)])) terminal.print(line);
    const active = badges.find(({ state }) => state === 'active');
    const next = active === undefined ? 'badge new' : `award ${active.id}`;
    terminal.note(`${counted(badges.length, 'badge')}. Next: haversack ${next}`);
    return EXIT.good;
  },
};

const cellsOf = ({ id, name, version = '', state, replacedBy, issuer, awards, holding }: ListedBadge): string[] => [
  id,
  name,
  version,
  state === 'replaced' ? `replaced by ${replacedBy}` : state,
  issuer,
  String(awards),
  String(holding),
];
