import type { StatusVerb } from '../src/tasks/change-status.ts';
import { ask, type Question } from './ask.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { tellUnsound } from './unsound.ts';

const DONE: Readonly<Record<StatusVerb, string>> = {
  revoke: 'revoked',
  suspend: 'suspended',
  reinstate: 'reinstated',
};

const questions = (verb: StatusVerb): readonly Question[] => [
  {
    field: 'assertion',
    option: 'the id of the award',
    question: `Which award is to be ${DONE[verb]}? Its id, or its address`,
  },
  { field: 'reason', option: '--reason', question: 'Why? In a line that everybody can read' },
];

/** The commands that change whether an award holds; they differ in what they write, and in their words. */
function statusCommand(verb: StatusVerb, words: Pick<Command, 'summary' | 'description' | 'examples'>): Command {
  return {
    name: verb,
    ...words,
    arguments: [{ name: 'assertion', says: 'id of the award, or its address' }],
    options: [
      { flags: '--reason <text>', says: 'why, in a line; everybody can read it' },
      { flags: '--on <date>', says: 'the day it counts from, as 2026-02-28; default: today' },
      { flags: '--json', says: 'print the result as JSON' },
    ],
    run: async (context, options, [given]) => {
      const { terminal } = context;
      const { on } = options as { readonly on?: string };
      const example = `haversack ${verb} first-aid-zoe --reason "Awarded by mistake."`;
      const asked = await ask(terminal, { ...options, assertion: given }, questions(verb), example);
      if (!asked.ok) return asked.code;
      const { assertion = '', reason = '' } = asked.answers;
      const { changeStatus } = await import('../src/tasks/change-status.ts');
      const result = changeStatus(effectsOf(context), verb, { given: assertion, reason, on });
      terminal.clear();
      if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
      if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was changed.');
      if (options.json === true) return EXIT.good;
      const { id, file, isUnchanged, isSealed } = result;
      if (isUnchanged) terminal.note(`"${id}" is ${DONE[verb]} already (${file}). Nothing was changed.`);
      else {
        terminal.print(file);
        const next = isSealed ? 'haversack issue, which signs the status list' : 'commit';
        terminal.note(`"${id}" is ${DONE[verb]}. Next: ${next}`);
      }
      return EXIT.good;
    },
  };
}

export const revokeCommand: Command = statusCommand('revoke', {
  summary: 'take an award back, for good',
  description:
    'Writes into the record of an award that it is revoked, on which day and why. The next `issue` sets its bit in the signed status list; the next `build` publishes it, strips the 2.0 assertion and takes the picture away. A revocation is for good: award again instead of taking it back.',
  examples: [
    { line: 'haversack revoke first-aid-zoe --reason "Awarded by mistake."', says: 'from today on' },
    { line: 'haversack revoke first-aid-zoe --on 2026-02-28 --reason "Course void."', says: 'from a day before' },
  ],
});

export const suspendCommand: Command = statusCommand('suspend', {
  summary: 'set an award aside for a time',
  description:
    'Writes into the record of an award that it is suspended, until `haversack reinstate`. Only awards of badges with `suspendable: true` can be suspended: what the one bit of a credential means is fixed when it is sealed. The next `issue` sets the bit.',
  examples: [{ line: 'haversack suspend first-aid-zoe --reason "Under review."', says: 'until it is reinstated' }],
});

export const reinstateCommand: Command = statusCommand('reinstate', {
  summary: 'let a suspended award hold again',
  description:
    'Writes into the record of a suspended award that it holds again; what was, stays readable beside it. The next `issue` clears its bit in the signed status list. A revoked award cannot be reinstated.',
  examples: [{ line: 'haversack reinstate first-aid-zoe --reason "Cleared."', says: 'it holds again' }],
});
