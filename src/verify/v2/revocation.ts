import { checkShapeV2 } from '../../openbadges/index.ts';
import { parseWebAddress } from '../../values/index.ts';
import { asText, idOf, listOf, member, textAt } from '../facts.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import type { Session } from '../session.ts';
import { isSameAddress } from './linked.ts';

/**
 * Whether the issuer's RevocationList names an assertion. I2-12, I2-13.
 * @param isHosted  a hosted assertion also says by itself that it is revoked, so that a list is not needed
 */
export async function checkRevocation(
  assertion: unknown,
  issuerId: string | undefined,
  issuer: unknown,
  isHosted: boolean,
  session: Session,
): Promise<Check> {
  const address = textAt(issuer, 'revocationList');
  if (issuer === undefined) return say('status', 'unknown', 'status-no-issuer');
  if (address === undefined)
    return isHosted ? say('status', 'pass', 'not-revoked-hosted') : say('status', 'not-applicable', 'status-none');
  const open = (reason: string, about = address) => say('status', 'unknown', reason, about, address);
  const loaded = parseWebAddress(address).ok ? await session.loadJson(address) : undefined;
  if (!loaded?.ok)
    return open(`list-${loaded?.reason ?? 'malformed'}`, `${address}${loaded?.detail ? ` (${loaded.detail})` : ''}`);
  const list = loaded.value;
  const [fault] = checkShapeV2(list, 'RevocationList').filter(({ severity }) => severity === 'error');
  if (fault) return open('list-malformed', `${fault.path} ${fault.message}`);
  if (!isSameAddress(idOf(list), address)) return open('list-id', idOf(list));
  if (!isSameAddress(idOf(member(list, 'issuer')), issuerId ?? ''))
    return open('list-issuer', idOf(member(list, 'issuer')));
  const ids = [textAt(assertion, 'id'), textAt(assertion, 'uid')].filter((id) => id !== undefined);
  const found = listOf(member(list, 'revokedAssertions')).find((entry) =>
    [asText(entry), textAt(entry, 'id'), textAt(entry, 'uid')].some((id) => id !== undefined && ids.includes(id)),
  );
  return found === undefined
    ? say('status', 'pass', 'not-revoked', address, address)
    : say('status', 'fail', 'revoked', textAt(found, 'revocationReason') ?? address, address);
}
