import { SIDE } from '../../design/shapes.ts';
import type { CleanNode } from './clean.ts';
import type { Frame } from './frame.ts';
import { printNumber } from './numbers.ts';
import { idIn } from './paint.ts';

/**
 * Writes a cleaned drawing in its one form: attributes in the order of the alphabet, new ids for what is referred to,
 * the longer side 512 px. The same drawing gives the same bytes, and so does the drawing that is written.
 */
export function printSvg(root: CleanNode, frame: Frame, referred: readonly CleanNode[]): string {
  const ids = new Map(referred.map((node, index) => [node.id, `i${index + 1}`]));
  const scale = SIDE / Math.max(frame.width, frame.height);
  const own = new Map([
    ['viewBox', [frame.x, frame.y, frame.width, frame.height].map(printNumber).join(' ')],
    ['width', String(Math.round(frame.width * scale))],
    ['height', String(Math.round(frame.height * scale))],
  ]);
  const print = ({ name, id, attributes, children }: CleanNode, more: ReadonlyMap<string, string>): string => {
    const all = new Map([...more, ...attributes]);
    const newId = ids.get(id);
    if (id !== undefined && newId !== undefined) all.set('id', newId);
    const tag = `${name}${[...all]
      .sort(byName)
      .map(([key, value]) => printAttribute(key, value, ids))
      .join('')}`;
    const content = children.map((child) => print(child, NONE)).join('');
    return content === '' ? `<${tag}/>` : `<${tag}>${content}</${name}>`;
  };
  return `${print(root, own).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')}\n`;
}

const NONE: ReadonlyMap<string, string> = new Map();

const byName = ([one]: readonly [string, string], [other]: readonly [string, string]): number =>
  one < other ? -1 : one > other ? 1 : 0;

function printAttribute(name: string, value: string, ids: ReadonlyMap<string | undefined, string>): string {
  const id = name === 'id' ? undefined : idIn(name, value);
  const written = id === undefined ? value : value.replace(`#${id}`, () => `#${ids.get(id) ?? ''}`);
  return ` ${name}="${written.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)}"`;
}
