import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { TODAY } from '../sites/demonstration.ts';
import { type Dist, openDist } from '../sites/dist.ts';
import { haversack } from '../sites/haversack.ts';

const sites = inject('sites');
const home = mkdtempSync(join(tmpdir(), 'haversack-hidden-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Every name of a recipient or a person, as it stands in the content. */
function namesIn(root: string): string[] {
  const read = (folder: string): string[] =>
    readdirSync(join(root, 'content', folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => readFileSync(join(root, 'content', folder, path), 'utf8'));
  const recipients = read('assertions').map((text) => /^ {2}name: (.+)$/m.exec(text)?.[1]);
  const people = read('people').map((text) => /^name: (.+)$/m.exec(text)?.[1]);
  return [...new Set([...recipients, ...people].filter((name) => name !== undefined))];
}

/** All that can be read in a file: its text, and of a picture what is packed in its text chunks too. */
function textsOf(dist: Dist, path: string): string {
  const bytes = Buffer.from(dist.bytes(path));
  if (!path.endsWith('.png')) return bytes.toString('utf8');
  const texts = [bytes.toString('latin1'), bytes.toString('utf8')];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    for (let start = 0; /^(?:iTXt|zTXt)$/.test(type) && start < Math.min(data.length, 200); start++) {
      try {
        texts.push(inflateSync(data.subarray(start)).toString('utf8'));
      } catch {
        // not the place where packed data begins
      }
    }
  }
  return texts.join('\n');
}

/** The first files in which one of these names stands. */
function filesNaming(root: string, names: readonly string[]): string[] {
  const dist = openDist(root);
  return dist.files.flatMap((path) => {
    const text = textsOf(dist, path);
    return names.filter((name) => text.includes(name)).map((name) => `${path}: ${name}`);
  });
}

async function built(recipients: string): Promise<string> {
  const root = join(home, recipients);
  cpSync(join(sites.project, 'content'), join(root, 'content'), { recursive: true });
  const site = join(root, 'content/site.yaml');
  writeFileSync(site, readFileSync(site, 'utf8').replace(/^recipients: name$/m, `recipients: ${recipients}`));
  await haversack(['build', '--root', root, '--today', TODAY]);
  return root;
}

describe('the names of people', () => {
  const names = namesIn(sites.project);
  let hidden: string;
  let initials: string;
  beforeAll(async () => {
    [hidden, initials] = await Promise.all([built('hidden'), built('initials')]);
  });

  test('are there where they may be', () => {
    expect(names.length).toBeGreaterThan(15);
    const files = filesNaming(sites.project, names);
    const found = new Set(files.map((line) => line.split(': ')[1] as string));
    // The awards of two people are drafts.
    expect(names.filter((name) => !found.has(name))).toEqual(['Wilma Bauer', 'Theo Brandt']);
    expect(openDist(sites.project).files.filter((path) => path.startsWith('people/')).length).toBeGreaterThan(2);
  });

  test('with `recipients: hidden` no name, and no part of one, stands in any file', () => {
    const others = filesNaming(hidden, names);
    expect(others).toEqual([]);
    const parts = names.flatMap((name) => name.split(/\s+/)).filter((part) => part.length >= 5);
    expect(parts.length).toBeGreaterThan(15);
    expect(filesNaming(hidden, parts)).toEqual([]);
    expect(openDist(hidden).files.filter((path) => path.startsWith('people/'))).toEqual([]);
  });

  test('with `recipients: initials` no whole name stands in any file', () => {
    expect(filesNaming(initials, names)).toEqual([]);
    expect(openDist(initials).text('index.html')).toMatch(/[A-Z]\. [A-Z]\./);
  });
});
