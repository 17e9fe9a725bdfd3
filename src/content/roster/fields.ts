import type { RosterRow } from './columns.ts';

/**
 * The fields of an assertion, nested as in a Markdown file, from the texts of a row.
 * @returns undefined when the row names no recipient, or one in two ways
 */
export function fieldsOf(row: RosterRow): Readonly<Record<string, unknown>> | undefined {
  const { badge, issuedOn, validFrom, expires, replaces, evidence } = row;
  const recipient = recipientOf(row);
  if (recipient === undefined) return undefined;
  return withoutGaps({
    badge,
    recipient,
    issuedOn,
    validFrom,
    expires,
    evidence: evidence?.trim().split(/\s+/).map(evidenceOf),
    replaces,
    revoked: change(row.revokedOn, row.revokedReason),
    suspended: change(row.suspendedOn, row.suspendedReason),
    reinstated: change(row.reinstatedOn, row.reinstatedReason),
  });
}

/** The type goes without saying: what has an `identity` is an e-mail address, and a DID begins like one. */
function recipientOf({ type, identity, salt, url, name, person }: RosterRow): object | undefined {
  if ((identity === undefined) === (url === undefined)) return undefined;
  const found = identity !== undefined ? 'email' : url?.startsWith('did:') ? 'did' : 'url';
  const isOther = type === 'email' ? found !== 'email' : (type === 'url' || type === 'did') && found === 'email';
  return isOther ? undefined : withoutGaps({ type: type ?? found, identity, salt, url, name, person });
}

/** An address, with the id of the requirement that it meets before it where that has to be told: `course=https://…`. */
function evidenceOf(text: string): object {
  const [, meets, url] = /^(?:([a-z0-9-]{1,64})=)?(.*)$/.exec(text) ?? [];
  return withoutGaps({ url, meets });
}

const change = (on: string | undefined, reason: string | undefined): object | undefined =>
  on === undefined && reason === undefined ? undefined : withoutGaps({ on, reason });

const withoutGaps = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
