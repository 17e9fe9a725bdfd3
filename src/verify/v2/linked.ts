import { checkShapeV2, type KindV2 } from '../../openbadges/index.ts';
import { isObject, parseWebAddress } from '../../values/index.ts';
import { idOf, listOf, member } from '../facts.ts';
import type { Check, CheckId } from '../report.ts';
import { say } from '../say.ts';
import type { Session } from '../session.ts';
import { shapeChecks } from '../shape-checks.ts';

/** A document as it lies at its own address. */
export interface Linked {
  readonly document: unknown;
  readonly checks: readonly Check[];
}

/**
 * Fetches what another document names, by address or embedded: the copy at its own id is the one that counts. I2-10.
 * @param id  of the check that says whether it was had
 */
export async function loadLinked(
  named: unknown,
  id: CheckId & ('badge' | 'issuer'),
  kind: KindV2,
  session: Session,
): Promise<Linked> {
  const address = idOf(named);
  if (address === undefined) return without(say(id, 'fail', `${id}-missing`, '', id));
  if (!parseWebAddress(address).ok) return without(say(id, 'unknown', `${id}-no-address`, address, id));
  const loaded = await session.loadJson(address);
  if (!loaded.ok) {
    const about = loaded.detail === undefined ? address : `${address} (${loaded.detail})`;
    return without(say(id, 'unknown', `${id}-${loaded.reason}`, about, address));
  }
  const document = loaded.value;
  if (!isSameAddress(idOf(document), address))
    return without(say(id, 'fail', `${id}-document-id`, idOf(document) ?? '', address));
  const findings = checkShapeV2(document, kind);
  const differs = isObject(named) ? differing(named, document) : [];
  return {
    document,
    checks: [
      differs.length === 0
        ? say(id, 'pass', `${id}-found`, address, address)
        : say(id, 'warning', `${id}-copy-differs`, differs.join(', '), address),
      ...(findings.length === 0 ? [] : shapeChecks(findings, kind)),
    ],
  };
}

const without = (check: Check): Linked => ({ document: undefined, checks: [check] });

/** Two addresses that a server is asked for in the same way. */
export function isSameAddress(one: string | undefined, other: string): boolean {
  if (one === other) return true;
  return one !== undefined && URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}

/** Members of a copy that are not so in the document it was made of; an address and what lies there are alike. */
export function differing(copy: unknown, document: unknown): readonly string[] {
  if (!isObject(copy)) return [];
  return Object.entries(copy)
    .filter(([name, value]) => !isAlike(value, member(document, name)))
    .map(([name]) => name);
}

function isAlike(one: unknown, other: unknown): boolean {
  if (isObject(one) && typeof other === 'string') return idOf(one) === other;
  if (typeof one === 'string' && isObject(other)) return idOf(other) === one;
  return canonical(one) === canonical(other);
}

/** JSON with members in order; one value and an array of one are alike in 2.0, and so are null, empty and absent. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? canonical(value[0]) : `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(
    ([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0),
  );
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
    .join()}}`;
}

/** True for `verification.type` that says: signed. I2-08. */
export const saysSigned = (assertion: unknown): boolean =>
  listOf(member(member(assertion, 'verification') ?? member(assertion, 'verify'), 'type')).some(
    (type) => type === 'SignedBadge' || type === 'signed',
  );
