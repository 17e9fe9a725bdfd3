import { openJws, readPem, verifyJws } from '../../proof/index.ts';
import { parseWebAddress } from '../../values/index.ts';
import { idOf, listOf, member, textAt } from '../facts.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import type { Session } from '../session.ts';
import { isSameAddress } from './linked.ts';

/**
 * Verifies a signed assertion: the key is one that the issuer lists, and whose document names the issuer as its owner.
 * I2-11.
 * @param text  the compact JWS
 */
export async function checkSignature(
  text: string,
  assertion: unknown,
  issuerId: string | undefined,
  issuer: unknown,
  session: Session,
): Promise<readonly Check[]> {
  const jws = openJws(text);
  if (!jws.ok) return [say('proof', 'fail', jws.reason)];
  const creator = textAt(member(assertion, 'verification'), 'creator');
  const listed = listOf(member(issuer, 'publicKey'));
  const address = creator ?? (listed.length === 1 ? idOf(listed[0]) : undefined);
  const path = 'verification.creator';
  const open = (reason: string, about = '') => [
    say('proof', 'unknown', 'key-unresolved', jws.value.alg),
    say('key', 'unknown', reason, about, path),
  ];
  if (address === undefined || !parseWebAddress(address).ok) return open('key-unnamed', address);
  if (issuer === undefined) return open('key-not-bound', address);
  const loaded = await session.loadJson(address);
  if (!loaded.ok) return open('key-unreachable', address);
  const pem = textAt(loaded.value, 'publicKeyPem');
  const key = pem === undefined ? undefined : readPem(pem);
  if (!key?.ok)
    return [
      say('proof', 'unknown', 'key-unresolved'),
      say('key', 'fail', key?.reason ?? 'key-malformed', address, path),
    ];
  const fault = await verifyJws(jws.value, key.value);
  const proof =
    fault === undefined
      ? say('proof', 'pass', 'proof-fits', jws.value.alg)
      : say('proof', 'fail', fault, jws.value.alg);
  return [proof, bind(loaded.value, address, listed, issuerId, path)];
}

function bind(
  document: unknown,
  address: string,
  listed: readonly unknown[],
  issuerId: string | undefined,
  path: string,
): Check {
  if (!isSameAddress(idOf(document), address)) return say('key', 'fail', 'key-document-id', idOf(document) ?? '', path);
  if (!listed.some((one) => isSameAddress(idOf(one), address)))
    return say('key', 'fail', 'key-not-listed', address, path);
  return isSameAddress(textAt(document, 'owner'), issuerId ?? '')
    ? say('key', 'pass', 'key-bound', address, path)
    : say('key', 'fail', 'key-of-another', textAt(document, 'owner') ?? '', path);
}
