import type { Design } from '../../model/index.ts';
import { printColour } from './colour.ts';
import { nearestReadable } from './contrast.ts';
import { type EmojiSet, findEmoji } from './emoji.ts';
import { isRibbonTooLong } from './face.ts';
import { findIcon, type IconSet } from './icons.ts';
import type { Measure } from './lines.ts';
import { paletteOf, unreadablePairs } from './palette.ts';

/** What keeps a design from being a picture that people can read. */
export type DesignFinding =
  | {
      readonly code: 'contrast-too-low';
      readonly field: 'ink' | 'ribbon';
      readonly text: string;
      readonly ground: string;
      /** as `3.21` */
      readonly ratio: string;
      /** a colour like `text` that reads on the ground */
      readonly instead: string;
    }
  | {
      readonly code: 'icon-unknown';
      readonly field: 'icon';
      readonly icon: string;
      readonly suggestion?: string | undefined;
    }
  | { readonly code: 'emoji-unknown'; readonly field: 'emoji'; readonly emoji: string }
  | { readonly code: 'ribbon-too-long'; readonly field: 'ribbon'; readonly ribbon: string };

/** What may stand in the middle of a badge. */
export interface Signs {
  readonly icons: IconSet;
  /** may be left out where no design names one */
  readonly emoji?: EmojiSet | undefined;
}

/** Checks what can be known of a design without drawing it: contrast (WCAG 2.2, 1.4.3), icon, length of the ribbon. */
export function checkDesign(
  id: string,
  design: Design,
  { icons, emoji }: Signs,
  measure: Measure,
): readonly DesignFinding[] {
  const found: DesignFinding[] = [];
  const [worst] = unreadablePairs(paletteOf(id, design));
  if (worst) {
    found.push({
      code: 'contrast-too-low',
      field: worst.field,
      text: printColour(worst.text),
      ground: printColour(worst.ground),
      // rounded down, so that no ratio under the limit is shown as the limit
      ratio: (Math.floor(worst.ratio * 100) / 100).toFixed(2),
      instead: printColour(nearestReadable(worst.text, worst.ground)),
    });
  }
  if (design.icon !== undefined) {
    const icon = findIcon(icons, design.icon);
    if (!icon.ok) found.push({ code: icon.reason, field: 'icon', icon: design.icon, suggestion: icon.suggestion });
  }
  if (design.emoji !== undefined && emoji && !findEmoji(emoji, design.emoji).ok) {
    found.push({ code: 'emoji-unknown', field: 'emoji', emoji: design.emoji });
  }
  if (design.ribbon !== undefined && isRibbonTooLong(design.ribbon, measure)) {
    found.push({ code: 'ribbon-too-long', field: 'ribbon', ribbon: design.ribbon });
  }
  return found;
}
