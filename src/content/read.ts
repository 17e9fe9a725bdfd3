import { join } from 'node:path';
import type { z } from 'zod';
import { type Diagnostic, fileOnly, hasErrors, nearest, reporter, type Source } from '../diagnostics/index.ts';
import { type Change, kindOf, openTree, type Tree } from '../io/index.ts';
import type { Artwork, Assertion, Import, Page, Records, Site } from '../model/index.ts';
import { parseId } from '../values/index.ts';
import type { Parsed } from './document.ts';
import { readAttachments, unnamedEvidence } from './evidence-files.ts';
import { parseMarkdownFile } from './front-matter.ts';
import { readImports } from './imports/read-imports.ts';
import { parseJsonFile } from './json.ts';
import { type Layout, sortEntries } from './layout.ts';
import { LIMITS } from './limits.ts';
import { contentProblems } from './problems.ts';
import { readAssertions } from './roster/assertions.ts';
import { checkFields } from './schema-problems.ts';
import { assertionSchema } from './schemas/assertion.ts';
import { badgeSchema } from './schemas/badge.ts';
import { importWordsSchema } from './schemas/import.ts';
import { issuerSchema } from './schemas/issuer.ts';
import { personSchema } from './schemas/person.ts';
import { siteSchema } from './schemas/site.ts';
import { parseYamlFile } from './yaml.ts';

const report = reporter(contentProblems);

/** Parts of every page that the maintainers may write themselves: `content/pages/_header.mdx` and its like. */
const SLOTS: readonly string[] = ['_header', '_footer', '_card'];

export interface ReadContent {
  /** what could be read; with an error among the diagnostics, only part of what is there */
  readonly records: Records;
  readonly diagnostics: readonly Diagnostic[];
}

const nothing: Records = {
  site: undefined,
  issuers: [],
  people: [],
  badges: [],
  assertions: [],
  pages: [],
  imports: [],
  broken: new Set(),
};

/**
 * Reads and checks every file that a person wrote below `content/`, each by itself; all problems of all files.
 * @param root  absolute: the folder that holds `content/`
 * @param changes  read as if they were made already
 */
export function readContent(root: string, changes: readonly Change[] = []): ReadContent {
  if (changes.length === 0 && kindOf(join(root, 'content')) === undefined) {
    return { records: nothing, diagnostics: [report('content-missing', fileOnly('content'), [])] };
  }
  const tree = openTree(root, changes);
  const entries = tree.walk('content');
  if (!entries.ok) return { records: nothing, diagnostics: [report('content-too-large', fileOnly('content'), [])] };
  const layout = sortEntries(entries.value);
  const diagnostics: Diagnostic[] = [...layout.diagnostics];
  const keep = <Value>(read: Read<Value>): Value[] => {
    diagnostics.push(...read.diagnostics);
    return read.value === undefined ? [] : [read.value];
  };
  const broken = new Set<string>();
  const all = <Value>(folder: string, readOne: (path: string) => Read<Value>): Value[] =>
    (layout.records[folder] ?? []).flatMap((path) => {
      const read = keep(readOne(path));
      if (read.length === 0) broken.add(`${folder}/${nameOf(path)}`);
      return read;
    });

  const readAllImports = (): readonly Import[] => {
    const read = readImports(
      tree,
      layout.imports,
      (path) => keep(readRecord(tree, path, importWordsSchema, 'words'))[0],
    );
    diagnostics.push(...read.diagnostics);
    return read.imports;
  };
  const records: Records = {
    site: keep(readSite(tree, layout))[0],
    issuers: all('issuers', (path) => withArtwork(readRecord(tree, path, issuerSchema, 'description'), layout)),
    people: all('people', (path) => withArtwork(readRecord(tree, path, personSchema, 'description'), layout)),
    badges: all('badges', (path) => withArtwork(readRecord(tree, path, badgeSchema, 'criteria'), layout)),
    assertions: [
      ...all('assertions', (path): Read<Assertion> => {
        const read = readRecord(tree, path, assertionSchema, 'narrative');
        if (read.value === undefined) return read;
        const { attachments, diagnostics: found } = readAttachments(tree, read.value, layout.evidence);
        return found.length > 0 ? failed(found) : { ...read, value: { ...read.value, attachments } };
      }),
      ...layout.rosters.flatMap((path) => {
        const read = readText(tree, path, LIMITS.tableBytes);
        if ('problem' in read) return keep(failed([read.problem]));
        const roster = readAssertions(path, read.text);
        for (const id of roster.broken) broken.add(`assertions/${id}`);
        diagnostics.push(...roster.diagnostics);
        return roster.assertions;
      }),
    ],
    pages: layout.pages.flatMap((path) => keep(isSlot(path) ? readSlot(tree, path) : readPage(tree, path))),
    imports: readAllImports(),
    broken,
  };
  return { records, diagnostics: [...diagnostics, ...unnamedEvidence(records, layout.evidence)] };
}

