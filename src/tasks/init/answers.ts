import { parseId, parseWebAddress } from '../../values/index.ts';

/** What a new repository is made from. */
export interface RepositoryAnswers {
  /** of the organisation, or of the person who awards */
  readonly name: string;
  /** where the site will live; a missing `/` at its end is added */
  readonly url: string;
  /** public address of the issuer */
  readonly email: string;
  /** `#rrggbb` */
  readonly color: string;
  /** id of the issuer */
  readonly issuer: string;
}

/** Grounds on which white letters read. */
export const COLOURS = [
  { name: 'blue', colour: '#1f4e79' },
  { name: 'teal', colour: '#14606b' },
  { name: 'green', colour: '#1e6144' },
  { name: 'brown', colour: '#7a4a12' },
  { name: 'red', colour: '#8a3324' },
  { name: 'violet', colour: '#6e3a78' },
] as const;

/** A title is made of it, which has 120 characters at most. */
const NAME_CHARACTERS = 100;

/** What is wrong with an answer, and what to write instead; undefined when nothing is. */
export const answerFaults: Readonly<Record<keyof RepositoryAnswers, (answer: string) => string | undefined>> = {
  name: (answer) =>
    answer.trim() === '' || answer.length > NAME_CHARACTERS || /[\n\r\t]/.test(answer)
      ? `Write a name of one line and at most ${NAME_CHARACTERS} characters.`
      : undefined,
  url: (answer) =>
    isSiteAddress(withSlash(answer)) ? undefined : 'Write an https address, as https://example.github.io/badges/.',
  email: (answer) =>
    /^[^\s@<>"]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(answer)
      ? undefined
      : 'Write an e-mail address, as badges@example.org.',
  color: (answer) => (/^#[0-9a-f]{6}$/i.test(answer) ? undefined : 'Write a colour as #1f4e79.'),
  issuer: (answer) =>
    parseId(answer).ok ? undefined : 'Write 1 to 64 of a-z, 0-9 and -, as acme; it becomes part of addresses.',
};

export const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

function isSiteAddress(text: string): boolean {
  if (!text.startsWith('https://') || !parseWebAddress(text).ok) return false;
  const { href, hostname } = new URL(text);
  return href === text && !/[?#%]|\/\//.test(text.slice('https://'.length)) && !/^[\d.]+$|^\[/.test(hostname);
}
