import { describe, expect, inject, test } from 'vitest';
import { expandTelling } from '../openbadges/expansion.ts';
import { type Dist, type JsonDocument, openDist } from '../sites/dist.ts';
import { describeWithVectors } from '../vectors.ts';

const sites = inject('sites');
const CONTEXT = 'https://w3id.org/openbadges/v2';

const named = (dist: Dist, name: string): [string, JsonDocument][] =>
  dist.files.filter((path) => path.endsWith(`/${name}.json`)).map((path) => [path, dist.json(path)]);

describe.each([
  ['a project site', sites.project],
  ['a root site', sites.root],
])('Open Badges 2.0 documents of %s', (_name, root) => {
  const dist = openDist(root);
  const assertions = named(dist, 'assertion').filter(([, { revoked }]) => revoked !== true);
  const revoked = named(dist, 'assertion').filter(([, document]) => document.revoked === true);
  const badges = named(dist, 'badgeclass');
  const issuers = named(dist, 'issuer');
  const lists = named(dist, 'revocations');
  const all = [...assertions, ...revoked, ...badges, ...issuers, ...lists];

  test('there are some of every kind', () => {
    expect([assertions, revoked, badges, issuers, lists].map(({ length }) => length)).toEqual([28, 2, 13, 1, 1]);
  });

  test('I2-01 the context is that of 2.0', () => {
    for (const [, document] of all) expect(document['@context']).toBe(CONTEXT);
  });

  test('I2-02 an assertion has id, type, recipient, badge, verification and issuedOn', () => {
    for (const [path, document] of assertions) {
      expect(document, path).toMatchObject({
        type: 'Assertion',
        recipient: expect.anything(),
        badge: expect.stringMatching(/^https:/),
        verification: expect.anything(),
        issuedOn: expect.any(String),
      });
    }
  });

  test('I2-03 a badge class has name, description, image, criteria and issuer; alignments are whole', () => {
    for (const [path, { type, name, description, image, criteria, issuer, alignment = [] }] of badges) {
      expect(type, path).toBe('BadgeClass');
      for (const given of [name, description, image, issuer]) expect(given, path).toEqual(expect.any(String));
      expect(criteria.id ?? criteria.narrative, path).toBeTruthy();
      for (const one of alignment) expect([typeof one.targetName, typeof one.targetUrl]).toEqual(['string', 'string']);
    }
  });

  test('I2-04 an issuer has an address, name, url and e-mail', () => {
    for (const [path, { id, type, name, url, email }] of issuers) {
      expect(id, path).toMatch(/^https:/);
      expect(['Issuer', 'Profile']).toContain(type);
      for (const given of [name, url, email]) expect(given).toEqual(expect.any(String));
    }
  });

  test('I2-05 a recipient is hashed and salted e-mail, or a plain address, or a DID', () => {
    const kinds = new Set<string>();
    for (const [path, { recipient }] of assertions) {
      kinds.add(recipient.type);
      if (recipient.type === 'email') {
        expect(recipient, path).toMatchObject({ hashed: true, salt: expect.stringMatching(/.{16}/) });
        expect(recipient.identity).toMatch(/^sha256\$[0-9a-f]{64}$/);
      } else {
        expect(recipient.hashed, path).toBe(false);
        expect(recipient.identity).toMatch(recipient.type === 'url' ? /^https:/ : /^did:/);
      }
    }
    expect(kinds).toEqual(new Set(['email', 'url', 'id']));
  });

  test('I2-06 dates have time and zone', () => {
    for (const [path, { issuedOn, expires = issuedOn }] of assertions) {
      for (const date of [issuedOn, expires]) expect(date, path).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
    }
  });

  test('I2-07 images are addresses of PNG files that are there', () => {
    for (const [path, { image }] of [...assertions, ...badges]) {
      expect(image, path).toMatch(/^https:.*\.png$/);
      expect(dist.files).toContain(image.slice(dist.url.length));
    }
  });

  test('I2-08 an assertion is hosted, and its issuer says where: startsWith is the site, origins are bare hosts', () => {
    for (const [, { verification }] of assertions) expect(verification).toEqual({ type: 'HostedBadge' });
    for (const [, { verification }] of issuers) {
      expect([verification.startsWith].flat()).toEqual([dist.url]);
      for (const origin of [verification.allowedOrigins].flat()) expect(origin).toBe(new URL(dist.url).host);
    }
  });

  test('I2-09 every assertion lies within the scope of its issuer', () => {
    for (const [path, { id, badge }] of assertions) {
      const issuer = dist.at(dist.at(badge)?.issuer);
      expect(id.startsWith([issuer?.verification.startsWith].flat()[0]), path).toBe(true);
    }
  });

  test('I2-10 every document lies at its own id, and what it links is there', () => {
    for (const [path, document] of all) {
      expect(document.id).toBe(`${dist.url}${path}`);
      const links = [document.badge, document.issuer, document.revocationList].filter((link) => link !== undefined);
      for (const link of links) expect(dist.at(link), `${path} links ${link}`).toMatchObject({ id: link });
    }
  });

  test('I2-11 nothing pretends to be signed: no publicKey, no creator', () => {
    for (const [path, document] of all) {
      expect(document, path).not.toHaveProperty('publicKey');
      expect(document.verification ?? {}, path).not.toHaveProperty('creator');
    }
  });

  test('I2-12 the revocation list is linked, names its issuer and every revoked assertion with its reason', () => {
    for (const [path, list] of lists) {
      expect(list).toMatchObject({ type: 'RevocationList', id: `${dist.url}${path}` });
      expect(dist.at(list.issuer)?.revocationList).toBe(list.id);
      expect(list.revokedAssertions.map(({ id }: JsonDocument) => id).sort()).toEqual(
        revoked.map(([, { id }]) => id).sort(),
      );
      for (const { revocationReason } of list.revokedAssertions) expect(revocationReason).toMatch(/\.$/);
    }
  });

  test('I2-13 a revoked assertion is stripped to what says so', () => {
    for (const [path, document] of revoked) {
      expect(Object.keys(document).sort(), path).toEqual(['@context', 'id', 'revocationReason', 'revoked', 'type']);
    }
  });

  test('one that is not valid yet has no 2.0 document, but a sealed credential', () => {
    const later = dist.files
      .filter((path) => path.endsWith('/credential.json'))
      .filter((path) => dist.json(path).validFrom.startsWith('2099'));
    expect(later).toHaveLength(1);
    for (const path of later) expect(dist.files).not.toContain(path.replace('credential', 'assertion'));
  });
});

describeWithVectors('the 2.0 context', () => {
  test('defines every member of every 2.0 document', async () => {
    const dist = openDist(sites.project);
    for (const name of ['assertion', 'badgeclass', 'issuer', 'revocations']) {
      for (const [path, document] of named(dist, name)) {
        const { expanded, told } = await expandTelling(document);
        expect(expanded, path).toHaveLength(1);
        // The standard itself prescribes recipient types that are no IRIs.
        expect(
          told.filter((event) => !/"(?:email|url|id)"/.test(event)),
          path,
        ).toEqual([]);
      }
    }
  });
});
