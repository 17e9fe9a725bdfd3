import { visible } from '../../../diagnostics/index.ts';
import type { VerifySettings } from '../../../views/pages/verify.ts';
import { lines, make } from './elements.ts';

type Words = VerifySettings['words'];

/** Every field of the documents that were judged, as nested lists; Markdown stays the text that it is. */
export function showFields(documents: readonly unknown[], words: Words): HTMLElement {
  return make('div', { class: 'fields' }, ...documents.map((document) => show(document, words)));
}

function show(value: unknown, words: Words): HTMLElement | string {
  if (Array.isArray(value)) return make('ul', {}, ...value.map((item) => make('li', {}, show(item, words))));
  if (typeof value === 'object' && value !== null) {
    return make(
      'dl',
      {},
      ...Object.entries(value).map(([name, inner]) =>
        make('div', {}, make('dt', {}, visible(name)), make('dd', {}, show(inner, words))),
      ),
    );
  }
  if (typeof value === 'boolean') return words.trueFalse[value ? 'true' : 'false'];
  return make('span', { class: 'field-text', dir: 'auto' }, lines(String(value)));
}
