import { z } from 'zod';
import type { Issuer } from '../../model/index.ts';
import { artworkFields, design, requireAlt } from './artwork.ts';
import { address, body, email, link, list, name } from './fields.ts';

/** `content/issuers/<id>.md`. */
export const issuerSchema = z
  .strictObject({
    name,
    url: address,
    email,
    ...artworkFields,
    description: body.default(''),
    socials: list(link),
    accreditation: list(z.strictObject({ name, url: address.optional(), by: name.optional() })),
    design: design.default({}),
  })
  .superRefine(requireAlt) satisfies z.ZodType<Omit<Issuer, 'source' | 'id' | 'image'>>;
