import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommanderError, InvalidArgumentError, Option, Command as Program } from 'commander';
import { finishChanges, restoreSite } from '../src/io/index.ts';
import { refuseCommittedKeys } from '../src/tasks/committed-keys.ts';
import { HaversackError, type Instant, instantOf, parseInstant } from '../src/values/index.ts';
import { type Command, EXIT } from './command.ts';
import { commands } from './commands.ts';
import { openTerminal } from './terminal.ts';

const terminal = openTerminal(process.stdout, process.stderr, () => performance.now());

/** Runs the command line; the one place where what is thrown is caught, and printed without a stack trace. */
async function main(argv: readonly string[]): Promise<number> {
  if (argv[2] === 'chore') return runChore(argv.slice(3));
  let code: number = EXIT.good;
  const program = describe((exit) => {
    code = exit;
  });
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    terminal.clear();
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.good : EXIT.usage;
    terminal.note(explain(error));
    return EXIT.problem;
  }
}

function describe(exit: (code: number) => void): Program {
  const version = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
  const program = new Program('haversack')
    .description('A badge backpack that lives in a git repository.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .exitOverride();
  const groups = new Map<string, Program>();
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ');
    if (second === undefined) add(program, first, command, exit);
    else {
      const group =
        groups.get(first) ??
        program
          .command(first)
          .description(`commands: ${subcommands(first)}`)
          .exitOverride();
      groups.set(first, group);
      add(group, second, command, exit);
    }
  }
  return program;
}

const subcommands = (group: string): string =>
  commands
    .filter(({ name }) => name.startsWith(`${group} `))
    .map(({ name }) => name)
    .join(', ');

function add(parent: Program, name: string, command: Command, exit: (code: number) => void): void {
  const sub = parent.command(name).summary(command.summary).description(command.description).exitOverride();
  for (const { name, says, many } of command.arguments ?? []) sub.argument(many ? `[${name}...]` : `[${name}]`, says);
  for (const { flags, says, choices, many, default: preset } of command.options) {
    const option = new Option(flags, says);
    if (choices) option.choices(choices);
    if (many) option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    if (preset !== undefined) option.default(preset);
    sub.addOption(option);
  }
  sub
    .addOption(
      new Option('--root <dir>', 'where content/, .git and dist/ are')
        .argParser((folder) => resolve(folder))
        .default(process.cwd(), 'the current folder'),
    )
    .option('--today <date>', 'the day that counts as today; default: the UTC date', readDay)
    .helpOption('-h, --help', 'print this help')
    .addHelpText(
      'after',
      `\nExamples:\n${command.examples.map(({ line, says }) => `  ${line}\n      ${says}`).join('\n')}`,
    )
    .action(async (...args: unknown[]) => {
      const given = args.slice(0, command.arguments?.length ?? 0).flat() as (string | undefined)[];
      const { root, today = utcDay(), ...options } = sub.opts<{ root: string; today?: Instant }>();
      if (!statSync(root, { throwIfNoEntry: false })?.isDirectory())
        throw new HaversackError('root-missing', `There is no folder ${root}.`, { remedy: 'Correct --root.' });
      const unseen = command.looksOnly ? undefined : await refuseCommittedKeys(root);
      if (unseen !== undefined) terminal.note(unseen);
      if (restoreSite(root))
        terminal.note('A build was stopped in the middle of its last step; the site of before is back.');
      const finished = command.looksOnly ? undefined : finishChanges(root);
      if (finished !== undefined)
        terminal.note(`\`haversack ${finished}\` was interrupted; the rest of it is done now.`);
      exit(await command.run({ root, today, terminal, finished }, options, given));
    });
}

function readDay(text: string): Instant {
  const day = parseInstant(text);
  if (!day.ok || text.length !== 10) throw new InvalidArgumentError('Write a day as in 2026-02-28.');
  return day.value;
}

const utcDay = (): Instant => instantOf(Math.floor(Date.now() / 86_400_000) * 86_400_000);

function explain(error: unknown): string {
  if (error instanceof HaversackError) return [error.message, error.remedy].filter((part) => part !== '').join('\n');
  const { message, code } = error as Error & { code?: unknown };
  const what = typeof code === 'string' ? `${message} (${code})` : message;
  return process.env.HAVERSACK_DEBUG === undefined
    ? `${what}\nThis should not happen. With HAVERSACK_DEBUG=1 Haversack says where it did.`
    : String((error as Error).stack);
}

/** Our own chores, of no use outside Haversack's checkout: `haversack chore test`. */
async function runChore([name = '', ...args]: readonly string[]): Promise<number> {
  const file = new URL(`./dev/${name}.ts`, import.meta.url);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
    terminal.note(`There is no chore "${name}".`);
    return EXIT.usage;
  }
  const { run } = (await import(file.href)) as { run: (args: readonly string[]) => Promise<number> };
  return run(args);
}

// Whoever reads along may stop reading, as `head` does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) =>
  process.exit(code === 'EPIPE' ? EXIT.good : EXIT.problem),
);

process.exitCode = await main(process.argv);
