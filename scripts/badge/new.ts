import { printDiagnostics } from '../../src/diagnostics/index.ts';
import { ask, type Question } from '../ask.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { tally } from '../words.ts';

const EXAMPLE =
  'haversack badge new first-aid --name "First Aid" --description "Can give first aid." --criteria "A course of eight hours."';

export const badgeNewCommand: Command = {
  name: 'badge new',
  summary: 'make a badge',
  description:
    'Writes a badge into content/badges/ and draws its picture as the build would. A badge without description or criteria is a draft: it is neither published nor awarded until they are written. What else a badge can say, as requirements, skills, results or other colours, is added to its file.',
  arguments: [{ name: 'id', says: 'id of the badge, part of its address; default: made from the name' }],
  options: [
    { flags: '--name <name>', says: 'what it is called' },
    { flags: '--description <text>', says: 'what somebody has done or can do who holds it' },
    { flags: '--criteria <text>', says: 'what it takes to earn it, in Markdown' },
    { flags: '--issuer <id>', says: 'who awards it; default: the owner of the site, or the only issuer' },
    { flags: '--emoji <emoji>', says: 'stands in the middle of the picture; default: the first letter of the name' },
    { flags: '--icon <name>', says: 'stands there in place of an emoji, as heart-pulse' },
    { flags: '--valid-for <duration>', says: 'how long an award holds, as P2Y; default: for good' },
    { flags: '--suspendable', says: 'awards can be suspended, not only revoked' },
    { flags: '--yes', says: 'ask nothing: take the defaults for what is not given' },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack badge new first-aid', says: 'asks what it needs to know' },
    { line: EXAMPLE, says: 'everything given' },
    {
      line: 'haversack badge new --name "First Aid" --valid-for P2Y --yes',
      says: 'a draft, to be written in its file',
    },
  ],
  run: async (context, options, [id]) => {
    const { terminal } = context;
    const { emoji, icon, issuer, validFor } = options as Readonly<Record<string, string | undefined>>;
    if (emoji !== undefined && icon !== undefined) {
      terminal.note('--emoji and --icon do not go together.');
      return EXIT.usage;
    }
    const all = await questions();
    const asked = await ask(
      terminal,
      { ...options, id },
      all.filter(({ field }) => field !== 'emoji' || icon === undefined),
      EXAMPLE,
    );
    if (!asked.ok) return asked.code;
    const { id: chosen = '', name = '', ...rest } = asked.answers;
    const { badgeNew } = await import('../../src/tasks/badge/new.ts');
    const result = await badgeNew(effectsOf(context), {
      id: chosen,
      name,
      description: rest.description || undefined,
      criteria: rest.criteria || undefined,
      emoji: rest.emoji || undefined,
      icon,
      issuer,
      validFor,
      isSuspendable: options.suspendable === true,
    });
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    else if (result.diagnostics.length > 0) terminal.note(printDiagnostics(result.diagnostics, 'text', terminal.paint));
    if (!result.ok) {
      terminal.note(`${tally(result.diagnostics)}No badge was made.`);
      return EXIT.problem;
    }
    if (options.json === true) return EXIT.good;
    const { file, picture, isDraft, isUnchanged } = result;
    const missing = ['description', 'criteria'].filter((field) => !rest[field]).join(' and ');
    terminal.print(file);
    if (picture !== undefined) terminal.print(picture);
    if (isUnchanged) terminal.note('It was there already. Nothing was changed.');
    terminal.note(
      isDraft
        ? `It is a draft, without ${missing}. Next: write that into ${file}, and take \`status: draft\` out`
        : `Next: haversack award ${result.id} --to <e-mail address>`,
    );
    return EXIT.good;
  },
};

async function questions(): Promise<readonly Question[]> {
  const [{ suggestId }, { parseId }] = await Promise.all([
    import('../../src/tasks/suggest-id.ts'),
    import('../../src/values/index.ts'),
  ]);
  const idFault = (id: string): string | undefined => {
    if (parseId(id).ok) return undefined;
    const near = suggestId(id);
    return `Write 1 to 64 of a-z, 0-9 and -${near === undefined ? '' : `, as ${near}`}.`;
  };
  return [
    { field: 'name', option: '--name', question: 'What is the badge called?' },
    {
      field: 'id',
      option: 'the id',
      question: 'Its id, part of its address',
      fallback: ({ name = '' }) => suggestId(name) ?? '',
      check: idFault,
    },
    {
      field: 'description',
      option: '--description',
      question: 'What has somebody done, or can do, who holds it? One sentence; empty: write it later',
      fallback: () => '',
    },
    {
      field: 'criteria',
      option: '--criteria',
      question: 'What does it take to earn it? Empty: write it later',
      fallback: () => '',
    },
    {
      field: 'emoji',
      option: '--emoji',
      question: 'Which emoji stands in the middle of its picture? Empty: the first letter of its name',
      fallback: () => '',
    },
  ];
}
