import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CodeFile, checkout, findCircles, type Import, readCode, scan } from './house/imports.ts';
import { type Room, readMap } from './house/map.ts';

const rooms = readMap();
const inRooms = readCode('src', 'scripts').filter(({ path }) => !path.startsWith('scripts/dev/'));

/** The room of a file: the deepest of the table that holds it. */
function roomOf(path: string): Room | undefined {
  const holds = ({ name }: Room): boolean => path.startsWith(name === 'scripts' ? 'scripts/' : `src/${name}/`);
  return rooms.filter(holds).sort((a, b) => b.name.length - a.name.length)[0];
}

const hasDoor = (room: Room): boolean => existsSync(join(checkout, 'src', room.name, 'index.ts'));

/** What is wrong with one import, in words; undefined when it is fine. */
function faultOf(from: Room, { target, of, isTypeOnly }: Import): string | undefined {
  if (!of.startsWith('.')) {
    return of.startsWith('node:') && from.runs === 'anywhere'
      ? `${from.name} runs anywhere, ${of} does not`
      : undefined;
  }
  const to = roomOf(target);
  if (to === undefined) return /^src\//.test(target) ? `${target} is in no room` : undefined;
  const isInside = to.name === from.name || to.name === `${from.name}/design`;
  if (isInside) return target === `src/${to.name}/index.ts` ? `${to.name} enters itself by its own door` : undefined;
  const isAllowed = from.mayImport.includes(to.name) || (isTypeOnly && from.mayImportTypesOf.includes(to.name));
  if (!isAllowed) return `${from.name} may not import ${to.name}`;
  return hasDoor(to) && target !== `src/${to.name}/index.ts` ? `${to.name} is entered past its door` : undefined;
}

const faultsOf = (files: readonly CodeFile[]): string[] =>
  files.flatMap((file) => {
    const from = roomOf(file.path);
    if (from === undefined) return [`${file.path} is in no room`];
    return file.imports.flatMap((one) => {
      const fault = faultOf(from, one);
      return fault === undefined ? [] : [`${file.path}: ${fault} (${one.of})`];
    });
  });

