import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem, Problems } from '../../../src/diagnostics/index.ts';
import { checkout } from '../tools.ts';

/** What each room, or folder of one, with a table of problems looks at. */
const about: Readonly<Record<string, string>> = {
  content: 'One file, or where it lies',
  narrative: 'Markdown',
  model: 'Files that do not fit together',
  images: 'Pictures',
  ledger: 'What is sealed',
  publish: "The maintainers' own pages",
  'tasks/diff': 'What a pull request would undo',
};

/** `docs/diagnostics.md`: every code of every room's `problems.ts`, with its sentence and its remedy. */
export async function writeDiagnostics(): Promise<string> {
  const files = globSync('src/{*,tasks/*}/problems.ts', { cwd: checkout }).map((file) => file.replaceAll('\\', '/'));
  const rooms = new Map(files.map((file) => [file.slice('src/'.length, -'/problems.ts'.length), file]));
  const unknown = [...rooms.keys()].filter((room) => !(room in about));
  if (unknown.length > 0) throw new Error(`Say in scripts/dev/docs/diagnostics.ts what ${unknown} is about.`);
  const parts: string[] = [];
  for (const [room, title] of Object.entries(about)) {
    const problems = await tableOf(rooms.get(room) as string);
    parts.push(`## ${title}\n\n${Object.entries(problems).map(entry).join('\n')}`);
  }
  return `# Diagnostics

Made by \`npm run docs\` from the tables in \`src/*/problems.ts\` and \`src/tasks/*/problems.ts\`.

\`haversack check\` names every problem with file, line and column, a code, the field, what is wrong and what to do. This
is the list of all codes. Codes keep their names. What stands in ‹ › is filled in from your file. A warning is told
and stops nothing; everything else is an error and stops \`issue\` and \`build\`.

${parts.join('\n')}`;
}

async function tableOf(file: string): Promise<Problems> {
  const module = (await import(pathToFileURL(join(checkout, file)).href)) as Record<string, unknown>;
  const table = Object.values(module).find((value) => typeof value === 'object');
  if (table === undefined) throw new Error(`${file} exports no table of problems.`);
  return table as Problems;
}

function entry([code, problem]: [string, Problem<never>]): string {
  const { severity, says, remedy } = problem as unknown as Problem;
  const sentence = says(...placeholders(says));
  const cure = typeof remedy === 'string' ? remedy : remedy(...placeholders(remedy));
  return `### ${code}\n\n${severity === 'warning' ? 'Warning. ' : ''}${sentence}\n\n> ${cure}\n`;
}

/** The names of a function's arguments, as they stand in its source; a suggestion is left out. */
function placeholders(made: (...args: string[]) => string): string[] {
  const names = /^\(([^)]*)\)/.exec(made.toString())?.[1] ?? '';
  return names
    .split(',')
    .map((name) => name.trim().replace(/^_/, ''))
    .filter((name) => name !== '')
    .map((name) => (name === 'suggestion' ? '' : `‹${name}›`));
}
