import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type FieldPath, type Place, placedReporter, type Source } from '../diagnostics/index.ts';
import { depthOf, duplicateMember, isObject } from '../values/index.ts';
import { type Parsed, start } from './document.ts';
import { LIMITS } from './limits.ts';
import { contentProblems } from './problems.ts';

const report = placedReporter(contentProblems);

/**
 * Reads a JSON file with the same fields as front matter. Positions are looked up only when asked for. `$schema`, by
 * which editors find the schema of the file, is none of its fields.
 */
export function parseJsonFile(file: string, text: string): Parsed {
  const plain = text.replace(/^\ufeff/, '');
  let tree: Node | undefined;
  const nodeAt = (path: FieldPath): Node | undefined => {
    tree ??= parseTree(plain);
    return tree && findNodeAtLocation(tree, [...path]);
  };
  const placeOf = (node: Node | undefined): Place => (node ? placeAt(plain, node.offset) : start);
  const source: Source = {
    file,
    text,
    locate: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = nodeAt(path.slice(0, length));
        if (node) return placeOf(node);
      }
      return placeOf(nodeAt([]));
    },
  };
  const fail = (code: 'too-deep' | 'json-malformed' | 'duplicate-key', place: Place, detail: string): Parsed => ({
    ok: false,
    diagnostics: [report(code, source, [], place, detail)],
  });

  if (depthOf(plain) > LIMITS.depth) return fail('too-deep', start, String(LIMITS.depth));
  let fields: unknown;
  try {
    fields = JSON.parse(plain);
  } catch {
    const { place, reason } = firstFault(plain);
    return fail('json-malformed', place, reason);
  }
  const repeated = duplicateMember(plain);
  if (repeated) return fail('duplicate-key', placeAt(plain, repeated.offset), repeated.name);
  if (!isObject(fields)) return { ok: false, diagnostics: [report('not-a-map', source, [], start)] };
  const locateName = (path: FieldPath): Place => {
    const property = nodeAt(path)?.parent;
    return property?.type === 'property' ? placeOf(property) : source.locate(path);
  };
  const { $schema, ...own } = fields;
  const named = $schema === undefined || typeof $schema === 'string' ? own : fields;
  return { ok: true, document: { source, fields: named, body: undefined, locateName } };
}

/** JSON.parse says only that there is a fault; the tolerant parser says where. */
function firstFault(text: string): { place: Place; reason: string } {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const first = errors[0];
  if (first === undefined) return { place: start, reason: 'it breaks a rule that has no place' };
  const words = printParseErrorCode(first.error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return { place: placeAt(text, first.offset), reason: words };
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split(/\r\n|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
