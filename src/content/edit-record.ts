import { applyEdits, modify } from 'jsonc-parser';
import { type Document, isMap, isNode, isScalar, parseDocument } from 'yaml';

/** One field of a record that is to have another value. */
export interface RecordEdit {
  /** names from the outermost, as `['revoked', 'on']`, and positions in lists, from 0 */
  readonly path: readonly (string | number)[];
  /** undefined: the field is taken away */
  readonly value: unknown;
}

/**
 * Changes fields of a record's text and leaves all else as it stood: order, comments, blank lines, line ends, body.
 * @param path  the file's, which tells by its ending how it is written: `.json`, `.yaml`, or Markdown
 * @param text  of a file that `check` accepts
 */
export function editRecord(path: string, text: string, edits: readonly RecordEdit[]): string {
  if (path.endsWith('.json')) return edits.reduce(editJson, text);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(end);
  if (path.endsWith('.yaml')) return editYaml(lines.join('\n'), edits).replaceAll('\n', end);
  const closing = lines.findIndex((line, index) => index > 0 && line === '---');
  const front = editYaml(
    lines
      .slice(1, closing)
      .map((line) => `${line}\n`)
      .join(''),
    edits,
  );
  return [lines[0], ...front.replace(/\n$/, '').split('\n'), ...lines.slice(closing)].join(end);
}

function editJson(text: string, { path, value }: RecordEdit): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const plain = text.slice(mark.length);
  const eol = plain.includes('\r\n') ? '\r\n' : '\n';
  const formattingOptions = { insertSpaces: !/\n\t/.test(plain), tabSize: 2, eol };
  return mark + applyEdits(plain, modify(plain, [...path], value, { formattingOptions }));
}

/**
 * Replaces the lines of the fields that change, and only those: what the YAML library would print anew (quotes,
 * folded texts, indents) stays as a person wrote it.
 */
function editYaml(text: string, edits: readonly RecordEdit[]): string {
  const whole = parseDocument(text, { version: '1.2', schema: 'core' });
  if (isMap(whole.contents) && whole.contents.flow === true) {
    change(whole, edits);
    return whole.toString({ lineWidth: 0 });
  }
  let edited = text;
  for (const name of new Set(edits.map(({ path }) => path[0] as string))) {
    const document = parseDocument(edited, { version: '1.2', schema: 'core' });
    const before = linesOf(edited, name);
    change(
      document,
      edits.filter((edit) => edit.path[0] === name),
    );
    const printed = document.toString({ lineWidth: 0 });
    const after = linesOf(printed, name);
    const block = printed.split('\n').slice(after.from, after.to);
    const lines = edited.split('\n');
    // A text that ends in a line end has one empty line behind it; a new field comes before that.
    const at = before.from < 0 ? lines.length - (lines.at(-1) === '' ? 1 : 0) : before.from;
    lines.splice(at, before.to - before.from, ...block);
    edited = lines.join('\n');
  }
  return edited;
}

function change(document: Document, edits: readonly RecordEdit[]): void {
  for (const { path, value } of edits) {
    if (value === undefined) document.deleteIn(path);
    // What is no map and no list takes the place of the old value, whose comment and quotes stay.
    else document.setIn(path, typeof value === 'object' ? document.createNode(value) : value);
  }
}

/** The lines of a field of the outermost map, from its name to the line before the next field; -1 when it is not there. */
function linesOf(text: string, name: string): { readonly from: number; readonly to: number } {
  const { contents } = parseDocument(text, { version: '1.2', schema: 'core' });
  const pairs = isMap(contents) ? contents.items : [];
  const pair = pairs.find(({ key }) => isScalar(key) && key.value === name);
  if (!isScalar(pair?.key) || !pair.key.range) return { from: -1, to: -1 };
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  const [start, , after] = pair.key.range;
  // A block ends where the next line begins.
  const end = (isNode(pair.value) && pair.value.range?.[1]) || after;
  return { from: lineAt(start), to: lineAt(text[end - 1] === '\n' ? end - 1 : end) + 1 };
}
