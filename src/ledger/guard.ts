import { type Diagnostic, fileOnly, reporter, type Source } from '../diagnostics/index.ts';
import {
  type Backpack,
  didOf,
  type LedgerFacts,
  type LinkedAssertion,
  type Records,
  type SealedFact,
  type Site,
} from '../model/index.ts';
import { buildCredential, compareSealedFields, readSealedFields } from '../openbadges/index.ts';
import { compromisedSeals } from './compromised.ts';
import { issuerOf } from './issuer-of.ts';
import { ledgerProblems } from './problems.ts';
import type { Ledger } from './read.ts';

const report = reporter(ledgerProblems);

/**
 * Holds records against what is sealed: fields that differ, records that are gone, revocations taken back.
 * What is compared, and what is not, is DESIGN's "What the guard compares".
 * @param records  what the backpack was linked from: a record that is there, though it could not be read or linked, is
 *   not gone
 */
export function guardRecords(
  backpack: Backpack,
  ledger: Ledger,
  { assertions, broken }: Pick<Records, 'assertions' | 'broken'>,
): Diagnostic[] {
  const { sealed, keys } = ledger.facts;
  const known = new Set(assertions.map(({ id }) => id));
  const orphans = [...sealed.values()]
    .filter(({ assertion }) => !known.has(assertion) && !broken.has(`assertions/${assertion}`))
    .map((fact) => report('sealed-orphan', fact.source, [], fact.assertion));
  const issuers = new Set(backpack.issuers.map(({ id }) => id));
  const foreign = keys
    .filter(({ issuer }) => !issuers.has(issuer) && !broken.has(`issuers/${issuer}`))
    .map((key) => report('key-of-nobody', key.source, [], key.issuer));
  return [
    ...orphans,
    ...foreign,
    ...guardAddress(backpack),
    ...once(backpack.assertions.flatMap((one) => guardAssertion(one, ledger, backpack.site))),
    ...guardErased(ledger.facts),
    ...guardCompromised(ledger.facts),
  ];
}

/** A badge that differs from what its awards were sealed with is reported once, not for each of them. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ code, file, line, field }) => {
    const key = `${code} ${file} ${line} ${field}`;
    return !told.has(key) && told.add(key);
  });
}

/** An erased award counts as revoked: its bit is set. */
function guardErased({ tombstones }: LedgerFacts): Diagnostic[] {
  return [...tombstones.values()].flatMap(({ source, assertion, status }) =>
    status === undefined || status.isSet ? [] : [report('revocation-not-listed', source, [], assertion)],
  );
}

function guardCompromised(facts: LedgerFacts): Diagnostic[] {
  return compromisedSeals(facts).flatMap((id) => {
    const fact = facts.sealed.get(id);
    return fact ? [report('sealed-by-compromised-key', fact.source, [], id, fact.verificationMethod)] : [];
  });
}

/** One report for the whole site when its address is none of those that credentials were sealed for. */
function guardAddress({ assertions, site }: Backpack): Diagnostic[] {
  const moved = assertions.find(({ sealed, addresses }) => sealed && sealed.credentialId !== addresses.credential);
  const was = moved?.sealed?.credentialId.replace(/assertions\/[^/]*\/credential\.json$/, '') ?? '';
  return moved ? [report('sealed-elsewhere', site.source, ['url'], was, site.url)] : [];
}

function guardAssertion(assertion: LinkedAssertion, ledger: Ledger, site: Site): Diagnostic[] {
  const { sealed, source, badge } = assertion;
  const document = ledger.credentials.get(assertion.id);
  if (!sealed || !document || sealed.credentialId !== assertion.addresses.credential) return [];
  const found: Diagnostic[] = [];
  if (assertion.draft) found.push(report('sealed-is-draft', source, ['draft'], sealed.source.file));
  const did = didOf(site, badge.issuer.id, badge.issuer.isOwner, sealed.credentialId);
  if (sealed.issuerDid !== did) {
    found.push(report('sealed-by-other-issuer', badge.source, ['issuer'], sealed.issuerDid, did));
  }
  found.push(...guardStatus(assertion, sealed, ledger.facts));
  const status = document.credentialStatus;
  const current = buildCredential(assertion, { credentialStatus: status as never });
  for (const difference of compareSealedFields(readSealedFields(document), readSealedFields(current))) {
    const at = difference.of === 'badge' ? badge.source : source;
    const { field, sealed: was, current: is } = difference;
    found.push(report('sealed-field-differs', at, fieldPath(at, field), field, was, is, sealed.source.file));
  }
  return found;
}

/** What the signed list says of an award against what its record says. S-01. */
function guardStatus(
  { id, source, revoked, suspended, reinstated }: LinkedAssertion,
  { purpose, isSet }: SealedFact,
  { revokedForGood }: LedgerFacts,
): Diagnostic[] {
  const isRevoked = purpose === 'revocation' ? isSet : revokedForGood.has(id);
  if (revoked !== undefined) {
    return isSet ? [] : [report('revocation-not-listed', source, ['revoked'], id)];
  }
  if (isRevoked) return [report('revocation-withdrawn', source, ['revoked'], id)];
  if (suspended === undefined) return isSet ? [report('suspension-withdrawn', source, ['suspended'], id)] : [];
  if (isSet === (reinstated === undefined)) return [];
  return [
    reinstated === undefined
      ? report('suspension-not-listed', source, ['suspended'], id, 'suspended')
      : report('suspension-not-listed', source, ['reinstated'], id, 'reinstated'),
  ];
}

/** Criteria and narrative are the body of a Markdown file, and fields like the others in JSON. */
const fieldPath = ({ file }: Source, field: string): string[] =>
  /^(?:criteria|narrative)$/.test(field) && !file.endsWith('.json') ? ['body'] : [field];

/**
 * Sealed credentials whose list is not here: the next `issue` makes it; and lists of another issuer than that of the
 * credentials that name them, which say nothing. S-04.
 */
export function guardStatusLists({ facts, lists }: Ledger): Diagnostic[] {
  const known = new Set(facts.statusLists.map(({ id }) => id));
  const erased = [...facts.tombstones.values()].flatMap(({ status }) => status ?? []);
  const named = [...facts.sealed.values(), ...erased].map(({ statusList }) => statusList);
  const missing = new Set(named.filter((id) => !known.has(id)));
  const issuers = new Map([...facts.sealed.values()].map(({ statusList, issuerDid }) => [statusList, issuerDid]));
  const foreign = facts.statusLists.filter(({ id, name }) => {
    const list = lists.get(name);
    return list !== undefined && issuers.has(id) && issuerOf(list.document) !== issuers.get(id);
  });
  return [
    ...[...missing].map((id) => report('status-list-missing', fileOnly('content/status'), [], id)),
    ...foreign.map(({ source }) =>
      report('status-list-malformed', source, [], 'its issuer is not that of its credentials'),
    ),
  ];
}
