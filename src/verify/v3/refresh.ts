import type { JsonObject } from '../../values/index.ts';
import type { Examination, Examine } from '../examination.ts';
import { idOf, isOfType, listOf, member } from '../facts.ts';
import type { Run } from '../options.ts';
import { say } from '../say.ts';
import { textOf } from '../session.ts';

/**
 * Follows a refresh service once, when the signature is good: a newer copy with the same id and issuer that is signed
 * well takes the place of what was given; else that one stands. STANDARDS 10, 3.
 */
export async function followRefresh(
  document: JsonObject,
  given: Examination,
  run: Run,
  examine: Examine,
): Promise<Examination> {
  const service = document.refreshService;
  if (service === undefined) return given;
  const keep = (outcome: 'warning' | 'not-applicable', reason: string, about: string): Examination => ({
    ...given,
    checks: [...given.checks, say('refresh', outcome, reason, about, 'refreshService')],
  });
  const address = idOf(service) ?? '';
  if (!isOfType(service, '1EdTechCredentialRefresh'))
    return keep('not-applicable', 'refresh-type', listOf(member(service, 'type')).join(', '));
  if (!isSigned(given)) return keep('not-applicable', 'refresh-not-followed', address);
  const loaded = await run.session.load(address);
  const text = loaded.ok ? textOf(loaded.value)?.trim() : undefined;
  if (text === undefined) return keep('warning', 'refresh-failed', address);
  const newer = await examine(text, !text.startsWith('{'), { ...run, role: 'refreshed' });
  const isSame =
    newer.credential?.id === given.credential?.id && newer.credential?.issuer.id === given.credential?.issuer.id;
  if (!isSame || !isSigned(newer)) return keep('warning', 'refresh-other', address);
  return { ...newer, checks: [...newer.checks, say('refresh', 'pass', 'refreshed', address, 'refreshService')] };
}

/** True when its form and its signature are good, whatever its dates and status say. */
const isSigned = ({ checks }: Examination): boolean =>
  ['shape', 'contexts', 'json-ld', 'issuer', 'proof', 'key', 'claims'].every((id) =>
    checks.every((check) => check.id !== id || check.outcome === 'pass' || check.outcome === 'warning'),
  ) && checks.some(({ id, outcome }) => id === 'proof' && outcome === 'pass');
