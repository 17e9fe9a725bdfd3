import { type Diagnostic, fileOnly, reporter } from '../diagnostics/index.ts';
import type { PublicKey } from '../model/index.ts';
import { parsePublicKey } from '../proof/index.ts';
import { type Instant, type JsonObject, parseId, parseInstant } from '../values/index.ts';
import { nameOf } from './paths.ts';
import { ledgerProblems } from './problems.ts';

const report = reporter(ledgerProblems);

const MEMBERS = new Set([
  '@context',
  'id',
  'type',
  'controller',
  'publicKeyMultibase',
  'issuer',
  'created',
  'retired',
  'compromised',
]);

type ReadKey = { readonly ok: true; readonly key: PublicKey } | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Reads one file of `content/keys`: a public Multikey with issuer and dates, and nothing else. P-06. */
export function readKey(path: string, text: string, document: JsonObject): ReadKey {
  const source = { ...fileOnly(path), text: '' };
  const wrong = (what: string): ReadKey => ({ ok: false, diagnostic: report('key-malformed', source, [], what) });
  if (/secretKey|privateKey|"d"\s*:/i.test(text)) {
    return { ok: false, diagnostic: report('key-is-private', source, []) };
  }
  const unknown = Object.keys(document).find((member) => !MEMBERS.has(member));
  if (unknown !== undefined) return wrong(`"${unknown}" does not belong here`);
  const { publicKeyMultibase, issuer, type, id, controller } = document;
  if (type !== 'Multikey') return wrong('its type is not Multikey');
  if (typeof publicKeyMultibase !== 'string' || !parsePublicKey(publicKeyMultibase).ok) {
    return wrong('publicKeyMultibase is no Ed25519 Multikey');
  }
  if (typeof issuer !== 'string' || !parseId(issuer).ok) return wrong('issuer is missing');
  if (typeof controller !== 'string' || id !== `${controller}#${publicKeyMultibase}`) {
    return wrong('its id is not controller, "#" and the key');
  }
  const dates: Partial<Record<'created' | 'retired' | 'compromised', Instant>> = {};
  for (const field of ['created', 'retired', 'compromised'] as const) {
    const given = document[field];
    if (given === undefined && field !== 'created') continue;
    const date = parseInstant(typeof given === 'string' ? given : '');
    if (!date.ok) return wrong(`${field} is no date`);
    dates[field] = date.value;
  }
  const { created, ...ended } = dates;
  if (created === undefined) return wrong('created is missing');
  return { ok: true, key: { source, id: nameOf(path), issuer, controller, publicKeyMultibase, created, ...ended } };
}
