import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/tasks/build.ts';
import { edit, effectsOf, makeFolder, makeRoot, put, read, remove } from '../roots.ts';
import { fingerprint } from '../sites/trees.ts';
import { runAt } from './run.ts';

const CARE = 'content/badges/care.md';

describe('preview writes', () => {
  test('the very picture of the build, and prints where', async () => {
    const root = makeRoot();
    const ran = runAt(root, ['preview', 'care']);
    const file = join(root, '.haversack/preview/care.png');
    expect(ran).toEqual({ code: 0, stdout: `${file}\n`, stderr: '' });
    expect((await build(effectsOf(root))).diagnostics).toEqual([]);
    expect(readFileSync(file)).toEqual(readFileSync(join(root, 'dist/badges/care/image.png')));
    expect(runAt(root, ['preview', 'care', '--svg']).stdout).toBe(`${join(root, '.haversack/preview/care.svg')}\n`);
    expect(read(root, '.haversack/preview/care.svg')).toBe(read(root, 'dist/badges/care/image.svg'));
  });

  test('a draft, its own artwork as it is, and where --out says, which counts from the current folder', () => {
    const root = makeRoot();
    edit(root, CARE, 'issuer: acme\n', 'issuer: acme\nstatus: draft\n');
    const cwd = makeFolder();
    expect(runAt(root, ['preview', 'care', '--out', 'faces/care.png'], { cwd }).code).toBe(0);
    expect(existsSync(join(cwd, 'faces/care.png'))).toBe(true);
    expect(runAt(root, ['preview', 'grade', '--out', 'grade.png'], { cwd }).code).toBe(0);
    expect(readFileSync(join(cwd, 'grade.png'))).toEqual(readFileSync(join(root, 'content/badges/grade.png')));
    expect(existsSync(join(root, '.haversack'))).toBe(false);
  });

  test('a badge while other files are wrong, and changes no content', () => {
    const root = makeRoot();
    edit(root, 'content/badges/grade.md', 'name: Workshop Grade', 'nmae: Workshop Grade');
    edit(root, 'content/people/zoe.md', 'name: Zoë van Dam', 'name: 7');
    const before = fingerprint(join(root, 'content'));
    expect(runAt(root, ['preview', 'care'])).toMatchObject({ code: 0, stderr: '' });
    expect(fingerprint(join(root, 'content'))).toEqual(before);
  });
});

describe('preview says', () => {
  test('what the build would refuse of the badge, beside the picture', () => {
    const root = makeRoot();
    edit(root, CARE, 'icon: heart-pulse', 'icon: heart-puls');
    const ran = runAt(root, ['preview', 'care']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(`${CARE}:6:9 error icon-unknown`);
    expect(existsSync(ran.stdout.trim())).toBe(true);
  });

  test.each([
    ['a field that is unknown', () => ({ [CARE]: '---\nnmae: Care\n---\n' }), 'care', 'content/badges/care.md:2:1'],
    ['artwork that is none', () => ({ 'content/badges/grade.png': 'GIF89a' }), 'grade', 'content/badges/grade.md:5:8'],
    ['a site without its settings', () => ({ 'content/site.yaml': '' }), 'care', 'content/site.yaml:1:1'],
  ])('%s, and draws nothing', (_title, files, badge, place) => {
    const root = makeRoot(files());
    const ran = runAt(root, ['preview', badge]);
    expect([ran.code, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toContain(place);
    expect(ran.stderr).toContain('Nothing was drawn.');
  });

  test('which badge may have been meant, that there is no SVG of a PNG, and that a badge must be named', () => {
    const root = makeRoot();
    expect(runAt(root, ['preview', 'caer']).stderr).toBe('There is no badge "caer".\nDid you mean "care"?\n');
    expect(runAt(root, ['preview', 'something-else']).stderr).toContain('The id is the name of its file');
    expect(runAt(root, ['preview', 'grade', '--svg'])).toMatchObject({ code: 1, stdout: '' });
    expect(runAt(root, ['preview'])).toMatchObject({ code: 3, stdout: '' });
  });

  test('nothing of a badge that was taken away', () => {
    const root = makeRoot();
    put(root, 'content/badges/gone.md', read(root, CARE));
    remove(root, 'content/badges/gone.md');
    expect(runAt(root, ['preview', 'gone']).code).toBe(1);
  });
});
