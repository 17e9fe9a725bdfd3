import { type Asked, ask, type Question } from './ask.ts';
import type { AwardOptions } from './award-options.ts';
import type { Context } from './command.ts';

const EXAMPLE = 'haversack award first-aid --to zoe@example.org';

/**
 * Asks for what is missing of a single award: the badge, its recipient, a public name.
 * @param badge  id of the badge, if it was given
 */
export async function askForAward(
  { root, today, terminal }: Context,
  badge: string | undefined,
  { to = [], name, yes, json }: AwardOptions,
): Promise<Asked> {
  const [{ listAwardable }, { readTo }] = await Promise.all([
    import('../src/tasks/award/list-awardable.ts'),
    import('../src/tasks/award/recipient.ts'),
  ]);
  const check = (answer: string): string | undefined => {
    try {
      readTo(answer);
      return undefined;
    } catch {
      return 'Write an e-mail address or its hash, a web address or a DID.';
    }
  };
  const badges = badge === undefined ? listAwardable({ root, today }) : [];
  const questions: readonly Question[] = [
    {
      field: 'badge',
      option: 'the id of the badge',
      question: 'Which badge?',
      ...(badges.length > 0 && { choices: badges.map((one) => ({ value: one.id, label: one.name, hint: one.id })) }),
    },
    { field: 'to', option: '--to', question: 'Who has earned it? E-mail address, web address or DID', check },
    {
      field: 'name',
      option: '--name',
      question: 'Public name, for pages only; leave it empty for none',
      fallback: () => '',
    },
  ];
  const wanted = to.length === 0 ? questions : questions.slice(0, 1);
  return ask(terminal, { badge, name, yes, json }, wanted, EXAMPLE);
}
