import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { openDist } from '../sites/dist.ts';

const sites = inject('sites');

const config: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // HTML without slashes, as Astro writes it.
    'void-style': ['error', { style: 'omit' }],
    'doctype-style': 'off',
    // A title may be as long as the name of what the page is about.
    'long-title': 'off',
  },
};
const validator = new HtmlValidate(new StaticConfigLoader(config));

describe.each([
  ['a project site', sites.project],
  ['a root site', sites.root],
])('the HTML of %s', (_, root) => {
  test('is valid on every page', async () => {
    const dist = openDist(root);
    const pages = dist.files.filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(30);
    const faults: string[] = [];
    for (const path of pages) {
      const { results } = await validator.validateString(dist.text(path), path);
      for (const { messages } of results) {
        faults.push(...messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId}: ${message}`));
      }
    }
    expect(faults).toEqual([]);
  });
});

test('a fault in HTML would be found', async () => {
  const { valid } = await validator.validateString('<!doctype html><p><div></p>');
  expect(valid).toBe(false);
});
