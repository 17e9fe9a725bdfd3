import { cpSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../src/diagnostics/index.ts';
import { proveSeals } from '../../src/ledger/index.ts';
import {
  createKeyPair,
  createSigner,
  createStatusBits,
  encodeStatusList,
  signDocument,
} from '../../src/proof/index.ts';
import { issue } from '../../src/tasks/issue.ts';
import { loadBackpack } from '../../src/tasks/load.ts';
import { isObject, type Json, type JsonObject, printJson } from '../../src/values/index.ts';
import { edit, effectsOf, makeFolder, moment, put, read, remove, reseal, sealedRoot, TODAY } from '../roots.ts';

const ZOE = 'content/credentials/2020/03/care-zoe.json';
const REVOKED = 'content/credentials/2020/03/care-url.json';
const GRADE = 'content/credentials/2020/04/grade-did.json';
const LIST = 'content/status/acme-revocation-1.json';

/** What `check` says of files and seals, pictures left out. */
async function problems(root: string) {
  const { diagnostics, ledger } = loadBackpack(root, moment(TODAY));
  return [...diagnostics, ...(await proveSeals(ledger, moment(`${TODAY}T10:00:00Z`)))];
}
const codes = async (root: string): Promise<string[]> =>
  (await problems(root)).map(({ code, file }) => `${file} ${code}`).sort();

type Path = readonly (string | number)[];

/** Every place of a document where a single value stands. */
const leaves = (value: Json, path: Path = []): Path[] =>
  Array.isArray(value)
    ? value.flatMap((item, index) => leaves(item, [...path, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner as Json, [...path, key]))
      : [path];

/** Every place of a document where an object stands, the whole one included. */
const objects = (value: Json, path: Path = []): Path[] =>
  Array.isArray(value)
    ? value.flatMap((item, index) => objects(item, [...path, index]))
    : isObject(value)
      ? [path, ...Object.entries(value).flatMap(([key, inner]) => objects(inner as Json, [...path, key]))]
      : [];

function change(document: JsonObject, path: Path, value: (old: Json) => Json | undefined): string {
  const copy = structuredClone(document);
  let at = copy as unknown as Record<string | number, Json>;
  for (const step of path.slice(0, -1)) at = at[step] as unknown as Record<string | number, Json>;
  const last = path.at(-1) as string;
  const next = value(at[last] as Json);
  if (next === undefined) delete at[last];
  else at[last] = next;
  return printJson(copy as never);
}

/** A value that reads much like the old one. */
const almost = (old: Json): Json =>
  typeof old !== 'string'
    ? typeof old === 'number'
      ? old + 1
      : null
    : old.replace(/(\w)(\W*)$/, (_all, last, rest) => `${last === '2' ? '3' : '2'}${rest}`);

describe('P-03 a sealed file', () => {
  test('may gain white space and another order of members: neither is signed', async () => {
    const root = await sealedRoot();
    const document = JSON.parse(read(root, ZOE));
    const backwards = (value: Json): Json =>
      Array.isArray(value)
        ? value.map(backwards)
        : isObject(value)
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, backwards(inner as Json)]),
            )
          : value;
    for (const text of [JSON.stringify(document), `\n${read(root, ZOE)}\r\n\t`, JSON.stringify(backwards(document))]) {
      put(root, ZOE, text);
      expect(await codes(root)).toEqual([]);
    }
  });

  test.each([ZOE, GRADE])('%s is refused when any single value of it is another', async (file) => {
    const root = await sealedRoot();
    const original = read(root, file);
    const document = JSON.parse(original) as JsonObject;
    const paths = leaves(document as unknown as Json);
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths) {
      const text = change(document, path, almost);
      expect(text).not.toBe(original);
      put(root, file, text);
      expect(hasErrors(await problems(root)), `${path.join('.')} changed unnoticed`).toBe(true);
    }
  });

  test.each([ZOE, GRADE])('%s is refused when any single member of it is gone', async (file) => {
    const root = await sealedRoot();
    const document = JSON.parse(read(root, file)) as JsonObject;
    for (const path of leaves(document as unknown as Json)) {
      if (typeof path.at(-1) === 'number') continue;
      put(
        root,
        file,
        change(document, path, () => undefined),
      );
      expect(hasErrors(await problems(root)), `${path.join('.')} taken out unnoticed`).toBe(true);
    }
  });

  test('is refused when a member that nobody signed is added anywhere', async () => {
    const root = await sealedRoot();
    const document = JSON.parse(read(root, ZOE)) as JsonObject;
    for (const path of objects(document as unknown as Json)) {
      for (const [member, value] of [
        ['description', 'Unsigned.'],
        ['unsigned', true],
      ] as const) {
        const text = change({ it: document } as never, ['it', ...path, member], (old) =>
          old === undefined ? value : `${old} ${value}`,
        );
        put(root, ZOE, printJson(JSON.parse(text).it));
        expect(hasErrors(await problems(root)), `${path.join('.')}.${member} added unnoticed`).toBe(true);
      }
    }
  });

  test.each([
    ['the recipient’s narrative', 'Kept calm when it counted.', 'Kept very calm when it counted.'],
    ['the badge’s description', 'Can give first aid.', 'Can give all aid.'],
    ['the issuer’s name', '"name": "Acme Learning"', '"name": "Acme University"'],
    ['the hours asked for', 'Sixteen hours', 'Sixty hours'],
    ['the hash of the recipient', 'sha256$ef8e', 'sha256$ef8f'],
    ['the proof’s date', '"created": "2020-07-01T10:00:00Z"', '"created": "2020-07-01T10:00:01Z"'],
  ])('is called sealed-changed, with file and remedy, when %s is another', async (_title, from, to) => {
    const root = await sealedRoot();
    edit(root, ZOE, from, to);
    const changed = (await problems(root)).filter(({ code }) => code === 'sealed-changed');
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ file: ZOE, severity: 'error', remedy: 'Restore the file from git.' });
  });

  test('without a proof, or with two, is refused', async () => {
    const root = await sealedRoot();
    const document = JSON.parse(read(root, ZOE));
    for (const [proof, code] of [
      [undefined, 'sealed-malformed'],
      [[], 'sealed-malformed'],
      [[document.proof[0], document.proof[0]], 'sealed-changed'],
    ] as const) {
      put(root, ZOE, printJson({ ...document, proof } as never));
      expect(await codes(root)).toEqual([`${ZOE} ${code}`]);
    }
  });

  test('signed by a key that is not in content/keys is refused, though its name and signature are right', async () => {
    const root = await sealedRoot();
    const { proof: _old, ...document } = JSON.parse(read(root, ZOE));
    const pair = await createKeyPair(new Uint8Array(32).fill(7));
    const signer = await createSigner(pair.secretKeyMultibase);
    const verificationMethod = `${document.issuer.id}#${pair.publicKeyMultibase}`;
    const created = moment('2020-07-01T10:00:00Z');
    put(root, ZOE, printJson((await signDocument(document, { signer, verificationMethod, created })) as never));
    expect(await codes(root)).toEqual([`${ZOE} sealed-by-unknown-key`]);
  });

  test('signed by another issuer of the same site is refused, under its own name and under the right one', async () => {
    const root = await sealedRoot();
    const { proof: right, ...document } = JSON.parse(read(root, ZOE));
    const beta = JSON.parse(read(root, 'content/keys/beta-1.json'));
    const secret = JSON.parse(read(`${root}-keys`, `${beta.publicKeyMultibase}.json`)).secretKeyMultibase;
    const signer = await createSigner(secret);
    const created = moment('2020-07-01T10:00:00Z');
    const signed = await signDocument(document, { signer, verificationMethod: beta.id, created });
    put(root, ZOE, printJson(signed as never));
    expect(await codes(root)).toEqual([`${ZOE} sealed-by-unknown-key`]);
    const { verificationMethod } = right[0];
    put(root, ZOE, printJson({ ...signed, proof: [{ ...signed.proof[0], verificationMethod }] } as never));
    expect(await codes(root)).toEqual([`${ZOE} sealed-changed`]);
  });

  test('has one place, the month of issuedOn: another folder is refused', async () => {
    const root = await sealedRoot();
    const elsewhere = 'content/credentials/2020/04/care-zoe.json';
    renameSync(join(root, ZOE), join(root, elsewhere));
    expect(await codes(root)).toEqual([`${elsewhere} sealed-misplaced`]);
    expect((await problems(root))[0]?.message).toContain(ZOE);
    expect(await issue(effectsOf(root), { dryRun: false })).toMatchObject({ ok: false, files: [] });
  });

  test('copied under another id is refused, with its own id and with that one', async () => {
    const root = await sealedRoot();
    const copy = 'content/credentials/2020/03/care-zed.json';
    put(root, copy, read(root, ZOE));
    expect(await codes(root)).toEqual([`${copy} sealed-malformed`]);
    put(root, copy, read(root, ZOE).replaceAll('assertions/care-zoe/', 'assertions/care-zed/'));
    expect(await codes(root)).toEqual([
      `${copy} sealed-changed`,
      `${copy} sealed-orphan`,
      'content/credentials/2020/03/care-zoe.json sealed-index-shared',
    ]);
  });

  test('of another assertion in its place is refused', async () => {
    const root = await sealedRoot();
    cpSync(join(root, REVOKED), join(root, ZOE));
    expect(await codes(root)).toEqual([`${ZOE} sealed-malformed`]);
  });

  test('with a member twice is refused: readers differ in which of the two they take', async () => {
    const root = await sealedRoot();
    edit(
      root,
      ZOE,
      '"validFrom": "2020-03-01T00:00:00Z"',
      '"validFrom": "2019-03-01T00:00:00Z", "validFrom": "2020-03-01T00:00:00Z"',
    );
    expect(await codes(root)).toEqual([`${ZOE} ledger-file-unreadable`]);
  });
});

