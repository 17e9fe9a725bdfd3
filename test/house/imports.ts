import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export const checkout = join(import.meta.dirname, '../..');

/** One import of a file, whatever its form: static, `export … from`, `import()`, `import('…').Type`. */
export interface Import {
  /** as written */
  readonly of: string;
  /** relative to the checkout when it is a file of ours; else as written */
  readonly target: string;
  readonly isTypeOnly: boolean;
}

export interface CodeFile {
  /** relative to the checkout, with `/` */
  readonly path: string;
  readonly imports: readonly Import[];
  /** every word that the code uses as a name */
  readonly names: ReadonlySet<string>;
  readonly hasAny: boolean;
}

/** All code below some folders: TypeScript, and what stands in the front matter and scripts of Astro files. */
export function readCode(...folders: readonly string[]): CodeFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|mts|mjs|astro)$/.test(entry.name))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(checkout.length + 1)
          .replaceAll('\\', '/'),
      )
      .map((path) => scan(path, readFileSync(join(checkout, path), 'utf8'))),
  );
}

/** Reads one file with TypeScript's own parser, so that comments and strings are never taken for imports. */
export function scan(path: string, text: string): CodeFile {
  const imports: Import[] = [];
  const names = new Set<string>();
  let hasAny = false;
  const add = (of: string, isTypeOnly: boolean): void => {
    const target = of.startsWith('.') ? join(path, '..', of).replaceAll('\\', '/') : of;
    imports.push({ of, target, isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    if (node.kind === ts.SyntaxKind.AnyKeyword) hasAny = true;
    if (ts.isImportDeclaration(node)) add(textOf(node.moduleSpecifier), isTypeImport(node));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(textOf(node.moduleSpecifier), isTypeExport(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(textOf(node.argument.literal), true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [given] = node.arguments;
      if (given && ts.isStringLiteralLike(given)) add(given.text, false);
    }
    ts.forEachChild(node, visit);
  };
  for (const code of path.endsWith('.astro') ? codeOfAstro(text) : [text]) {
    visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS));
  }
  return { path, imports, names, hasAny };
}

const textOf = (node: ts.Node): string => (ts.isStringLiteralLike(node) ? node.text : '');

function isTypeImport({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  const isNamed = clause.name === undefined && bindings !== undefined && ts.isNamedImports(bindings);
  return isNamed && bindings.elements.length > 0 && bindings.elements.every((one) => one.isTypeOnly);
}

function isTypeExport({ isTypeOnly, exportClause: clause }: ts.ExportDeclaration): boolean {
  const isNamed = clause !== undefined && ts.isNamedExports(clause) && clause.elements.length > 0;
  return isTypeOnly || (isNamed && clause.elements.every((one) => one.isTypeOnly));
}

/** The front matter, and the scripts of the page. */
const codeOfAstro = (text: string): string[] => [
  /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '',
  ...Array.from(text.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g), ([, body]) => body ?? ''),
];

/** Files that import each other in a circle, types counted; each circle once. */
export function findCircles(files: readonly CodeFile[]): string[][] {
  const edges = new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const done = new Set<string>();
  const circles: string[][] = [];
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at !== -1) circles.push([...way.slice(at), path]);
    if (at !== -1 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) if (edges.has(next)) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return circles;
}
