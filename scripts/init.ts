import { join, relative, resolve } from 'node:path';
import { printDiagnostics } from '../src/diagnostics/index.ts';
import { ask, type Question } from './ask.ts';
import { type Command, EXIT } from './command.ts';
import { addToRepository, askGitHub, stepsOnGitHub } from './init-github.ts';
import { effectsOf } from './machine.ts';
import { tally } from './words.ts';

const EXAMPLE =
  'haversack init our-badges --name "Acme Club" --url https://acme.github.io/badges/ --email badges@acme.org';

export const initCommand: Command = {
  name: 'init',
  summary: 'begin a repository of badges',
  description:
    'Makes a new repository from a few answers: content/ with the site, its issuer and a first badge, a README, and what git needs to know. It holds nothing of Haversack itself: every other command is given --root with its folder. A folder that is not empty is refused; with --force, files that are there stay as they are. With --github it also gets what it takes to issue by pull request on GitHub: workflows, issue forms, owners of files, rules to import. In a repository that has content/ already, --github adds these alone, and leaves what somebody has changed.',
  arguments: [{ name: 'dir', says: 'the folder of the new repository; default: the current one' }],
  options: [
    { flags: '--name <name>', says: 'name of the organisation, or of the person who awards' },
    { flags: '--url <url>', says: 'where the site will live; it becomes part of every credential' },
    { flags: '--email <email>', says: 'address of the organisation; it is public' },
    { flags: '--color <color>', says: 'colour of the site and of the first badge, as #1f4e79' },
    { flags: '--issuer <id>', says: 'id of the issuer, part of addresses; default: made from the name' },
    { flags: '--github', says: 'with what it takes to issue on GitHub' },
    {
      flags: '--owner <who>',
      says: 'with --github: the person or team that must agree to changes of keys and workflows',
    },
    { flags: '--overwrite', says: 'with --github in a repository that has content/: write over changed files, too' },
    { flags: '--force', says: 'go on in a folder that is not empty' },
    { flags: '--yes', says: 'ask nothing: take the defaults for what is not given' },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack init ../our-badges', says: 'asks what it needs to know' },
    { line: EXAMPLE, says: 'everything given' },
    { line: 'haversack init --github --root our-badges', says: 'adds what GitHub needs to content that is there' },
  ],
  run: async (context, options, [dir = '.']) => {
    const { terminal, root } = context;
    const effects = effectsOf(context);
    const folder = resolve(root, dir);
    const way = relative(process.cwd(), folder);
    if (options.github === true && (await hasContent(folder))) return addToRepository(context, options, folder, way);
    const next = `Next: haversack keys new${way === '' ? '' : ` --root ${/\s/.test(way) ? `"${way}"` : way}`}`;
    const { openFolder } = await import('../src/tasks/init/folder.ts');
    if (openFolder(effects, folder, options.force === true)) {
      if (options.json === true) terminal.print(JSON.stringify({ ok: true, folder, wasInterrupted: true }, null, 2));
      else terminal.note(`The repository in ${folder} was begun before, and is whole now. ${next}`);
      return EXIT.good;
    }
    const asked = await ask(terminal, options, await questions(), EXAMPLE);
    if (!asked.ok) return asked.code;
    const { name = '', url = '', email = '', color = '', issuer = '' } = asked.answers;
    const onGitHub = await askGitHub(context, options, folder, url);
    if (!onGitHub.ok) return onGitHub.code;
    const { owner } = onGitHub.answers;
    const { init } = await import('../src/tasks/init/init.ts');
    const result = init(effects, folder, { name, url, email, color, issuer }, owner);
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) {
      if (options.json !== true) terminal.note(printDiagnostics(result.diagnostics, 'text', terminal.paint));
      terminal.note(`${tally(result.diagnostics)}Nothing was made.`);
      return EXIT.problem;
    }
    if (options.json === true) return EXIT.good;
    for (const file of result.files) terminal.print(join(way, file));
    for (const file of result.kept) terminal.note(`${file} was there, and stays as it was.`);
    terminal.note(`The first badge is "${result.badge}". Put your own words into its file and that of the issuer.`);
    if (owner !== undefined) terminal.note(stepsOnGitHub());
    terminal.note(next);
    return EXIT.good;
  },
};

/** True for a repository that was begun before. */
async function hasContent(folder: string): Promise<boolean> {
  const { kindOf } = await import('../src/io/index.ts');
  return kindOf(join(folder, 'content', 'site.yaml')) === 'file';
}

async function questions(): Promise<readonly Question[]> {
  const [{ answerFaults, COLOURS }, { suggestId }] = await Promise.all([
    import('../src/tasks/init/answers.ts'),
    import('../src/tasks/suggest-id.ts'),
  ]);
  return [
    {
      field: 'name',
      option: '--name',
      question: 'Who awards the badges? Name of the organisation or person',
      check: answerFaults.name,
    },
    {
      field: 'url',
      option: '--url',
      question: 'Where will the site live? It becomes part of every credential, as https://acme.github.io/badges/',
      check: answerFaults.url,
    },
    {
      field: 'email',
      option: '--email',
      question: 'Which e-mail address may everybody see?',
      check: answerFaults.email,
    },
    {
      field: 'color',
      option: '--color',
      question: 'Which colour? content/site.yaml can name any other later',
      fallback: () => COLOURS[0].colour,
      choices: COLOURS.map(({ name, colour }) => ({ value: colour, label: name, hint: colour })),
      check: answerFaults.color,
    },
    {
      field: 'issuer',
      option: '--issuer',
      question: 'A short id for it, part of addresses',
      fallback: ({ name = '' }) => suggestId(name) ?? 'issuer',
      check: answerFaults.issuer,
    },
  ];
}
