import { z } from 'zod';
import { MARKS, PATTERNS, RIBBON_STYLES, SHAPES } from '../../model/index.ts';
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

const emoji = line.superRefine((given, ctx) => {
  const characters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(given)];
  if (characters.length !== 1 || !/\p{Emoji}/u.test(given) || /^[\d#*]$/.test(given))
    refuse(ctx, 'emoji-not-one', [given]);
});

/** How a badge is drawn; an issuer's is what its badges begin with. */
export const design = z
  .strictObject({
    shape: z.enum(SHAPES).optional(),
    icon: line.optional(),
    emoji: emoji.optional(),
    pattern: z.enum(PATTERNS).optional(),
    ground: colour.optional(),
    ink: colour.optional(),
    accent: colour.optional(),
    ribbon: line.optional(),
    ribbonStyle: z.enum(RIBBON_STYLES).optional(),
    level: z.int().min(1).max(5).optional(),
    marks: z.enum(MARKS).optional(),
    logo: z.boolean().optional(),
  })
  .superRefine((given, ctx) => {
    if (given.icon !== undefined && given.emoji !== undefined) refuse(ctx, 'icon-and-emoji', [], ['emoji']);
  });

/** A picture needs its words; what it shows is not told by its name. */
export function requireAlt(
  fields: { image?: string | undefined; imageAlt?: string | undefined },
  ctx: z.RefinementCtx,
): void {
  if (fields.image !== undefined && fields.imageAlt === undefined) refuse(ctx, 'image-alt-missing', [], ['image']);
}
