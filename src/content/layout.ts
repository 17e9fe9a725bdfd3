import { type Diagnostic, fileOnly, nearest, reporter } from '../diagnostics/index.ts';
import type { Entry } from '../io/index.ts';
import { EVIDENCE_FILES } from '../model/index.ts';
import { contentProblems } from './problems.ts';

const report = reporter(contentProblems);

/** Folders of `content/` and the endings of the files that people put there. */
const PLACES: Readonly<Record<string, { readonly endings: readonly string[]; readonly isDeep: boolean }>> = {
  issuers: { endings: ['md', 'json', 'png', 'svg'], isDeep: false },
  people: { endings: ['md', 'json', 'png', 'svg'], isDeep: false },
  badges: { endings: ['md', 'json', 'png', 'svg'], isDeep: false },
  assertions: { endings: ['md', 'json', 'csv', ...EVIDENCE_FILES.endings], isDeep: true },
  imports: { endings: ['png', 'svg', 'json', 'jwt', 'md'], isDeep: false },
  pages: { endings: ['mdx'], isDeep: false },
};

/** Folders that the ledger reads and checks. */
const LEDGER = new Set(['credentials', 'status', 'keys']);

export interface Layout {
  /** records by folder: files that end in `.md` or `.json` */
  readonly records: Readonly<Record<string, readonly string[]>>;
  /** paths of rosters: `.csv` files among the assertions */
  readonly rosters: readonly string[];
  readonly pages: readonly string[];
  /** every file among the imports */
  readonly imports: readonly string[];
  /** every picture's path */
  readonly pictures: ReadonlySet<string>;
  /** paths of what lies beside assertions, to be named by their evidence */
  readonly evidence: ReadonlySet<string>;
  readonly hasSite: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sorts what lies in `content/` into its places, and names what does not belong there. */
export function sortEntries(entries: readonly Entry[]): Layout {
  const records: Record<string, string[]> = { issuers: [], people: [], badges: [], assertions: [] };
  const rosters: string[] = [];
  const pages: string[] = [];
  const imports: string[] = [];
  const pictures = new Set<string>();
  const evidence = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  let hasSite = false;
  for (const { path, kind } of entries) {
    const [, folder = '', ...rest] = path.split('/');
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    if (LEDGER.has(folder)) continue;
    if (kind === 'closed') diagnostics.push(report('file-unreadable', fileOnly(path), []));
    if (kind === 'link' || kind === 'other') diagnostics.push(report('link-refused', fileOnly(path), []));
    if (kind !== 'file' && kind !== 'folder') continue;
    // Hidden files, and all that lies in hidden folders, are other programs' business.
    if (path.includes('/.')) continue;
    const place = PLACES[folder];
    if (kind === 'folder') {
      if (place === undefined) {
        if (rest.length === 0) diagnostics.push(unknownFolder(path, folder));
      } else if (rest.length > 0 && !place.isDeep) diagnostics.push(unexpected(path, place.endings));
      continue;
    }
    if (path === 'content/site.yaml') hasSite = true;
    else if (rest.length === 0) diagnostics.push(unexpected(path, ['site.yaml, and folders']));
    else if (place === undefined) continue;
    else if (rest.length > 1 && !place.isDeep) continue;
    else {
      const ending = /\.([^.]+)$/.exec(fileName)?.[1] ?? '';
      if (!place.endings.includes(ending)) {
        diagnostics.push(
          ending.toLowerCase() === 'mdx'
            ? report('mdx-misplaced', fileOnly(path), [])
            : unexpected(path, place.endings),
        );
      } else if (folder === 'imports') imports.push(path);
      else if (ending === 'mdx') pages.push(path);
      else if (ending === 'csv') rosters.push(path);
      else if (ending === 'md' || ending === 'json') records[folder]?.push(path);
      else if (folder === 'assertions') evidence.add(path);
      else pictures.add(path);
    }
  }
  return { records, rosters, pages, imports, pictures, evidence, hasSite, diagnostics };
}

const unexpected = (path: string, endings: readonly string[]): Diagnostic =>
  report(
    'kind-unexpected',
    fileOnly(path),
    [],
    endings.map((ending) => (/^[a-z]+$/.test(ending) ? `.${ending}` : ending)).join(', '),
  );

function unknownFolder(path: string, folder: string): Diagnostic {
  return report(
    'folder-unknown',
    fileOnly(path),
    [],
    folder,
    nearest(folder, [...Object.keys(PLACES), ...LEDGER]) ?? '',
  );
}
