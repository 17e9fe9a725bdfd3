import { EXIT } from './command.ts';
import type { Terminal } from './terminal.ts';

/** How a command ends when the person goes away, or says no: as one that was stopped with Ctrl-C. */
const CANCELLED = 130;

export interface Asking {
  readonly yes?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** True where a person can answer; a program, a pipe or a workflow is never asked. */
export const canAsk = ({ yes, json }: Asking): boolean =>
  process.stdin.isTTY === true &&
  process.stdout.isTTY === true &&
  process.env.CI === undefined &&
  yes !== true &&
  json !== true;

/** By the name of the question's field. */
export type Answers = Readonly<Record<string, string>>;

/** One value that a command needs. */
export interface Question {
  /** name of the option or argument */
  readonly field: string;
  /** how it is given without being asked, as `--url` */
  readonly option: string;
  readonly question: string;
  /** what stands there already when asked, and is taken without a terminal; none: an answer is needed */
  readonly fallback?: (answers: Answers) => string;
  /** @returns what is wrong with an answer, and what to write instead */
  readonly check?: (answer: string) => string | undefined;
  /** to choose from on a terminal; an option may say something else */
  readonly choices?: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
}

export type Asked = { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly code: number };

/**
 * Completes what a command was given: asks on a terminal for what is missing, and takes the fallbacks elsewhere. Says
 * what is missing or wrong, with the name of its option.
 * @param given    what the command was given, by field; what is no text counts as missing
 * @param example  a whole command line, for a person who has to give it
 */
export async function ask(
  terminal: Terminal,
  given: Asking & Readonly<Record<string, unknown>>,
  questions: readonly Question[],
  example: string,
): Promise<Asked> {
  const isAsking = canAsk(given);
  const answers: Record<string, string> = {};
  const missing: string[] = [];
  for (const question of questions) {
    const { field, option, fallback, check } = question;
    const value = given[field];
    if (typeof value === 'string') {
      const fault = faultOf(question, value);
      if (fault !== undefined) return refuse(terminal, `${option} "${value}": ${fault}`, example);
      answers[field] = value;
    } else if (isAsking) {
      const answer = await askOne(question, answers);
      if (answer === undefined) return cancel(terminal);
      answers[field] = answer;
    } else if (fallback === undefined) missing.push(option);
    else if (missing.length === 0) {
      answers[field] = fallback(answers);
      const fault = check?.(answers[field]);
      if (fault !== undefined) missing.push(option);
    }
  }
  if (missing.length > 0) return refuse(terminal, `What is missing: ${missing.join(', ')}.`, example);
  return { ok: true, answers };
}

/**
 * Asks for a yes before something is done; `--yes` is one, and going away is a no.
 * @param unasked  what is said where nobody can be asked: how to say yes there
 * @returns undefined for yes, else the exit code
 */
export async function agree(
  terminal: Terminal,
  given: Asking,
  message: string,
  unasked: string,
): Promise<number | undefined> {
  if (given.yes === true) return undefined;
  if (!canAsk(given)) {
    terminal.note(unasked);
    return EXIT.usage;
  }
  const { confirm } = await import('@clack/prompts');
  const answer = await untilClosed(confirm({ message, initialValue: false }));
  // Going away is answered, too, by a symbol.
  return answer === true ? undefined : cancel(terminal).code;
}

/** Says that a person went away, or said no. @returns the exit code */
function cancel(terminal: Terminal): { readonly ok: false; readonly code: number } {
  terminal.note('Nothing was changed.');
  return { ok: false, code: CANCELLED };
}

/** A terminal that is closed, as by Ctrl-D, answers never: the process has nothing left to do, and ends. */
async function untilClosed<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const leave = (): never => process.exit(CANCELLED);
  process.once('beforeExit', leave);
  try {
    return await answer;
  } finally {
    process.off('beforeExit', leave);
  }
}

/** @returns undefined when the person goes away */
async function askOne(question: Question, answers: Answers): Promise<string | undefined> {
  const { question: message, fallback, choices } = question;
  const { isCancel, select, text } = await import('@clack/prompts');
  if (choices !== undefined) {
    const answer = await untilClosed(select({ message, options: [...choices] }));
    return isCancel(answer) ? undefined : answer;
  }
  const answer = await untilClosed(
    text({
      message,
      initialValue: fallback?.(answers) ?? '',
      validate: (value = '') => faultOf(question, value.trim()),
    }),
  );
  return isCancel(answer) ? undefined : answer.trim();
}

function faultOf({ fallback, check }: Question, answer: string): string | undefined {
  if (answer === '') return fallback === undefined ? 'An answer is needed.' : undefined;
  return check?.(answer);
}

function refuse(terminal: Terminal, message: string, example: string): { readonly ok: false; readonly code: number } {
  terminal.note(`${message}\nAs in: ${example}`);
  return { ok: false, code: EXIT.usage };
}
