import matter from 'gray-matter';
import { type Place, placedReporter, type Source } from '../diagnostics/index.ts';
import { type Parsed, start } from './document.ts';
import { contentProblems } from './problems.ts';
import { parseYaml } from './yaml.ts';

const report = placedReporter(contentProblems);

const refuse = (): never => {
  throw new Error('Only YAML front matter is read.');
};

/** What front matter with nothing between its lines gives. */
const nothing = parseYaml('');

/**
 * Splits a Markdown file into fields and body. The only file that imports gray-matter, which would run
 * `---js` front matter: so the first line must be exactly `---`, every engine but our own YAML refuses, and
 * options are always passed (without them a failed file is remembered as an empty one).
 */
export function parseMarkdownFile(file: string, text: string): Parsed {
  const plain = text.replace(/^\ufeff/, '');
  const lines = plain.split(/\r\n|\n/);
  const bare: Source = { file, text, locate: () => start };
  if (lines[0] !== '---') return { ok: false, diagnostics: [report('front-matter-missing', bare, [], start)] };
  const closing = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (lines[closing] !== '---') {
    const place: Place = { line: closing < 0 ? lines.length : closing + 1, column: 1 };
    return { ok: false, diagnostics: [report('front-matter-open', bare, [], place)] };
  }

  let yaml = nothing;
  const split = matter(plain, {
    language: 'yaml',
    engines: {
      yaml: {
        // gray-matter hands over everything behind the opening `---`: lines count as in the file. Of the last line
        // end it takes only the LF.
        parse: (block: string) => {
          yaml = parseYaml(block.replace(/\r$/, ''));
          return {};
        },
        stringify: refuse,
      },
      json: { parse: refuse, stringify: refuse },
      javascript: { parse: refuse, stringify: refuse },
    },
  });
  const firstBodyLine = closing + 2 + leadingBlankLines(lines.slice(closing + 1));
  const source: Source = {
    file,
    text,
    locate: (path) => (path[0] === 'body' ? { line: firstBodyLine, column: 1 } : yaml.locate(path)),
  };
  const diagnostics = yaml.problems(source);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return {
    ok: true,
    document: {
      source,
      fields: yaml.value as Record<string, unknown>,
      body: split.content.replace(/\r\n/g, '\n').replace(/^\n+/, '').trimEnd(),
      locateName: yaml.locateName,
    },
  };
}

/** Lines that trimming takes from the body's start. */
function leadingBlankLines(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line !== '');
  return Math.max(0, first);
}
