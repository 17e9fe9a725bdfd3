import { inert } from '../inert.ts';

/** Words, ids, counts and plain paths: nothing that Markdown, or GitHub after it, makes something else of. */
const PLAIN = /^[A-Za-z0-9 ,.:;?()'’“”"/%–-]*$/;
const BEGINNING = /^(?!\d+[.)])[A-Za-z0-9“"]/;
/** What GitHub makes links and references of all the same. */
const REFERENCE = /:\/\/|www\.|\bgh-\d|\b[0-9a-f]{7,}\b/i;
/** Characters that a sentence may have. */
const LONGEST = 400;

/**
 * A sentence that is shown as it stands when it is plain, with what stands between backticks as code; and as code from
 * end to end when anything else is in it.
 */
export function sentence(text: string, most = LONGEST): string {
  const parts = text.split('`');
  const isPlain = (part: string, index: number): boolean =>
    index % 2 === 1 ? part.trim() !== '' : PLAIN.test(part) && !REFERENCE.test(part);
  return text.length <= most && parts.length % 2 === 1 && BEGINNING.test(text) && parts.every(isPlain)
    ? parts.map((part, index) => (index % 2 === 1 ? inert(part) : part)).join('')
    : inert(text, most);
}

const GROUPED = new Intl.NumberFormat('en');

/** `1,950` */
export const number = (count: number): string => GROUPED.format(count);

/** `1 award`, `1,950 awards` */
export const counted = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;

/** A list that is cut after so many, and says how many more there are. */
export function listed<Item>(items: readonly Item[], most: number, line: (item: Item) => string): string[] {
  const more = items.length - most;
  return [...items.slice(0, most).map(line), ...(more > 0 ? [`- and ${number(more)} more`] : [])];
}
