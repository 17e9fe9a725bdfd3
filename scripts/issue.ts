import { printDiagnostics } from '../src/diagnostics/index.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { counted, tally } from './words.ts';

export const issueCommand: Command = {
  name: 'issue',
  summary: 'seal what waits for it, sign status lists that changed',
  description:
    'Signs an Open Badges 3.0 credential for every assertion that has none, into content/credentials/, and signs each status list whose bits changed: revoked, suspended, reinstated and erased awards. What is sealed is never sealed again, but for credentials whose key is compromised: those are sealed anew with another key, beside the older file. The key comes from HAVERSACK_KEY (one secretKeyMultibase a line), or from HAVERSACK_KEY_FILE (a file or a folder), or from the folder that `haversack keys new` wrote it to; never from an argument.',
  options: [
    { flags: '--dry-run', says: 'say what would be signed; needs no key and writes nothing' },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack issue --dry-run', says: 'what waits' },
    { line: 'haversack issue', says: 'sign it' },
  ],
  run: async (context, options) => {
    const { issue } = await import('../src/tasks/issue.ts');
    const { terminal } = context;
    const dryRun = options.dryRun === true;
    const result = await issue(effectsOf(context), { dryRun });
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    else if (result.diagnostics.length > 0) terminal.note(printDiagnostics(result.diagnostics, 'text', terminal.paint));
    if (!result.ok) {
      terminal.note(`${tally(result.diagnostics)}Nothing was signed.`);
      return EXIT.problem;
    }
    if (options.json === true) return EXIT.good;
    const { sealed, resealed, lists, files } = result;
    if (dryRun) {
      for (const id of sealed) terminal.print(`would seal ${id}`);
      for (const id of resealed) terminal.print(`would seal ${id} anew`);
      for (const name of lists) terminal.print(`would sign ${name}`);
    } else for (const file of files) terminal.print(file);
    const credentials = counted(sealed.length + resealed.length, 'credential');
    const what = `${credentials} and ${counted(lists.length, 'status list')}`;
    if (sealed.length + resealed.length + lists.length + files.length === 0)
      terminal.note('Nothing waits to be signed.');
    else if (dryRun) terminal.note(`${what} to sign. Next: haversack issue`);
    else terminal.note(`${what} signed. Next: git add content, commit, and haversack build`);
    return EXIT.good;
  },
};
