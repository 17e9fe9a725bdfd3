import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { type Diagnostic, type FieldPath, type Place, placedReporter, type Source } from '../diagnostics/index.ts';
import { depthOf, isObject } from '../values/index.ts';
import { depthOfValue, type Parsed, start } from './document.ts';
import { LIMITS } from './limits.ts';
import { contentProblems } from './problems.ts';

const report = placedReporter(contentProblems);

/** Brackets nested deeper than this are not even parsed. */
const PARSER_DEPTH = 64;

/** What a parsed YAML text gives: its values, or diagnostics; and where each value stands in the text. */
interface YamlText {
  readonly value: unknown;
  readonly locate: (path: FieldPath) => Place;
  readonly locateName: (path: FieldPath) => Place;
  readonly problems: (source: Source) => Diagnostic[];
}

/** Reads a YAML file, `site.yaml`. */
export function parseYamlFile(file: string, text: string): Parsed {
  const parsed = parseYaml(text.replace(/^\ufeff/, ''));
  const source: Source = { file, text, locate: parsed.locate };
  const diagnostics = parsed.problems(source);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return {
    ok: true,
    document: {
      source,
      fields: parsed.value as Record<string, unknown>,
      body: undefined,
      locateName: parsed.locateName,
    },
  };
}

/**
 * Parses YAML 1.2 without what makes it dangerous or ambiguous: no aliases, anchors, tags, merges, directives,
 * duplicate keys or keys that are not text.
 */
export function parseYaml(text: string): YamlText {
  const lines = new LineCounter();
  let document: Document.Parsed | undefined;
  // Brackets or dashes nested by the thousand exhaust the parser's stack: the first are counted before.
  if (depthOf(text) <= PARSER_DEPTH) {
    try {
      document = parseDocument(text, {
        version: '1.2',
        schema: 'core',
        merge: false,
        // The parser compares each key with all before it; findRepeated takes one look at each.
        uniqueKeys: false,
        prettyErrors: false,
        // With `silent` a second document in the file would be passed over.
        logLevel: 'error',
        lineCounter: lines,
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const forbidden = document === undefined ? [] : findForbidden(document);
  const repeated = document === undefined ? [] : findRepeated(document);
  const sound = document?.errors.length === 0 && forbidden.length === 0 && repeated.length === 0;
  const value: unknown = sound ? (document?.toJS({ maxAliasCount: 0 }) ?? {}) : {};
  return {
    value,
    locate: (path) => (document ? locate(document, path, place) : start),
    locateName: (path) => (document ? locateName(document, path, place) : start),
    problems: (source) => {
      if (document === undefined) return [report('too-deep', source, [], start, String(LIMITS.depth))];
      if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) {
        return [report('too-deep', source, [], start, String(LIMITS.depth))];
      }
      // What the parser says after its first fault is mostly an echo of it.
      const [fault] = document.errors;
      const found = repeated.map(({ key, offset }) => report('duplicate-key', source, [], place(offset), key));
      if (fault) found.push(report('yaml-malformed', source, [], place(fault.pos[0]), firstSentence(fault.message)));
      found.push(...forbidden.map(({ what, offset }) => report('yaml-forbidden', source, [], place(offset), what)));
      if (found.length > 0) return found;
      if (depthOfValue(value, LIMITS.depth) > LIMITS.depth) {
        return [report('too-deep', source, [], start, String(LIMITS.depth))];
      }
      return isObject(value) ? [] : [report('not-a-map', source, [], start)];
    },
  };
}

const firstSentence = (message: string): string => message.split('\n')[0]?.replace(/\.?$/, '.') ?? '';

function findForbidden(document: Document.Parsed): { what: string; offset: number }[] {
  const found: { what: string; offset: number }[] = [];
  if (document.directives?.yaml.explicit === true) found.push({ what: 'YAML directives', offset: 0 });
  visit(document, (key, node) => {
    if (!isNode(node)) return;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) found.push({ what: 'Aliases', offset });
    else if (node.anchor !== undefined) found.push({ what: 'Anchors', offset });
    if (node.tag !== undefined) found.push({ what: 'Tags', offset });
    if (key === 'key' && !(isScalar(node) && typeof node.value === 'string')) {
      found.push({ what: 'Keys that are not text', offset });
    } else if (key === 'key' && isScalar(node) && node.value === '<<') found.push({ what: 'Merge keys', offset });
  });
  return found;
}

/** Keys that stand in one map before; where the second stands. */
function findRepeated(document: Document.Parsed): { key: string; offset: number }[] {
  const found: { key: string; offset: number }[] = [];
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key) || typeof key.value !== 'string') continue;
        if (seen.has(key.value)) found.push({ key: key.value, offset: key.range?.[0] ?? 0 });
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** The value at the path, or the nearest thing around it that is there. */
function locate(document: Document.Parsed, path: FieldPath, place: (offset: number) => Place): Place {
  let node: unknown = document.contents;
  let best = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const part of path) {
    node = isMap(node) || isSeq(node) ? node.get(part, true) : undefined;
    if (!isNode(node)) break;
    best = node.range?.[0] ?? best;
  }
  return place(best);
}

function locateName(document: Document.Parsed, path: FieldPath, place: (offset: number) => Place): Place {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  return isNode(pair?.key) ? place(pair.key.range?.[0] ?? 0) : locate(document, path, place);
}
