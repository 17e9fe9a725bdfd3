import { describe, expect, test } from 'vitest';
import { type PageMatter, viewPageMenus } from '../../src/views/pages/page.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { backpack, pictures, SITE } from './records.ts';

const snapshot = buildSnapshot(backpack(), pictures);
const page = (id: string, data: Partial<PageMatter> = {}) => ({
  id,
  data: { title: id.toUpperCase(), menu: 'footer' as const, order: 100, ...data },
});

describe('links to the maintainers’ pages', () => {
  const pages = [page('zoo'), page('about'), page('first', { order: 1 }), page('employers', { menu: 'header' })];

  test('stand in the menu that the page asks for, in its order, then by name', () => {
    const { header, footer } = viewPageMenus(snapshot, undefined, pages);
    expect(header.map(({ href }) => href)).toEqual(['/haversack/employers/']);
    expect(footer.map(({ label }) => label)).toEqual(['FIRST', 'ABOUT', 'ZOO']);
  });

  test('the one of the page that is shown is marked', () => {
    const { footer } = viewPageMenus(snapshot, `${SITE}zoo/`, pages);
    expect(footer.map(({ isCurrent }) => isCurrent)).toEqual([false, false, true]);
  });
});
