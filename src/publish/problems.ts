import type { Problems } from '../diagnostics/index.ts';

/** What can be wrong with the maintainers' own pages, as Astro finds it. */
export const publishProblems = {
  'page-front-matter': {
    says: (message: string) => `The front matter of this page is wrong: ${message}`,
    remedy: 'Give `title` and, if you like, `description`, and nothing else.',
  },
  'page-broken': {
    says: (message: string) => `The page could not be drawn: ${message}`,
    remedy: 'Mend the MDX of this page.',
  },
} satisfies Problems;