describe('S-02 a status list', () => {
  const cleared = (root: string) => ({
    from: JSON.parse(read(root, LIST)).credentialSubject.encodedList as string,
    to: encodeStatusList(createStatusBits()),
  });

  test('whose bit is cleared by hand is refused, and issue does not sign on top of it', async () => {
    const root = await sealedRoot();
    const { from, to } = cleared(root);
    edit(root, LIST, from, to);
    expect(await codes(root)).toEqual([
      'content/assertions/2020/care-url.md revocation-not-listed',
      `${LIST} sealed-changed`,
    ]);
    const before = read(root, LIST);
    const issued = await issue(effectsOf(root), { dryRun: false });
    expect(issued).toMatchObject({ ok: false, files: [] });
    expect(issued.diagnostics.map(({ code }) => code)).toContain('sealed-changed');
    expect(read(root, LIST)).toBe(before);
  });

  test('whose bit is cleared together with the revocation in the record is refused', async () => {
    const root = await sealedRoot();
    const { from, to } = cleared(root);
    edit(root, LIST, from, to);
    edit(
      root,
      'content/assertions/2020/care-url.md',
      'revoked:\n  on: 2020-06-01\n  reason: Awarded by mistake.\n',
      '',
    );
    expect(await codes(root)).toEqual([`${LIST} sealed-changed`]);
    expect(await issue(effectsOf(root), { dryRun: false })).toMatchObject({ ok: false, files: [] });
  });

  test('put back from before the revocation is signed again', async () => {
    const root = await sealedRoot();
    const { to } = cleared(root);
    await reseal(root, LIST, (list) => ({
      ...list,
      credentialSubject: { ...(list.credentialSubject as JsonObject), encodedList: to },
    }));
    expect(await codes(root)).toEqual(['content/assertions/2020/care-url.md revocation-not-listed']);
    expect(await issue(effectsOf(root), { dryRun: false })).toMatchObject({ ok: true, sealed: [], files: [LIST] });
    expect(await codes(root)).toEqual([]);
  });

  test.each([
    ['purpose', '"statusPurpose": "revocation"', '"statusPurpose": "suspension"', 'status-list-malformed'],
    ['date', /"validFrom": "2020-07-01T10:00:00Z"/, '"validFrom": "2020-07-02T10:00:00Z"', 'sealed-changed'],
    ['address', 'status/acme-revocation-1.json"', 'status/acme-revocation-2.json"', 'status-list-malformed'],
  ])('whose %s is edited is refused', async (_title, from, to, code) => {
    const root = await sealedRoot();
    put(root, LIST, read(root, LIST).replace(from, to));
    expect(await codes(root)).toContain(`${LIST} ${code}`);
  });

  test('of one issuer, signed by another of the same site, is refused', async () => {
    const root = await sealedRoot();
    const beta = JSON.parse(read(root, 'content/keys/beta-1.json'));
    const { proof: _old, ...list } = JSON.parse(read(root, LIST));
    const secret = JSON.parse(read(`${root}-keys`, `${beta.publicKeyMultibase}.json`)).secretKeyMultibase;
    const signed = await signDocument(
      { ...list, issuer: beta.controller },
      { signer: await createSigner(secret), verificationMethod: beta.id, created: moment('2020-07-01T10:00:00Z') },
    );
    put(root, LIST, printJson(signed as never));
    expect(await codes(root)).toEqual([`${LIST} sealed-by-unknown-key`, `${LIST} status-list-malformed`]);
  });
});

