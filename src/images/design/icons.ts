import { nearest } from '../../diagnostics/index.ts';
import type { Result } from '../../values/index.ts';

/** An icon set as Iconify writes it: bodies by name, and other names for them. */
export interface IconSet {
  readonly icons: Readonly<
    Record<string, { readonly body: string; readonly width?: number; readonly hidden?: boolean }>
  >;
  readonly aliases?: Readonly<Record<string, { readonly parent: string }>>;
}

/** The markup of an icon in a square of 24 units, drawn in `currentColor`. */
export type IconBody = string;

/**
 * Looks an icon up by its name or an older name of it.
 * @returns its markup; else `icon-unknown` and the nearest name there is, if any is near
 */
export function findIcon(
  set: IconSet,
  name: string,
): Result<IconBody, 'icon-unknown'> & { readonly suggestion?: string | undefined } {
  const parent = Object.hasOwn(set.aliases ?? {}, name) ? set.aliases?.[name]?.parent : name;
  const icon = parent !== undefined && Object.hasOwn(set.icons, parent) ? set.icons[parent] : undefined;
  if (icon && icon.width === undefined) return { ok: true, value: icon.body };
  return { ok: false, reason: 'icon-unknown', suggestion: suggest(set, name) };
}

/** A name that has the whole word in it says more than one that only looks alike: `hat` is not `cat`. */
function suggest(set: IconSet, name: string): string | undefined {
  const known = Object.entries(set.icons).flatMap(([known, icon]) => (icon.hidden || icon.width ? [] : [known]));
  const sharing = known.filter((one) => one.split('-').includes(name)).sort((a, b) => a.length - b.length);
  return sharing[0] ?? nearest(name, known);
}
