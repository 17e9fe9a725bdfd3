import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { publicBackpack } from '../../src/model/index.ts';
import { planOutputs } from '../../src/publish/outputs.ts';
import { drawPictures } from '../../src/tasks/build.ts';
import { evidenceReader } from '../../src/tasks/evidence-reader.ts';
import { issue } from '../../src/tasks/issue.ts';
import { keysNew } from '../../src/tasks/keys/new.ts';
import { loadBackpack, soundBackpack } from '../../src/tasks/load.ts';
import type { JsonObject } from '../../src/values/index.ts';
import { type Fetch, verify } from '../../src/verify/index.ts';
import { countedChance, edit, effectsOf, makeRoot, moment, put } from '../roots.ts';
import { judge, methodsOf } from './other-verifier.ts';

const LATER = '2020-07-01T12:00:00Z';

/** A sealed backpack at an address. */
export async function rootAt(url: string): Promise<string> {
  const root = makeRoot();
  edit(root, 'content/site.yaml', 'https://badges.example.org/pack/', url);
  const random = countedChance(1_000);
  for (const issuer of ['acme', 'beta']) await keysNew(effectsOf(root, { random }), issuer);
  await seal(root, random);
  return root;
}

export async function seal(root: string, random = countedChance(5_000)): Promise<void> {
  expect(await issue(effectsOf(root, { random }), { dryRun: false })).toMatchObject({ ok: true, diagnostics: [] });
}

/** An award of each badge, sealed after what was there before. */
export async function awardMore(root: string, name: string): Promise<void> {
  const recipient = { type: 'url', url: `https://${name}.example.org/` };
  for (const badge of ['plain', 'grade']) {
    const results =
      badge === 'grade'
        ? {
            results: [
              { result: 'test', value: '80' },
              { result: 'safety', level: 'good' },
            ],
          }
        : {};
    put(
      root,
      `content/assertions/${badge}-${name}.json`,
      JSON.stringify({ badge, recipient, issuedOn: '2020-06-01', ...results }),
    );
  }
  await seal(root, countedChance(name.length * 7_000));
}

type Files = ReadonlyMap<string, Uint8Array>;

/** What the site's host serves: every output by its path. */
export async function published(root: string): Promise<Files> {
  const backpack = soundBackpack(loadBackpack(root, moment('2020-07-01')));
  if (backpack === undefined) throw new Error('not sound');
  const open = publicBackpack(backpack);
  const outputs = planOutputs(open, await drawPictures(open, { root }), evidenceReader(root));
  return new Map(outputs.map(({ path, bytes }) => [path, Buffer.from(bytes())]));
}

export function folder(path: string): Files {
  return new Map(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(path.length + 1), readFileSync(file)];
      }),
  );
}

/** A net of hosts: each address serves files, or leads to the same path below another. */
export type Net = readonly (readonly [base: string, at: Files | string])[];

function find(net: Net, address: string): { readonly url: string; readonly body: Uint8Array } | undefined {
  const url = address.split('#')[0] as string;
  const [base = '', at] = net.find(([one]) => url.startsWith(one)) ?? [];
  if (typeof at === 'string') return find(net, at + url.slice(base.length));
  const path = url.slice(base.length);
  const body = at?.get(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  return body && { url, body };
}

const fetchFrom =
  (net: Net): Fetch =>
  async (address) => {
    const found = find(net, address);
    const type = found?.url.endsWith('.png') ? 'image/png' : 'application/json';
    return found
      ? { ok: true, ...found, status: 200, contentType: type }
      : { ok: true, url: address, status: 404, contentType: 'text/plain', body: new Uint8Array() };
  };

/** For the other implementation: documents by address, DIDs by their did:web place, keys by their method. */
const documentsFrom =
  (net: Net) =>
  (address: string): object | undefined => {
    if (!address.startsWith('did:web:')) return jsonOf(find(net, address));
    const [did = '', fragment] = address.split('#');
    const parts = did.slice('did:web:'.length).split(':');
    const place = parts.length === 1 ? `${parts[0]}/.well-known` : parts.join('/');
    const document = jsonOf(find(net, `https://${place}/did.json`)) as never;
    return fragment === undefined ? document : new Map(document ? methodsOf(document) : []).get(address);
  };

const jsonOf = (found: { readonly body: Uint8Array } | undefined): object | undefined =>
  found && (JSON.parse(Buffer.from(found.body).toString()) as object);

/** Every sealed credential of a root with its outcome: ours, theirs, and ours for the hosted 2.0 document. */
export async function outcomes(root: string, net: Net): Promise<string[]> {
  const now = moment(LATER);
  const { ledger } = loadBackpack(root, moment('2020-07-01'));
  const lines: string[] = [];
  for (const [id, document] of [...ledger.credentials].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const options = { fetch: fetchFrom(net), now, evidence: false };
    const ours = await verify(JSON.stringify(document), options);
    const theirs = await judge(document, documentsFrom(net), new Date(LATER));
    const hosted = String((document as JsonObject).id).replace(/credential\.json$/, 'assertion.json');
    const v2 = await verify(hosted, options);
    lines.push(`${id} ${ours.outcome} ${theirs.verified} ${v2.outcome}`);
  }
  return lines;
}

/** Credentials that somebody holds, each with its outcome: ours and theirs. */
export async function outcomesOf(credentials: readonly JsonObject[], net: Net): Promise<string[]> {
  const lines: string[] = [];
  for (const credential of credentials) {
    const options = { fetch: fetchFrom(net), now: moment(LATER), evidence: false };
    const ours = await verify(JSON.stringify(credential), options);
    const theirs = await judge(credential, documentsFrom(net), new Date(LATER));
    lines.push(`${ours.outcome} ${theirs.verified}`);
  }
  return lines;
}

/** What a credential of every kind ends with that holds. */
export const GOOD = 'verified true verified';
