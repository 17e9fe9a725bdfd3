import type { Finding } from '../src/tasks/doctor/finding.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { counted } from './words.ts';

/** How long the history is looked through when nobody asks for all of it. */
const MILLISECONDS = 10_000;

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'look at Node, git, keys, address, content and ledger; say what to do',
  description:
    'Looks at everything that Haversack needs around it: Node, the git repository, the keys of each issuer and whether their private halves are on this machine, the url against the remote "origin", content, ledger, and private keys in the history of git. Each finding has its remedy. Writes nothing, and runs also while other commands refuse to. It is the only command that looks through the whole history for private keys; without --deep it stops after ten seconds.',
  options: [
    { flags: '--deep', says: 'look through the whole history, however long it takes' },
    { flags: '--json', says: 'print the findings as JSON' },
  ],
  examples: [
    { line: 'haversack doctor', says: 'is everything in place?' },
    { line: 'haversack doctor --deep', says: 'the same, with the whole history of a large repository' },
  ],
  looksOnly: true,
  run: async (context, options) => {
    const { doctor } = await import('../src/tasks/doctor.ts');
    const { terminal } = context;
    const time = options.deep === true ? new AbortController().signal : AbortSignal.timeout(MILLISECONDS);
    const result = await doctor(effectsOf(context), { node: process.versions.node, time });
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    else {
      for (const finding of result.findings) terminal.print(lineOf(finding));
      terminal.note(lastLine(result.findings));
    }
    return result.ok ? EXIT.good : EXIT.problem;
  },
};

const lineOf = ({ level, area, says, remedy }: Finding): string =>
  `${level.padEnd(7)}  ${area.padEnd(7)}  ${says}${remedy === '' ? '' : ` ${remedy}`}`;

function lastLine(findings: readonly Finding[]): string {
  const problems = findings.filter(({ level }) => level === 'problem').length;
  const notes = findings.filter(({ level }) => level === 'note').length;
  if (problems > 0)
    return `${counted(problems, 'problem')}, ${counted(notes, 'note')}. Mend them, then run: haversack doctor`;
  return `${notes === 0 ? 'All is well.' : `${counted(notes, 'note')}, no problem.`} Next: haversack build`;
}
