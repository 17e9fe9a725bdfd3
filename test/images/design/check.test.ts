import { describe, expect, test } from 'vitest';
import { checkDesign } from '../../../src/images/design/check.ts';
import { loadFonts } from '../../../src/images/fonts/fonts.ts';
import { lucide } from '../../../src/images/lucide.ts';

const { measure } = loadFonts();
const check = (design: Parameters<typeof checkDesign>[1]) =>
  checkDesign('first-aid', design, { icons: lucide }, measure);

describe('a design', () => {
  test('an empty one has no fault', () => expect(check({})).toEqual([]));

  test('text under 4.5:1 is found, with a colour that would do', () => {
    const [finding] = check({ ink: '#4a90c2', ground: '#1f4e79' });
    expect(finding).toMatchObject({ code: 'contrast-too-low', field: 'ink', text: '#4a90c2', ground: '#1f4e79' });
    const instead = finding?.code === 'contrast-too-low' ? finding.instead : '';
    expect(check({ ink: instead, ground: '#1f4e79' })).toEqual([]);
  });

  test('a ratio just under the limit is not rounded up to it', () => {
    const [finding] = check({ ink: '#777777', ground: '#ffffff' });
    expect(finding?.code === 'contrast-too-low' && finding.ratio).toBe('4.47');
  });

  test('an unknown icon is found', () => {
    expect(check({ icon: 'hart-pulse' })).toEqual([
      { code: 'icon-unknown', field: 'icon', icon: 'hart-pulse', suggestion: 'heart-pulse' },
    ]);
  });

  test('a ribbon may hold 30 letters, not a sentence', () => {
    expect(check({ ribbon: 'Certified with Distinction 299' })).toEqual([]);
    const ribbon = 'This badge was given for a very long list of things';
    expect(check({ ribbon })).toEqual([{ code: 'ribbon-too-long', field: 'ribbon', ribbon }]);
  });
});
