import { icons } from '@iconify-json/lucide';
import type { IconSet } from './design/icons.ts';

/** The lucide icon set, as bundled. */
export const lucide: IconSet = icons as IconSet;
