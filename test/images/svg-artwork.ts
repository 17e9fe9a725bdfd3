import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { expect } from 'vitest';
import { ELEMENTS } from '../../src/images/artwork/svg/elements.ts';
import { PRESENTATION } from '../../src/images/artwork/svg/values.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/artwork');

export interface Drawing {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** the code of the problem, or `harmless` */
  readonly expected: string;
}

const read = (folder: string, name: string): Uint8Array => readFileSync(join(FOLDER, folder, `${name}.svg`));

/** Drawings as editors and people write them. */
export const GOOD: readonly Drawing[] = readdirSync(join(FOLDER, 'good')).map((file) => {
  const name = file.replace(/\.svg$/, '');
  return { name, bytes: read('good', name), expected: 'harmless' };
});

/** Drawings that want to run, fetch, hide or exhaust something. */
export const HOSTILE: readonly Drawing[] = Object.entries(
  JSON.parse(readFileSync(join(FOLDER, 'hostile/expected.json'), 'utf8')) as Record<string, string>,
).map(([name, expected]) => ({ name, bytes: read('hostile', name), expected }));

/** A drawing of 64 units with something in it. */
export const drawing = (inside: string, attributes = 'viewBox="0 0 64 64"'): Uint8Array =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);

const ANYWHERE = new Set([...PRESENTATION.keys(), 'id', 'transform']);
const ROOT = new Set(['xmlns', 'viewBox', 'width', 'height']);

/** Holds a cleaned drawing to the lists, each element and attribute of it, and to references within. */
export function expectOnlyAllowed(svg: string): void {
  const { root } = parseXml(svg, { ignoreUndefinedEntities: false });
  const look = (element: XmlElement): void => {
    expect([...ELEMENTS.keys()]).toContain(element.name);
    for (const [name, value] of Object.entries(element.attributes)) {
      const isOwn = ELEMENTS.get(element.name)?.includes(name) || (element === root && ROOT.has(name));
      expect(isOwn || ANYWHERE.has(name), `${name} on ${element.name}`).toBe(true);
      if (name === 'xmlns') continue;
      expect(value).not.toMatch(/[:\\<@]|\/|url\((?!#i\d+\)$)/);
      if (name === 'href') expect(value).toMatch(/^#i\d+$/);
    }
    for (const child of element.children) {
      expect(child).toBeInstanceOf(XmlElement);
      look(child as XmlElement);
    }
  };
  look(root as XmlElement);
}
