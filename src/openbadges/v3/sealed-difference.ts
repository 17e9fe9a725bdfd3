import { isObject, type Json } from '../../values/index.ts';
import {
  ASSERTION_FIELDS,
  type AssertionField,
  BADGE_FIELDS,
  type BadgeField,
  type SealedFields,
} from './sealed-fields.ts';

/** One field that says something else now than when it was sealed; both sides as people read them. */
export type SealedDifference = { readonly sealed: string; readonly current: string } & (
  | { readonly of: 'assertion'; readonly field: AssertionField }
  | { readonly of: 'badge'; readonly field: BadgeField }
);

/**
 * Compares what was sealed with what the record says now. Where the assertion names another badge, only that is
 * told: the fields of two badges have nothing to do with each other.
 * @returns differences in the order of the fields, the assertion's first
 */
export function compareSealedFields(sealed: SealedFields, current: SealedFields): readonly SealedDifference[] {
  const assertion = ASSERTION_FIELDS.filter((field) => differ(sealed.assertion[field], current.assertion[field])).map(
    (field) => ({ of: 'assertion' as const, field, ...sides(sealed.assertion[field], current.assertion[field]) }),
  );
  if (assertion.some(({ field }) => field === 'badge')) return assertion;
  const badge = BADGE_FIELDS.filter((field) => differ(sealed.badge[field], current.badge[field])).map((field) => ({
    of: 'badge' as const,
    field,
    ...sides(sealed.badge[field], current.badge[field]),
  }));
  return [...assertion, ...badge];
}

const differ = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) !== JSON.stringify(b);

const sides = (sealed: Json | undefined, current: Json | undefined) => ({
  sealed: printed(sealed),
  current: printed(current),
});

/** A value in one line: `nothing`, text as it is, lists with commas, objects as `member value`. */
function printed(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value))
    return value.map((item) => (isObject(item) ? `(${printed(item as Json)})` : printed(item))).join(', ');
  if (!isObject(value)) return String(value).replace(/\s+/g, ' ');
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${printed(inner as Json)}`)
    .join(', ');
}
