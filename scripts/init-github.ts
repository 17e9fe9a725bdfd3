import { join } from 'node:path';
import { type Asked, ask, canAsk, type Question } from './ask.ts';
import { type Context, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { tellUnsound } from './unsound.ts';

type Given = Readonly<Record<string, unknown>>;

const EXAMPLE = 'haversack init --github --owner acme/maintainers --root our-badges';

/** Asked on a terminal, of a new repository alone. */
const WHERE: Question = {
  field: 'github',
  option: '--github',
  question: 'Will it live on GitHub, where badges are awarded by issues and pull requests?',
  fallback: () => 'no',
  choices: [
    { value: 'no', label: 'no', hint: 'or not yet: `haversack init --github` adds it later' },
    { value: 'yes', label: 'yes', hint: 'with workflows, issue forms and rules' },
  ],
};

/**
 * Asks whether a new repository will live on GitHub and, if so, whose it is.
 * @returns `owner` among the answers where it will
 */
export async function askGitHub(context: Context, options: Given, folder: string, url: string): Promise<Asked> {
  const isTold = options.github === true;
  if (!isTold && !canAsk(options)) return { ok: true, answers: {} };
  const asked = isTold ? undefined : await ask(context.terminal, options, [WHERE], EXAMPLE);
  if (asked !== undefined && (!asked.ok || asked.answers.github !== 'yes')) return asked;
  return askOwner(context, options, folder, url);
}

async function askOwner({ terminal }: Context, options: Given, folder: string, url?: string): Promise<Asked> {
  const { ownerFault, suggestOwner, withoutAt } = await import('../src/tasks/init/owner.ts');
  const suggested = await suggestOwner(folder, url);
  const question: Question = {
    field: 'owner',
    option: '--owner',
    question: 'Who must agree when keys, pages or workflows change? A person on GitHub, or a team as acme/maintainers',
    ...(suggested === undefined ? {} : { fallback: () => suggested }),
    check: ownerFault,
  };
  const asked = await ask(terminal, options, [question], EXAMPLE);
  return asked.ok ? { ok: true, answers: { owner: withoutAt(asked.answers.owner ?? '') } } : asked;
}

/** Adds what GitHub needs to a repository that has content already. @returns the exit code */
export async function addToRepository(context: Context, options: Given, folder: string, way: string): Promise<number> {
  const { terminal } = context;
  const asked = await askOwner(context, options, folder);
  if (!asked.ok) return asked.code;
  const { addGitHub } = await import('../src/tasks/init/github.ts');
  const result = await addGitHub(effectsOf(context), folder, asked.answers.owner ?? '', options.overwrite === true);
  terminal.clear();
  if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
  if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was made.');
  if (options.json === true) return EXIT.good;
  for (const file of result.files) terminal.print(join(way, file));
  for (const file of result.kept)
    terminal.note(`${file} was changed by somebody, and stays as it is; --overwrite writes over it.`);
  terminal.note(result.files.length === 0 ? 'Everything was there.' : stepsOnGitHub());
  return EXIT.good;
}

/** What is left to do on GitHub itself, where no file can do it. */
export const stepsOnGitHub = (): string => `Next, on GitHub:
1. Commit, and push to the default branch.
2. Settings, Pages: choose "GitHub Actions" as the source.
3. Settings, Environments: make "issuing" and let the default branch alone use it. Its secret HAVERSACK_KEY is what
   \`haversack keys export\` prints; without it badges are published as Open Badges 2.0.
4. Settings, Actions, General: let Actions create pull requests.
5. Settings, Rules, Rulesets, New ruleset, Import a ruleset: .github/rulesets/main.json. From then on "issue" needs a deploy key that may write, as the
   secret HAVERSACK_DEPLOY_KEY of "issuing"; without it, what is sealed comes as a pull request.`;
