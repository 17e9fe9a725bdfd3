import { z } from 'zod';
import { SHAPES } from '../../model/index.ts';
import { colour, line, refuse } from './fields.ts';

/** `image` and `imageAlt`: a picture beside the file, and its words. */
export const artworkFields = {
  image: z
    .string()
    .superRefine((given, ctx) => {
      if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(given)) refuse(ctx, 'image-name', [given]);
    })
    .optional(),
  imageAlt: line.optional(),
};

export const design = z.strictObject({
  shape: z.enum(SHAPES).optional(),
  icon: line.optional(),
  ground: colour.optional(),
  ink: colour.optional(),
  accent: colour.optional(),
  ribbon: line.optional(),
  level: z.int().min(1).max(5).optional(),
  logo: z.boolean().optional(),
});

/** A picture needs its words; what it shows is not told by its name. */
export function requireAlt(
  fields: { image?: string | undefined; imageAlt?: string | undefined },
  ctx: z.RefinementCtx,
): void {
  if (fields.image !== undefined && fields.imageAlt === undefined) refuse(ctx, 'image-alt-missing', [], ['image']);
}
