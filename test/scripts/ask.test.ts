import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Asking, agree, ask, canAsk, type Question } from '../../scripts/ask.ts';
import type { Terminal } from '../../scripts/terminal.ts';

const CANCEL = Symbol('cancel');
/** What a person types, one after the other; how a question refuses an answer is kept. */
const person = vi.hoisted(() => ({ types: [] as unknown[], seen: [] as string[], refused: [] as unknown[] }));

vi.mock('@clack/prompts', () => {
  interface Shown {
    readonly message: string;
    readonly initialValue?: unknown;
    readonly validate?: (answer: string | undefined) => string | undefined;
  }
  const answer = ({ message, initialValue, validate }: Shown): unknown => {
    person.seen.push(message);
    for (;;) {
      const typed = person.types.shift();
      const value = typed === 'Enter' ? initialValue : typed;
      const fault = typeof value === 'string' ? validate?.(value) : undefined;
      if (fault === undefined) return value;
      person.refused.push(fault);
    }
  };
  return { text: answer, select: answer, confirm: answer, isCancel: (value: unknown) => typeof value === 'symbol' };
});

const noted: string[] = [];
const terminal: Terminal = {
  print: () => {},
  note: (text) => void noted.push(text),
  paint: (_style, text) => text,
  progress: () => {},
  clear: () => {},
};

const isWord = (answer: string): string | undefined => (/^[a-z]+$/.test(answer) ? undefined : 'Write a-z.');
const name: Question = { field: 'name', option: '--name', question: 'Name?' };
const word: Question = { field: 'word', option: '--word', question: 'Word?', check: isWord };
const id: Question = { ...word, field: 'id', option: '--id', question: 'Id?', fallback: (all) => all.name ?? '' };

const EXAMPLE = 'haversack do --name x';
const agreed = (given: Asking) => agree(terminal, given, 'Go on?', 'What is missing: --yes.');
const asked = (given: Record<string, unknown>, ...questions: Question[]) => ask(terminal, given, questions, EXAMPLE);

const ttys = [process.stdin.isTTY, process.stdout.isTTY] as const;
function sit(at: boolean): void {
  process.stdin.isTTY = at;
  process.stdout.isTTY = at;
}
beforeEach(() => {
  vi.stubEnv('CI', undefined);
  noted.length = 0;
  person.types = [];
  person.seen = [];
  person.refused = [];
});
afterEach(() => {
  [process.stdin.isTTY, process.stdout.isTTY] = ttys;
  vi.unstubAllEnvs();
});

describe('without a terminal', () => {
  beforeEach(() => sit(false));

  test('what is given is taken, and what is missing comes from the fallback', async () => {
    expect(await asked({ name: 'acme' }, name, id)).toEqual({ ok: true, answers: { name: 'acme', id: 'acme' } });
    expect(person.seen).toEqual([]);
  });

  test('all that is missing is named at once, with an example; exit 3', async () => {
    expect(await asked({}, name, word)).toEqual({ ok: false, code: 3 });
    expect(noted).toEqual(['What is missing: --name, --word.\nAs in: haversack do --name x']);
  });

  test('a fallback that is no good answer counts as missing', async () => {
    expect(await asked({ name: 'Größe 1' }, name, id)).toEqual({ ok: false, code: 3 });
    expect(noted[0]).toContain('What is missing: --id.');
  });

  test('a wrong value is refused with the name of its option, an empty one too', async () => {
    expect(await asked({ name: 'acme', word: 'A 1' }, name, word)).toEqual({ ok: false, code: 3 });
    expect(await asked({ name: '' }, name)).toEqual({ ok: false, code: 3 });
    expect(noted.map((note) => note.split('\n')[0])).toEqual([
      '--word "A 1": Write a-z.',
      '--name "": An answer is needed.',
    ]);
  });

  test('nobody can say yes: it is told how instead; exit 3. --yes goes on', async () => {
    expect([await agreed({}), await agreed({ json: true }), person.seen]).toEqual([3, 3, []]);
    expect(noted).toEqual(['What is missing: --yes.', 'What is missing: --yes.']);
    expect(await agreed({ yes: true, json: true })).toBeUndefined();
  });
});

describe('on a terminal', () => {
  beforeEach(() => sit(true));

  test('only what is missing is asked, with the fallback standing there already', async () => {
    person.types = ['Enter'];
    expect(await asked({ name: 'acme' }, name, id)).toEqual({ ok: true, answers: { name: 'acme', id: 'acme' } });
    expect(person.seen).toEqual(['Id?']);
  });

  test('an answer that is no good is asked for again, and spaces around it are not part of it', async () => {
    person.types = ['', 'A 1', ' acme '];
    expect(await asked({}, word)).toEqual({ ok: true, answers: { word: 'acme' } });
    expect(person.refused).toEqual(['An answer is needed.', 'Write a-z.']);
  });

  test('a question with choices takes one of them', async () => {
    person.types = ['blue'];
    const colour = { ...name, choices: [{ value: 'blue', label: 'Blue' }] };
    expect(await asked({}, colour)).toEqual({ ok: true, answers: { name: 'blue' } });
  });

  test('Ctrl-C ends with 130, asks no more, and says that nothing was changed', async () => {
    person.types = [CANCEL, 'never'];
    expect(await asked({}, name, word)).toEqual({ ok: false, code: 130 });
    expect(noted).toEqual(['Nothing was changed.']);
    expect(person.seen).toEqual(['Name?']);
  });

  test('yes is yes; no, and going away, end with 130 and nothing changed', async () => {
    person.types = [true, false, CANCEL];
    expect([await agreed({}), noted]).toEqual([undefined, []]);
    for (const _ of ['no', 'away']) expect(await agreed({})).toBe(130);
    expect(noted).toEqual(['Nothing was changed.', 'Nothing was changed.']);
    expect(person.seen).toEqual(['Go on?', 'Go on?', 'Go on?']);
  });

  test('--yes is a yes without a question', async () => {
    expect([await agreed({ yes: true }), person.seen]).toEqual([undefined, []]);
  });

  test('nobody is asked with --yes, with --json, in a workflow, or when one side is piped', () => {
    expect(canAsk({})).toBe(true);
    expect(canAsk({ yes: true })).toBe(false);
    expect(canAsk({ json: true })).toBe(false);
    process.stdout.isTTY = false;
    expect(canAsk({})).toBe(false);
    sit(true);
    process.stdin.isTTY = false;
    expect(canAsk({})).toBe(false);
    sit(true);
    vi.stubEnv('CI', 'true');
    expect(canAsk({})).toBe(false);
  });
});
