import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** The maintainers' own pages; everything else comes from the snapshot. The folder is relative to Astro's root. */
export const collections = {
  pages: defineCollection({
    loader: glob({ base: './content/pages', pattern: '*.mdx' }),
    schema: z.strictObject({ title: z.string().min(1), description: z.string().optional() }),
  }),
};
