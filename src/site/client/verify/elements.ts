import { visible } from '../../../diagnostics/index.ts';

type Child = Node | string | undefined | false;

/** Makes an element of text and other elements; nothing is ever read as HTML. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** Fills the gaps of a sentence. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);

/** Text of several lines, with what cannot be seen made visible. */
export const lines = (text: string): string => text.split('\n').map(visible).join('\n');
