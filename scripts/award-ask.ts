import type { AwardOptions } from './award-options.ts';
import type { Context } from './command.ts';

/** How a command ends when the person goes away: as one that was stopped with Ctrl-C. */
export const CANCELLED = 130;

/** True where a person can answer; a program, a pipe or a workflow is never asked. */
export const canAsk = ({ yes, json }: AwardOptions): boolean =>
  process.stdin.isTTY === true &&
  process.stdout.isTTY === true &&
  process.env.CI === undefined &&
  yes !== true &&
  json !== true;

export interface Answers {
  readonly badge: string;
  readonly to: readonly string[];
  readonly name?: string;
}

/**
 * Asks for what is missing of a single award.
 * @returns undefined when the person goes away, or there is nothing to choose from
 */
export async function askForAward(
  { root, today }: Context,
  badge: string | undefined,
  { to = [], name }: AwardOptions,
): Promise<Answers | undefined> {
  const [{ isCancel, select, text }, { listAwardable }, { readTo }] = await Promise.all([
    import('@clack/prompts'),
    import('../src/tasks/award/list-awardable.ts'),
    import('../src/tasks/award/recipient.ts'),
  ]);
  let chosen = badge;
  if (chosen === undefined) {
    const options = listAwardable({ root, today }).map(({ id, name: label }) => ({ value: id, label, hint: id }));
    const answer = options.length === 0 ? undefined : await select({ message: 'Which badge?', options });
    if (answer === undefined || isCancel(answer)) return undefined;
    chosen = answer;
  }
  if (to.length > 0) return { badge: chosen, to };
  const validate = (answer: string | undefined): string | undefined => {
    try {
      readTo(answer ?? '');
      return undefined;
    } catch {
      return 'Write an e-mail address, a web address or a DID.';
    }
  };
  const recipient = await text({ message: 'Who has earned it? E-mail address, web address or DID', validate });
  if (isCancel(recipient)) return undefined;
  if (name !== undefined) return { badge: chosen, to: [recipient] };
  const shown = await text({ message: 'Public name, for pages only; leave it empty for none', defaultValue: '' });
  if (isCancel(shown)) return undefined;
  return { badge: chosen, to: [recipient], ...(shown === '' ? {} : { name: shown }) };
}

/** Asks whether to go on; going away is no. */
export async function askToGoOn(message: string): Promise<boolean> {
  const { confirm, isCancel } = await import('@clack/prompts');
  const answer = await confirm({ message, initialValue: false });
  return !isCancel(answer) && answer;
}
