import { agree, ask, type Question } from './ask.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { tellUnsound } from './unsound.ts';

const QUESTIONS: readonly Question[] = [
  {
    field: 'assertion',
    option: 'the id of the award',
    question: 'Which award is to be erased? Its id, or its address',
  },
];

export const eraseCommand: Command = {
  name: 'erase',
  summary: 'take an award out of the repository, for a removal request',
  description:
    'Deletes the record of an award and its sealed files. A tombstone stays in their place: the id, the place in the status list, the SHA-256 of what was there and the day; nothing about a person. The next `issue` marks the credential as revoked; the next `build` publishes neither page nor picture, and a 2.0 document that says no more than that it is revoked. What git keeps of the past, and how to rewrite that, is told in docs/privacy.md.',
  arguments: [{ name: 'assertion', says: 'id of the award, or its address' }],
  options: [
    { flags: '--yes', says: 'do it without asking' },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [{ line: 'haversack erase first-aid-zoe --yes', says: 'nothing about its recipient stays' }],
  run: async (context, options, [given]) => {
    const { terminal } = context;
    const asked = await ask(
      terminal,
      { ...options, assertion: given },
      QUESTIONS,
      'haversack erase first-aid-zoe --yes',
    );
    if (!asked.ok) return asked.code;
    const { assertion = '' } = asked.answers;
    const refused = await agree(
      terminal,
      options,
      `Delete the record and the sealed files of "${assertion}"? Only git can bring them back.`,
      `What is missing: --yes, for this cannot be undone but by git.\nAs in: haversack erase ${assertion} --yes`,
    );
    if (refused !== undefined) return refused;
    const { erase } = await import('../src/tasks/erase.ts');
    const result = erase(effectsOf(context), assertion);
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was changed.');
    if (options.json === true) return EXIT.good;
    const { id, files, tombstone, isUnchanged, isSealed, person } = result;
    if (isUnchanged) {
      terminal.note(`"${id}" was erased before; ${tombstone} keeps its place.`);
      return EXIT.good;
    }
    for (const file of [...files, tombstone]) terminal.print(file);
    if (person !== undefined) terminal.note(`The page of the person stays: content/people/${person}.md or .json.`);
    terminal.note(
      'The history of git still holds what was there, and notify/ may hold an e-mail address: docs/privacy.md.',
    );
    terminal.note(`"${id}" is erased. Next: ${isSealed ? 'haversack issue, which signs the status list' : 'commit'}`);
    return EXIT.good;
  },
};
