import { type Diagnostic, fileOnly, reporter } from '../diagnostics/index.ts';
import type { Backpack, LinkedAssertion } from '../model/index.ts';
import { buildCredential, compareSealedFields, readSealedFields } from '../openbadges/index.ts';
import { ledgerProblems } from './problems.ts';
import type { Ledger } from './read.ts';

const report = reporter(ledgerProblems);

/**
 * Holds records against what is sealed: fields that differ, records that are gone, revocations taken back.
 * What is compared, and what is not, is DESIGN's "What the guard compares".
 * @param broken  `assertions/<id>` of files that are there but cannot be read
 */
export function guardRecords(backpack: Backpack, ledger: Ledger, broken: ReadonlySet<string>): Diagnostic[] {
  const { sealed, keys } = ledger.facts;
  const assertions = new Map(backpack.assertions.map((assertion) => [assertion.id, assertion]));
  const orphans = [...sealed.values()]
    .filter(({ assertion }) => !assertions.has(assertion) && !broken.has(`assertions/${assertion}`))
    .map((fact) => report('sealed-orphan', fact.source, [], fact.assertion));
  const issuers = new Set(backpack.issuers.map(({ id }) => id));
  const foreign = keys
    .filter(({ issuer }) => !issuers.has(issuer) && !broken.has(`issuers/${issuer}`))
    .map((key) => report('key-of-nobody', key.source, [], key.issuer));
  return [
    ...orphans,
    ...foreign,
    ...guardAddress(backpack),
    ...backpack.assertions.flatMap((one) => guardAssertion(one, ledger)),
  ];
}

/** One report for the whole site when its address is no longer the one that credentials were sealed for. */
function guardAddress({ assertions, site }: Backpack): Diagnostic[] {
  const moved = assertions.find(({ sealed, addresses }) => sealed && sealed.credentialId !== addresses.credential);
  const was = moved?.sealed?.credentialId.replace(/assertions\/[^/]*\/credential\.json$/, '') ?? '';
  return moved ? [report('sealed-elsewhere', site.source, ['url'], was, site.url)] : [];
}

function guardAssertion(assertion: LinkedAssertion, ledger: Ledger): Diagnostic[] {
  const { sealed, source, badge } = assertion;
  const document = ledger.credentials.get(assertion.id);
  if (!sealed || !document || sealed.credentialId !== assertion.addresses.credential) return [];
  const found: Diagnostic[] = [];
  if (assertion.draft) found.push(report('sealed-is-draft', source, ['draft'], sealed.source.file));
  const { did } = badge.issuer.addresses;
  if (sealed.issuerDid !== did) {
    found.push(report('sealed-by-other-issuer', badge.source, ['issuer'], sealed.issuerDid, did));
  }
  if (sealed.purpose === 'revocation' && sealed.isSet && assertion.revoked === undefined) {
    found.push(report('revocation-withdrawn', source, ['revoked'], assertion.id));
  }
  if (assertion.revoked !== undefined && !sealed.isSet) {
    found.push(report('revocation-not-listed', source, ['revoked'], assertion.id));
  }
  const status = document.credentialStatus;
  const current = buildCredential(assertion, { credentialStatus: status as never });
  for (const difference of compareSealedFields(readSealedFields(document), readSealedFields(current))) {
    const at = difference.of === 'badge' ? badge.source : source;
    const { field, sealed: was, current: is } = difference;
    found.push(report('sealed-field-differs', at, [FIELD_NAMES[field] ?? field], field, was, is, sealed.source.file));
  }
  return found;
}

/** Where a compared field is called otherwise in the file. */
const FIELD_NAMES: Readonly<Record<string, string>> = { criteria: 'body', narrative: 'body' };

/** Sealed credentials whose list is not here: the next `issue` makes it. */
export function guardStatusLists({ facts }: Ledger): Diagnostic[] {
  const known = new Set(facts.statusLists.map(({ id }) => id));
  const missing = new Set(
    [...facts.sealed.values()].map(({ statusList }) => statusList).filter((id) => !known.has(id)),
  );
  return [...missing].map((id) => report('status-list-missing', fileOnly('content/status'), [], id));
}
