import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const BASE = './content/pages';

/**
 * The maintainers' own pages, and the parts of every page that they write themselves; everything else comes from the
 * snapshot. The folder is relative to Astro's root.
 */
export const collections = {
  pages: defineCollection({
    loader: glob({ base: BASE, pattern: ['*.mdx', '!_*.mdx'] }),
    schema: z.strictObject({
      title: z.string().min(1),
      description: z.string().optional(),
      menu: z.enum(['header', 'footer']).default('footer'),
      order: z.number().default(100),
    }),
  }),
  slots: defineCollection({
    loader: glob({ base: BASE, pattern: '_{header,footer,card}.mdx', generateId: ({ entry }) => entry }),
    schema: z.strictObject({}),
  }),
};
