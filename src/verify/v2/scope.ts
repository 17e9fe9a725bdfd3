import { parseWebAddress } from '../../values/index.ts';
import { listOf, member } from '../facts.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';

/**
 * Whether a hosted document lies where its issuer says that such documents lie. I2-09. Addresses are compared after
 * parsing: `https://issuer.example.evil.example`, `…@evil.example` and `…/repo-evil/` begin with the same letters only.
 * @param id  of the assertion, a web address
 * @param issuer  the fetched Profile, or undefined
 */
export function checkScope(id: string, issuerId: string | undefined, issuer: unknown): Check {
  if (issuer === undefined || issuerId === undefined || !parseWebAddress(issuerId).ok)
    return say('scope', 'unknown', 'scope-unknown', id, id);
  const scope = member(issuer, 'verification');
  const startsWith = listOf(member(scope, 'startsWith'));
  const origins = listOf(member(scope, 'allowedOrigins'));
  const url = new URL(id);
  if (startsWith.length > 0 && !startsWith.some((prefix) => beginsWith(url, prefix)))
    return say('scope', 'fail', 'scope-starts-with', startsWith.join(', '), id);
  const own = new URL(issuerId);
  const isAllowed = origins.length > 0 ? origins.some((origin) => origin === url.host) : url.host === own.host;
  if (!isAllowed) return say('scope', 'fail', 'scope-origin', origins.length > 0 ? origins.join(', ') : own.host, id);
  // Whoever can change what is sent on the way can put any assertion there.
  if (url.protocol !== 'https:') return say('scope', 'unknown', 'scope-insecure', id, id);
  return say('scope', 'pass', 'scope-good', startsWith.join(', ') || url.host, id);
}

function beginsWith(url: URL, prefix: unknown): boolean {
  if (typeof prefix !== 'string' || !parseWebAddress(prefix).ok) return false;
  const start = new URL(prefix);
  if (start.origin !== url.origin) return false;
  const rest = url.href.slice(start.href.length);
  return url.href.startsWith(start.href) && (start.href.endsWith('/') || rest === '' || /^[/?#]/.test(rest));
}
