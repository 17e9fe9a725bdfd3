import type { ListedKey } from '../../src/tasks/keys/list.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tellUnsound } from '../unsound.ts';
import { counted } from '../words.ts';

export const keysListCommand: Command = {
  name: 'keys list',
  summary: 'list signing keys, what they signed, and whether they are on this machine',
  description:
    'Lists the keys of content/keys/: id, issuer, state, day of making, how many credentials and status lists each signed, and whether its private half is on this machine. A key `signs`, or is a `spare` while a newer one signs, or is `retired` (what it signed stays good), or `compromised` (what it signed does not verify).',
  arguments: [{ name: 'issuer', says: 'id of the issuer whose keys are wanted; all, if left out' }],
  options: [{ flags: '--json', says: 'print the list as JSON' }],
  examples: [
    { line: 'haversack keys list', says: 'every key' },
    { line: 'haversack keys list acme --json', says: 'those of one issuer, for a program' },
  ],
  run: async (context, options, [issuer]) => {
    const { keysList } = await import('../../src/tasks/keys/list.ts');
    const { terminal } = context;
    const result = await keysList(effectsOf(context), issuer);
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'No key was listed.');
    if (options.json === true) return EXIT.good;
    const { keys, finished } = result;
    for (const line of linesOf(keys)) terminal.print(line);
    for (const id of finished) terminal.note(`The making of ${id} was interrupted; it is whole now.`);
    if (keys.length === 0) terminal.note(`There is no key yet. Next: haversack keys new ${issuer ?? ''}`.trimEnd());
    else terminal.note(`${counted(keys.length, 'key')}. Next: haversack keys rotate, once a year or two`);
    return EXIT.good;
  },
};

/** The list as columns, under their names. */
function linesOf(keys: readonly ListedKey[]): string[] {
  if (keys.length === 0) return [];
  const rows = [
    ['key', 'issuer', 'state', 'created', 'credentials', 'lists', 'private half here'],
    ...keys.map((key) => [
      key.id,
      key.issuer,
      key.ended === undefined ? key.state : `${key.state} ${key.ended.slice(0, 10)}`,
      key.created.slice(0, 10),
      String(key.credentials),
      String(key.statusLists),
      key.isHere ? 'yes' : 'no',
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
