import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edit, keyFolder, makeFolder, makeRoot, TODAY } from './roots.ts';

const checkout = join(import.meta.dirname, '..');

/** Writes the address of every module that the process loads, `import` and `require` alike, into a file. */
const hook = (list: string): string =>
  `data:text/javascript,${encodeURIComponent(`
  import { appendFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => (appendFileSync(${JSON.stringify(list)}, url + '\\n'), next(url, context)) });
`)}`;

interface Graph {
  readonly packages: ReadonlySet<string>;
  /** relative to the checkout */
  readonly files: ReadonlySet<string>;
  readonly output: string;
}

/** Runs a command as a user does, and tells all that its process loaded. */
function graphOf(root: string, ...args: readonly string[]): Graph {
  const list = join(makeFolder(), 'modules.txt');
  const output = execFileSync(
    process.execPath,
    ['--import', hook(list), 'scripts/haversack.mjs', ...args, '--root', root, '--today', TODAY],
    {
      cwd: checkout,
      encoding: 'utf8',
      env: { ...process.env, HAVERSACK_KEY_FILE: keyFolder(root) },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const urls = readFileSync(list, 'utf8').split('\n');
  const after = (mark: string): string[] => urls.flatMap((url) => url.split(mark).slice(1).at(-1) ?? []);
  return {
    packages: new Set(after('/node_modules/').map((path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? '')),
    files: new Set(after(`${checkout}/`).filter((path) => !path.startsWith('node_modules/'))),
    output,
  };
}

/** What runs others' code, draws, or renders Markdown: nothing that signs may load it. */
const heavy =
  /^(?:astro|@astrojs\/.*|@mdx-js\/.*|vite|rolldown|satori|sharp|@img\/.*|unified|(?:remark|rehype|hast|estree)(?:-.*)?)$/;
const heavyOf = ({ packages }: Graph): string[] => [...packages].filter((name) => heavy.test(name));

describe('the signing key is never near the code that draws', () => {
  const root = makeRoot();
  edit(root, 'content/assertions/2020/care-url.md', 'revoked:\n  on: 2020-06-01\n  reason: Awarded by mistake.\n', '');

  test.each([
    ['keys new', ['keys', 'new', 'acme']],
    ['keys new', ['keys', 'new', 'beta']],
    ['issue --dry-run', ['issue', '--dry-run']],
    ['issue', ['issue']],
    ['issue, with nothing to do', ['issue']],
    ['keys list', ['keys', 'list']],
    ['keys rotate', ['keys', 'rotate', 'acme']],
    ['keys compromise', ['keys', 'compromise', 'acme-1', '--yes']],
    ['keys export', ['keys', 'export', 'acme-2']],
  ])('%s loads no module of Astro, MDX, satori, sharp or a Markdown renderer', (_title, args) => {
    const graph = graphOf(root, ...args);
    expect(heavyOf(graph)).toEqual([]);
    expect([...graph.files].filter((path) => /^src\/(?:site|images|publish|views|bake)\//.test(path))).toEqual([]);
    expect(graph.files).toContain('src/ledger/private-key.ts');
    // It does read Markdown, to refuse what `check` refuses.
    expect(graph.packages).toContain('mdast-util-from-markdown');
  });

  test('they did their work: keys and sealed credentials are there', () => {
    expect(existsSync(join(root, 'content/keys/acme-1.json'))).toBe(true);
    expect(existsSync(join(root, 'content/credentials/2020/03/care-zoe.json'))).toBe(true);
    expect(existsSync(join(root, 'content/status/acme-revocation-1.json'))).toBe(true);
  });

  test('the same look at preview finds satori and sharp, so it would find them there', () => {
    expect(heavyOf(graphOf(root, 'preview', 'care'))).toEqual(expect.arrayContaining(['satori', 'sharp']));
  });
});
