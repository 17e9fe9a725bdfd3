import type { OpenedJws } from '../../proof/index.ts';
import { epoch, type JsonObject, parseInstant } from '../../values/index.ts';
import { idOf, member, textAt } from '../facts.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import type { Session } from '../session.ts';

/**
 * Compares the claims of a JWT with the credential in it: what one says must not differ from what the other says.
 * J-05 to J-08.
 */
export function checkClaims({ payload }: OpenedJws, document: JsonObject, { now, limits }: Session): Check[] {
  const expected: readonly [claim: string, value: unknown][] = [
    ['iss', idOf(document.issuer)],
    ['jti', document.id],
    ['nbf', secondsOf(textAt(document, 'validFrom') ?? textAt(document, 'issuanceDate'))],
    ['sub', textAt(member(document, 'credentialSubject'), 'id')],
    ['exp', secondsOf(textAt(document, 'validUntil') ?? textAt(document, 'expirationDate'))],
  ];
  const checks: Check[] = [];
  for (const [claim, value] of expected) {
    const own = payload[claim];
    if (own === undefined) {
      const isNeeded = value !== undefined && claim !== 'exp';
      if (isNeeded) checks.push(say('claims', 'warning', 'claim-missing', claim, claim));
    } else if ((typeof own === 'number' ? Math.floor(own) : own) !== value) {
      checks.push(say('claims', 'fail', 'claim-differs', claim, claim));
    }
  }
  const { iat } = payload;
  if (typeof iat === 'number' && iat * 1000 > epoch(now) + limits.clockSkew * 1000)
    checks.push(say('claims', 'fail', 'claim-in-future', 'iat', 'iat'));
  return checks.some(({ outcome }) => outcome === 'fail') || checks.length > 0
    ? checks
    : [say('claims', 'pass', 'claims-equal')];
}

/** J-07: claims are whole seconds. */
function secondsOf(text: string | undefined): number | undefined {
  const moment = text === undefined ? undefined : parseInstant(text);
  return moment?.ok ? Math.floor(epoch(moment.value) / 1000) : undefined;
}
