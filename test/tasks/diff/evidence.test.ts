import { describe, expect, test } from 'vitest';
import { keepEvidence } from '../../../src/tasks/evidence/keep.ts';
import { effectsOf, put, remove } from '../../roots.ts';
import { diff, repository, sign } from './repository.ts';

const FOLDER = 'content/assertions/2020';
const NEW = `${FOLDER}/plain-kim.md`;
const RECORD = `---
badge: plain
recipient:
  type: url
  url: https://kim.example.org/
issuedOn: 2020-05-05
evidence:
  - file: list.pdf
  - url: https://acme.example.org/report
    file: report.txt
---
`;
const PDF = '%PDF-1.4\n\xff\nstartxref\n9\n%%EOF\n';

/** A sealed award with files of evidence: one whose address is sealed, one beside an address. */
const withFiles = () =>
  repository(async (root) => {
    put(root, NEW, RECORD);
    put(root, `${FOLDER}/list.pdf`, Buffer.from(PDF, 'latin1'));
    put(root, `${FOLDER}/report.txt`, 'a');
    await sign(root);
  });

describe('files of evidence in a comparison', () => {
  test('a BASE that has them is sound, though their bytes are not read', async () => {
    const { careful, diagnostics, files } = await diff(await withFiles());
    expect([careful, diagnostics, files]).toEqual([[], [], []]);
  });

  test('one that changes under a sealed award is told of; the address is sealed, the bytes are not', async () => {
    const root = await withFiles();
    put(root, `${FOLDER}/list.pdf`, `${PDF}${PDF}`);
    put(root, `${FOLDER}/report.txt`, 'b');
    expect((await diff(root)).careful).toEqual([
      `Changes ${FOLDER}/list.pdf: evidence of awards that are sealed, whose credentials name where it lies and not what is in it. Know why.`,
    ]);
  });

  test('one that goes under a sealed award is an error besides', async () => {
    const root = await withFiles();
    remove(root, `${FOLDER}/list.pdf`);
    const { careful, diagnostics } = await diff(root);
    expect(careful[0]).toMatch(/^Deletes content\/assertions\/2020\/list\.pdf/);
    expect(diagnostics.map(({ code }) => code)).toEqual(['evidence-file-missing']);
  });

  test('a copy that was kept needs no care', async () => {
    const root = await withFiles();
    const openFetch = () => async (url: string) =>
      ({ ok: true, url, status: 200, contentType: 'text/plain', body: new TextEncoder().encode('x') }) as const;
    await keepEvidence(effectsOf(root), { given: 'plain-kim', positions: [], dryRun: false, openFetch });
    expect((await diff(root)).careful).toEqual([]);
  });
});