interface Read<Value> {
  readonly value: Value | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const failed = (diagnostics: readonly Diagnostic[]): Read<never> => ({ value: undefined, diagnostics });

function readText(
  tree: Tree,
  path: string,
  maxBytes: number = LIMITS.fileBytes,
): { readonly text: string } | { readonly problem: Diagnostic } {
  const text = tree.text(path, maxBytes);
  if (text.ok) return { text: text.value };
  const source = fileOnly(path);
  switch (text.reason) {
    case 'file-too-large':
      return { problem: report('file-too-large', source, [], `${maxBytes / 1024} kB`) };
    case 'file-not-utf8':
      return { problem: report('file-not-utf8', source, []) };
    case 'file-not-plain':
      return { problem: report('link-refused', source, []) };
    default:
      return { problem: report('file-unreadable', source, []) };
  }
}

function readSite(tree: Tree, { hasSite }: Layout): Read<Site> {
  if (!hasSite) return failed([report('site-missing', fileOnly('content/site.yaml'), [])]);
  const read = readText(tree, 'content/site.yaml');
  if ('problem' in read) return failed([read.problem]);
  const parsed = parseYamlFile('content/site.yaml', read.text);
  if (!parsed.ok) return failed(parsed.diagnostics);
  const checked = checkFields(parsed.document, siteSchema, undefined);
  if (!checked.ok) return failed(checked.diagnostics);
  return { value: { source: parsed.document.source, ...checked.value }, diagnostics: [] };
}

type Recorded<Fields> = Fields & { readonly source: Source; readonly id: string };

/** Reads one `.md` or `.json` file into its fields, source and id. */
function readRecord<Fields extends object>(
  tree: Tree,
  path: string,
  schema: z.ZodType<Fields>,
  bodyField: string,
): Read<Recorded<Fields>> {
  const id = readId(path);
  const read = readText(tree, path);
  if ('problem' in read) return failed([...id.diagnostics, read.problem]);
  const parsed: Parsed = path.endsWith('.json') ? parseJsonFile(path, read.text) : parseMarkdownFile(path, read.text);
  if (!parsed.ok) return failed([...id.diagnostics, ...parsed.diagnostics]);
  const checked = checkFields(parsed.document, schema, bodyField);
  if (!checked.ok) return failed([...id.diagnostics, ...checked.diagnostics]);
  if (id.value === undefined) return failed(id.diagnostics);
  return { value: { ...checked.value, source: parsed.document.source, id: id.value }, diagnostics: [] };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));

function readId(path: string): Read<string> {
  const name = nameOf(path);
  const id = parseId(name);
  return id.ok ? { value: id.value, diagnostics: [] } : failed([report(id.reason, fileOnly(path), [], name)]);
}

interface NamesPicture {
  readonly source: Source;
  readonly image?: string | undefined;
  readonly imageAlt?: string | undefined;
}

/** Turns `image` and `imageAlt` into the picture's path, which must be there. */
function withArtwork<Fields extends NamesPicture>(
  read: Read<Fields>,
  { pictures }: Layout,
): Read<Omit<Fields, 'image' | 'imageAlt'> & { readonly image: Artwork | undefined }> {
  if (read.value === undefined) return failed(read.diagnostics);
  const { image, imageAlt, ...rest } = read.value;
  const { source } = rest;
  const file = `${source.file.slice(0, source.file.lastIndexOf('/') + 1)}${image}`;
  if (image !== undefined && !pictures.has(file)) return failed([report('image-missing', source, ['image'], image)]);
  return {
    value: { ...rest, image: image === undefined ? undefined : { file, alt: imageAlt ?? '' } },
    diagnostics: [],
  };
}

/** A page whose name begins with `_` is none of its own: it stands in every page. */
const isSlot = (path: string): boolean => nameOf(path).startsWith('_');

function readSlot(tree: Tree, path: string): Read<never> {
  const name = nameOf(path);
  if (!SLOTS.includes(name)) {
    return failed([report('slot-unknown', fileOnly(path), [], name, nearest(name, SLOTS) ?? '')]);
  }
  const read = readText(tree, path);
  return failed('problem' in read ? [read.problem] : []);
}

function readPage(tree: Tree, path: string): Read<Page> {
  const id = readId(path);
  const read = readText(tree, path);
  if ('problem' in read) return failed([...id.diagnostics, read.problem]);
  if (id.value === undefined || hasErrors(id.diagnostics)) return failed(id.diagnostics);
  return { value: { source: { ...fileOnly(path), text: read.text }, name: id.value }, diagnostics: [] };
}
