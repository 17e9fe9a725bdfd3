import { describe, expect, test } from 'vitest';
import { viewEvidenceFiles } from '../../src/views/evidence-files.ts';
import { viewAssertion } from '../../src/views/pages/assertion.ts';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { wordsFor } from '../../src/views/words/words.ts';
import { moment } from '../roots.ts';
import { assertion, backpack, pictures } from './records.ts';

const PAGE = 'https://badges.example.org/trust/assertions/valid/';
const file = { name: 'report.jpg', address: `${PAGE}evidence/1-report.jpg`, bytes: 1_234_567, sha256: 'ab'.repeat(32) };
const words = wordsFor('en');

describe('the files of an evidence', () => {
  test('are told with kind, size and the beginning of the SHA-256, all of which can be read too', () =>
    expect(viewEvidenceFiles(words, { narrativeHtml: '', file })).toEqual([
      {
        label: 'report.jpg',
        href: '/trust/assertions/valid/evidence/1-report.jpg',
        note: 'JPEG, 1.2 MB',
        digest: { short: 'abababababababab…', whole: 'ab'.repeat(32) },
      },
    ]));

  test.each([
    ['a.txt', 14, 'Text, 14 bytes'],
    ['a.pdf', 2_000, 'PDF, 2 kB'],
    ['a.jpeg', 5 * 1024 * 1024, 'JPEG, 5.2 MB'],
  ])('%s of %i bytes: %s', (name, bytes, note) =>
    expect(viewEvidenceFiles(words, { narrativeHtml: '', file: { ...file, name, bytes } })[0]?.note).toBe(note),
  );

  test('a copy says when it was made, and of what', () => {
    const kept = { ...file, on: moment('2026-03-05') };
    const [view] = viewEvidenceFiles(words, { narrativeHtml: '', url: 'https://acme.example.org/report', kept });
    expect(view?.kept).toBe('A copy, kept on March 5, 2026, of https://acme.example.org/report');
  });
});

test('the snapshot has what pages need of a file, and not where it lies in the repository', () => {
  const attachment = { ...file, evidence: 0, field: 'file', path: 'content/assertions/report.jpg' } as const;
  const one = assertion({ evidence: [{ file: file.name, meets: 'none' }], attachments: [attachment] });
  const snapshot = buildSnapshot(backpack({ assertions: [one] }), pictures);
  expect(JSON.stringify(snapshot)).not.toContain('content/assertions');
  expect(viewAssertion(snapshot, one.id).evidence[0]?.files[0]).toMatchObject({ label: 'report.jpg' });
});
