import { z } from 'zod';
import { COLOUR_SCHEMES, FONT_PAIRS, RADII, RECIPIENT_NAMES, type Site } from '../../model/index.ts';
import { parseWebAddress } from '../../values/index.ts';
import { LIMITS } from '../limits.ts';
import { address, colour, description, did, id, language, line, list, name, refuse } from './fields.ts';

const siteAddress = z.string().transform((given, ctx) => {
  const parsed = parseWebAddress(given);
  const url = parsed.ok ? new URL(given) : undefined;
  const isPlain =
    url?.protocol === 'https:' &&
    url.href === given &&
    given.endsWith('/') &&
    !/[?#%]|\/\//.test(given.slice('https://'.length)) &&
    !/^[\d.]+$|^\[/.test(url.hostname);
  if (!isPlain) refuse(ctx, 'site-address', [given]);
  return given;
});

/** `content/site.yaml`. */
export const siteSchema = z.strictObject({
  url: siteAddress,
  formerly: list(siteAddress, LIMITS.formerly),
  title: name,
  description: description,
  owner: id,
  language,
  theme: z
    .strictObject({
      accent: colour.optional(),
      radius: z.enum(RADII).default('medium'),
      fonts: z.enum(FONT_PAIRS).default('serif'),
      scheme: z.enum(COLOUR_SCHEMES).default('system'),
    })
    .prefault({}),
  pictureFonts: list(
    line.superRefine((given, ctx) => {
      if (!/^@fontsource\/[a-z0-9][a-z0-9-]{0,60}$/.test(given)) refuse(ctx, 'font-package-name', [given]);
    }),
    LIMITS.pictureFonts,
  ),
  highlights: list(id, LIMITS.highlights),
  recipients: z.enum(RECIPIENT_NAMES).default('name'),
  trust: list(z.strictObject({ id: z.union([did, address]), name: name.optional() })),
  demonstration: z.boolean().default(false),
}) satisfies z.ZodType<Omit<Site, 'source'>>;