describe('a private key in content/keys', () => {
  test.each([
    ['a whole private Multikey', (secret: string) => secret],
    [
      'a public one with the secret beside it',
      (secret: string, key: string) =>
        JSON.stringify({ ...JSON.parse(key), secretKeyMultibase: JSON.parse(secret).secretKeyMultibase }),
    ],
    [
      'a private JWK',
      () =>
        '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}',
    ],
  ])('is refused: %s, and never repeated', async (_title, make) => {
    const root = await sealedRoot();
    const key = read(root, 'content/keys/acme-1.json');
    const secret = read(`${root}-keys`, `${JSON.parse(key).publicKeyMultibase}.json`);
    put(root, 'content/keys/acme-2.json', make(secret, key));
    const found = await problems(root);
    expect(found.map(({ code, file }) => [code, file])).toEqual([['key-is-private', 'content/keys/acme-2.json']]);
    expect(JSON.stringify(found)).not.toContain(JSON.parse(secret).secretKeyMultibase);
    expect(JSON.stringify(found)).not.toContain('nWGxne');
  });

  test('and a public key that signed something cannot be taken out', async () => {
    const root = await sealedRoot();
    remove(root, 'content/keys/beta-1.json');
    expect(await codes(root)).toEqual([
      `${GRADE} sealed-by-unknown-key`,
      'content/status/beta-suspension-1.json sealed-by-unknown-key',
    ]);
  });

  test('an empty root has no ledger and nothing wrong with it', async () => {
    const { ledger } = loadBackpack(makeFolder(), moment(TODAY));
    expect(ledger.diagnostics).toEqual([]);
    expect(await proveSeals(ledger, moment(TODAY))).toEqual([]);
  });
});
