import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const room = join(import.meta.dirname, '../../src/narrative');

/** The packages that a file really loads, with all that they load themselves. */
function packagesOf(file: string): string[] {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = new Set();
    registerHooks({ load: (url, context, next) => (seen.add(url), next(url, context)) });
    await import(${JSON.stringify(pathToFileURL(join(room, file)).href)});
    console.log(JSON.stringify([...seen]));`;
  const urls = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
  return [...new Set<string>(urls.map((url: string) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? ''))];
}

test('refuse.ts, which the signing command loads, loads no renderer', () => {
  const packages = packagesOf('refuse.ts');
  expect(packages).toContain('mdast-util-from-markdown');
  expect(packages.filter((name) => /^(?:unified|remark|rehype|hast|astro|sharp|satori)/.test(name))).toEqual([]);
  expect(packagesOf('html.ts')).toContain('unified');
});