describe('the map in src/README.md', () => {
  test('names every folder of src, and nothing that is not there', () => {
    const folders = readdirSync(join(checkout, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const named = rooms.map(({ name }) => name).filter((name) => !name.includes('/') && name !== 'scripts');
    expect(named.toSorted()).toEqual(folders.toSorted());
    for (const { name } of rooms)
      expect(existsSync(join(checkout, name === 'scripts' ? name : `src/${name}`))).toBe(true);
  });

  test('knows every room that it lets in, and where each runs', () => {
    const names = rooms.map(({ name }) => name);
    for (const { runs, mayImport, mayImportTypesOf } of rooms) {
      expect(['anywhere', 'Node', 'Astro']).toContain(runs);
      expect(names).toEqual(expect.arrayContaining([...mayImport, ...mayImportTypesOf]));
    }
  });

  test('lets no room that runs anywhere import one that does not', () => {
    const nodeRooms = rooms.filter(({ runs }) => runs !== 'anywhere').map(({ name }) => name);
    const wrong = rooms.filter(
      ({ runs, mayImport }) => runs === 'anywhere' && mayImport.some((one) => nodeRooms.includes(one)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the code keeps to the map', () => {
  test('imports of other rooms are in the table, and go through the door', () => {
    expect(inRooms.length).toBeGreaterThan(150);
    expect(faultsOf(inRooms)).toEqual([]);
  });

  test('no file imports itself by way of others, types included', () => {
    expect(findCircles(readCode('src', 'scripts', 'bench')).map((circle) => circle.join(' > '))).toEqual([]);
  });

  test('rooms that run anywhere use no name of Node', () => {
    const found = inRooms
      .filter(({ path }) => roomOf(path)?.runs === 'anywhere')
      .flatMap(({ path, names }) =>
        ['Buffer', 'process', 'require', '__dirname', 'NodeJS']
          .filter((name) => names.has(name))
          .map((name) => `${path}: ${name}`),
      );
    expect(found).toEqual([]);
  });

  test('a door re-exports and does nothing else', () => {
    const doors = inRooms.filter(({ path }) => path.endsWith('/index.ts'));
    expect(doors.length).toBeGreaterThan(7);
    for (const { path } of doors) {
      const text = readFileSync(join(checkout, path), 'utf8');
      expect(
        text.replace(/^\/\*\*[\s\S]*?\*\/\n/, '').replace(/export (?:type )?(?:\{[^}]*\}|\*) from '[^']+';\n/g, ''),
      ).toBe('');
      expect(text).toMatch(/^\/\*\*/);
    }
  });

  test('gray-matter is imported by one file, private keys are named by one file', () => {
    const importers = readCode('src', 'scripts', 'bench', 'test').filter(({ imports }) =>
      imports.some(({ of }) => /^gray-matter/.test(of)),
    );
    expect(importers.map(({ path }) => path)).toEqual(['src/content/front-matter.ts']);
    const readers = inRooms.filter(({ path, names }) => names.has('HAVERSACK_KEY') && path.startsWith('src/'));
    expect(readers.map(({ path }) => path)).toEqual(['src/ledger/private-key.ts']);
  });

  test('the type any is nowhere', () => {
    const all = [...readCode('src', 'scripts', 'bench')];
    expect(all.filter(({ hasAny }) => hasAny).map(({ path }) => path)).toEqual([]);
  });
});

describe('the scanner sees every form of import', () => {
  const seen = (code: string, path = 'src/bake/x.ts') => scan(path, code);

  test.each([
    [`import { a } from '../model/index.ts';`, false],
    [`import type { A } from '../model/index.ts';`, true],
    [`import { type A, type B } from '../model/index.ts';`, true],
    [`import { type A, b } from '../model/index.ts';`, false],
    [`import '../model/index.ts';`, false],
    [`export { a } from '../model/index.ts';`, false],
    [`export type { A } from '../model/index.ts';`, true],
    [`export * from '../model/index.ts';`, false],
    [`const a = await import('../model/index.ts');`, false],
    [`type A = import('../model/index.ts').A;`, true],
  ])('%s', (code, isTypeOnly) => {
    expect(seen(code).imports).toEqual([{ of: '../model/index.ts', target: 'src/model/index.ts', isTypeOnly }]);
    expect(faultsOf([seen(code)])).toEqual(['src/bake/x.ts: bake may not import model (../model/index.ts)']);
  });

  test('but not what stands in comments and strings', () => {
    expect(seen(`// import '../model/index.ts'\nconst text = "import '../model/index.ts'";`).imports).toEqual([]);
  });

  test('and looks into front matter and scripts of Astro files', () => {
    const code = `---\nimport { a } from '../../model/index.ts';\n---\n<p>x</p>\n<script>import '../../ledger/index.ts';</script>`;
    expect(faultsOf([seen(code, 'src/site/pages/x.astro')])).toEqual([
      'src/site/pages/x.astro: site may not import model (../../model/index.ts)',
      'src/site/pages/x.astro: site may not import ledger (../../ledger/index.ts)',
    ]);
  });

  test('types of model are let into openbadges, its values are not', () => {
    const from = 'src/openbadges/x.ts';
    expect(faultsOf([seen(`import type { Badge } from '../model/index.ts';`, from)])).toEqual([]);
    expect(faultsOf([seen(`import { link } from '../model/index.ts';`, from)])).not.toEqual([]);
  });

  test('a circle, an import past the door, and node: where it must not be, are told', () => {
    const circle = [
      seen(`import type { B } from './b.ts';`, 'src/bake/a.ts'),
      seen(`import type { A } from './a.ts';`, 'src/bake/b.ts'),
    ];
    expect(findCircles(circle)).toEqual([['src/bake/a.ts', 'src/bake/b.ts', 'src/bake/a.ts']]);
    expect(faultsOf([seen(`import { bad } from '../values/result.ts';`)])).toHaveLength(1);
    expect(faultsOf([seen(`import { bakePng } from './index.ts';`)])).toHaveLength(1);
    expect(faultsOf([seen(`import { join } from 'node:path';`)])).toHaveLength(1);
    expect(seen('let x: any;').hasAny).toBe(true);
  });
});
