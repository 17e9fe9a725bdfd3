import { describe, expect, test } from 'vitest';
import { findIcon } from '../../../src/images/design/icons.ts';
import { lucide } from '../../../src/images/lucide.ts';

describe('an icon by its name', () => {
  test('the body of a lucide icon is found, also by an older name of it', () => {
    const now = findIcon(lucide, 'square-activity');
    expect(now.ok && now.value).toContain('<path');
    expect(findIcon(lucide, 'activity-square')).toEqual(now);
  });

  test.each([
    ['hart-pulse', 'heart-pulse'],
    ['graduation_cap', 'graduation-cap'],
    ['Award', 'award'],
    ['hat', 'chef-hat'],
  ])('an unknown %s gets the suggestion %s', (name, suggestion) => {
    expect(findIcon(lucide, name)).toEqual({ ok: false, reason: 'icon-unknown', suggestion });
  });

  test('nothing is suggested where nothing is near', () => {
    expect(findIcon(lucide, 'qqqqqqqqqqqq')).toEqual({ ok: false, reason: 'icon-unknown', suggestion: undefined });
  });

  test.each(['constructor', '__proto__', 'toString', '', 'search-large'])('%j is no icon of ours', (name) => {
    expect(findIcon(lucide, name).ok).toBe(false);
  });
});
