import type { FromAstro } from './messages.ts';

/** One line of Astro's log. */
interface Line {
  readonly label: string | null;
  readonly level: string;
  readonly message: string;
}

/**
 * Astro's log, as `logger` of its settings names it. A page whose front matter is wrong is told of nowhere else: its
 * loader keeps the page as it was. All other errors come as data, and the rest is of no use here.
 */
export default () => ({
  write: ({ label, level, message }: Line): void => {
    if (level === 'error' && label === 'glob-loader') {
      process.send?.({ kind: 'front-matter', message } satisfies FromAstro);
    }
  },
});
