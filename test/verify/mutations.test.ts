import { describe, expect, test } from 'vitest';
import { canonize } from '../../src/proof/index.ts';
import { type Report, verify } from '../../src/verify/index.ts';
import { web } from './fixtures-signed.ts';
import { assertion, badgeClass, club, profile } from './fixtures-v2.ts';
import { mutantsOf } from './mutations.ts';
import {
  EXTENSIONS,
  fetchFrom,
  LIST,
  type Members,
  NOW,
  OB,
  sign,
  signed,
  statusEntry,
  statusList,
  subject,
  text,
  V2,
  type Web,
} from './world.ts';

const quadsOf = ({ proof: _, ...document }: Members): Promise<string> => canonize(document);

/** Verifies every mutant; those that pass must say the same as the original, to machines and to people. */
async function survivors(
  document: Members,
  inWeb: Web,
): Promise<{ count: number; verified: string[]; reports: Report[] }> {
  const mutants = mutantsOf(document);
  const verified: string[] = [];
  const reports: Report[] = [];
  for (const { name, text: json } of mutants) {
    const report = await verify(json, { fetch: fetchFrom(inWeb), now: NOW });
    if (report.outcome !== 'verified') continue;
    verified.push(name);
    reports.push(report);
    expect(await quadsOf(JSON.parse(json) as Members), name).toBe(await quadsOf(document));
  }
  return { count: mutants.length, verified, reports };
}

describe('a 3.0 credential that was spoiled in one place', () => {
  const rich = async (): Promise<Members> =>
    signed({
      '@context': [V2, OB, EXTENSIONS],
      validUntil: '2030-01-01T00:00:00Z',
      awardedDate: '2025-01-15T00:00:00Z',
      credentialStatus: statusEntry(),
      evidence: [
        { id: 'https://issuer.example/evidence/1', type: ['Evidence'], name: 'A film', narrative: 'Of the *knots*.' },
      ],
      credentialSubject: subject(
        { narrative: 'Behind the back.', result: [{ type: ['Result'], value: '12' }] },
        { alignment: [{ type: ['Alignment'], targetName: 'Rope work', targetUrl: 'https://frameworks.example/rope' }] },
      ),
      credentialSchema: [
        {
          id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
          type: '1EdTechJsonSchemaValidator2019',
        },
      ],
    });

  test('is verified only where its canonical form and every field of the report are the same', async () => {
    const document = await rich();
    const inWeb = { ...web, [LIST]: await sign(statusList([3])) };
    const original = await verify(text(document), { fetch: fetchFrom(inWeb), now: NOW });
    expect(original.outcome).toBe('verified');
    const { count, verified, reports } = await survivors(document, inWeb);
    expect(count).toBeGreaterThan(700);
    for (const [index, report] of reports.entries()) expect(report, verified[index]).toEqual(original);
    // What may pass is what JSON-LD takes for the same: a set in another order, an entry twice.
    for (const name of verified) expect(name).toMatch(/^(?:reversed|twice) /);
  }, 120_000);
});

describe('a 2.0 assertion that was spoiled in one place', () => {
  test('is verified only where it says the same as its hosted copy', async () => {
    const own = assertion({
      expires: '2030-01-01T00:00:00Z',
      narrative: 'Behind the back.',
      evidence: [{ id: 'https://club.example/e', narrative: 'A film.' }],
      image: 'https://club.example/badges/a/1.png',
      badge: badgeClass({ issuer: profile() }),
    });
    const hosted = { ...own, badge: own.badge };
    const inWeb = club({ [String(own.id)]: hosted });
    const original = await verify(text(own), { fetch: fetchFrom(inWeb), now: NOW });
    expect(original.outcome).toBe('verified');
    let passed = 0;
    for (const { name, text: json } of mutantsOf(own)) {
      const report = await verify(json, { fetch: fetchFrom(inWeb), now: NOW });
      if (report.outcome !== 'verified') continue;
      passed++;
      expect(report, name).toEqual(original);
      expect(name).toMatch(/^(?:in a list|delete|null|empty list|object|reversed|twice) /);
    }
    expect(passed).toBeGreaterThan(0);
  }, 120_000);
});
