import { z } from 'zod';
import type { Person } from '../../model/index.ts';
import { artworkFields, requireAlt } from './artwork.ts';
import { address, body, link, list, name } from './fields.ts';

/** `content/people/<id>.md`. */
export const personSchema = z
  .strictObject({
    name,
    url: address.optional(),
    ...artworkFields,
    links: list(link),
    description: body.default(''),
  })
  .superRefine(requireAlt) satisfies z.ZodType<Omit<Person, 'source' | 'id' | 'image'>>;
