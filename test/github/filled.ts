import { FORMS, type FormKind } from '../../src/github/index.ts';
import { IDENTITY, SALT } from '../sound-content.ts';

/** What the page `/hash/` makes of zoe@example.org. */
export const HASHED = `${IDENTITY}$${SALT}`;

const SOUND: Readonly<Record<FormKind, Readonly<Record<string, string>>>> = {
  award: { badge: 'plain: Plain', recipient: 'https://lee.example.org/' },
  request: {
    badge: 'care: Care',
    recipient: 'https://lee.example.org/',
    evidence: 'course: https://lee.example.org/course',
  },
  badge: { name: 'Soldering', description: 'Can solder.', criteria: 'Soldered a lamp.' },
};

/** The body of an issue as GitHub writes it from a form; what is not given is as in a sound form, or empty. */
export function fill(kind: FormKind, answers: Readonly<Record<string, string>> = {}): string {
  const form = FORMS.find((one) => one.kind === kind);
  const given = { ...SOUND[kind], ...answers };
  return (form?.fields ?? [])
    .map(({ id, heading, as, sample }) => {
      const answer = given[id] ?? (as === 'boxes' ? `- [X] ${sample}` : '');
      return `### ${heading}\n\n${answer === '' ? '_No response_' : answer}`;
    })
    .join('\n\n');
}
