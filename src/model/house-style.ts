import { type Diagnostic, reporter } from '../diagnostics/index.ts';
import type { Design } from './artwork.ts';
import type { Badge } from './badge.ts';
import type { Issuer } from './issuer.ts';
import { modelProblems } from './problems.ts';

const report = reporter(modelProblems);

/** A badge's design: what it says itself, and for the rest what its issuer says. */
export function inheritDesign(house: Design, own: Design): Design {
  // One sign stands in the middle: a badge's own emoji takes the place of the issuer's icon, and the other way.
  const { icon, emoji, ...rest } = house;
  const sign = own.icon !== undefined || own.emoji !== undefined ? {} : { icon, emoji };
  return { ...rest, ...withoutGaps(sign), ...own };
}

/** Where a badge departs from the look that its issuer gave to all its badges: a warning for each field. */
export function checkHouseStyle({ design: own, source }: Badge, { design: house, id }: Issuer): Diagnostic[] {
  return (Object.keys(own) as (keyof Design)[])
    .filter((field) => house[field] !== undefined && own[field] !== undefined && house[field] !== own[field])
    .map((field) =>
      report('house-style', source, ['design', field], field, String(own[field]), String(house[field]), id),
    );
}

const withoutGaps = (design: Design): Design =>
  Object.fromEntries(Object.entries(design).filter(([, value]) => value !== undefined));
