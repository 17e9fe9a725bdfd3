import { type Diagnostic, type FieldPath, inOrder, nearest, reporter, type Source } from '../diagnostics/index.ts';
import { epoch, type Instant, instantOf } from '../values/index.ts';
import { assertionAddresses, badgeAddresses, evidenceAddress, issuerAddresses } from './addresses.ts';
import { isSetAside } from './assertion.ts';
import { checkAward } from './award.ts';
import type { Backpack, LinkedAssertion, LinkedBadge, LinkedIssuer } from './backpack.ts';
import { criteriaNarrative } from './badge.ts';
import { firstBases } from './first-bases.ts';
import { deepFreeze } from './frozen.ts';
import { checkHouseStyle, inheritDesign } from './house-style.ts';
import type { Person } from './person.ts';
import { modelProblems } from './problems.ts';
import type { Page, Records } from './records.ts';
import type { LedgerFacts } from './sealed.ts';
import { isSelfIssued } from './self-issued.ts';
import type { Site } from './site.ts';
import { stateDuring } from './state.ts';
import { checkSuspension } from './suspension.ts';
import { checkDates, expiryOf } from './validity.ts';
import { linkVersions } from './versions.ts';

export interface LinkResult {
  /** whole when no error stands among the diagnostics, else what could be linked; undefined without a site */
  readonly backpack: Backpack | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** First parts of addresses that are Haversack's own; a page of that name would cover them. */
const RESERVED_PAGES: ReadonlySet<string> = new Set(
  `badges assertions issuers status endorsements imports people skills pathways collections verify hash log
   insights design schemas index 404 did feed backpack resume llms _astro sitemap robots`.split(/\s+/),
);

const FOLDERS = { assertion: 'assertions', badge: 'badges', issuer: 'issuers', person: 'people' } as const;
const DAY = 24 * 3_600_000;
const report = reporter(modelProblems);

/**
 * Joins the records with what the ledger knows: ids resolved, states computed for `today`, addresses decided.
 * Pure. All problems between files are found in one run.
 * @param today  midnight UTC at the start of the day that counts as today
 */
export function link(records: Records, ledger: LedgerFacts, today: Instant): LinkResult {
  const { site } = records;
  const diagnostics: Diagnostic[] = [];
  const tell = (...found: readonly Diagnostic[]): void => void diagnostics.push(...found);
  if (site === undefined) return { backpack: undefined, diagnostics };

  const people = byId('person', records.people, tell);
  const issuerRecords = byId('issuer', records.issuers, tell);
  const badgeRecords = byId('badge', records.badges, tell);
  const assertionRecords = byId('assertion', records.assertions, tell);
  tell(...ownerProblems(site, issuerRecords, people, records.broken), ...records.pages.flatMap(pageProblems));
  tell(...highlightProblems(site, badgeRecords, assertionRecords, records.broken));

  const first = firstBases(site, ledger);
  const issuers = new Map(
    [...issuerRecords].map(([id, issuer]): [string, LinkedIssuer] => [
      id,
      {
        ...issuer,
        isOwner: id === site.owner,
        addresses: issuerAddresses(first.issuers.get(id) ?? site.url, id, id === site.owner, site),
        keys: ledger.keys
          .filter((key) => key.issuer === id && key.compromised === undefined)
          .sort((a, b) => epoch(a.created) - epoch(b.created) || (a.id < b.id ? -1 : 1)),
      },
    ]),
  );

  const resolve = <Value>(
    kind: keyof typeof FOLDERS,
    of: ReadonlyMap<string, Value>,
    id: string,
    source: Source,
    path: FieldPath,
  ): Value | undefined => {
    const found = of.get(id);
    if (found === undefined && !records.broken.has(`${FOLDERS[kind]}/${id}`))
      tell(report('reference-unknown', source, path, kind, id, nearest(id, [...of.keys()]) ?? ''));
    return found;
  };

  for (const { replaces, source } of badgeRecords.values()) {
    if (replaces !== undefined) resolve('badge', badgeRecords, replaces, source, ['replaces']);
  }
  const { replacedBy, diagnostics: ofVersions } = linkVersions(badgeRecords);
  tell(...ofVersions);

  const badges = new Map<string, LinkedBadge>();
  for (const badge of badgeRecords.values()) {
    const issuer = resolve('issuer', issuers, badge.issuer, badge.source, ['issuer']);
    const creator =
      badge.creator === undefined ? undefined : resolve('issuer', issuers, badge.creator, badge.source, ['creator']);
    if (issuer === undefined) continue;
    tell(...checkHouseStyle(badge, issuer));
    badges.set(badge.id, {
      ...badge,
      issuer,
      creator,
      language: badge.language ?? site.language,
      design: inheritDesign(issuer.design, badge.design),
      addresses: badgeAddresses(first.badges.get(badge.id) ?? site.url, badge.id),
      criteriaNarrative: criteriaNarrative(badge),
      replacedBy: replacedBy.get(badge.id),
    });
  }

  for (const { id, replaces, source } of assertionRecords.values()) {
    // What was renewed may have been erased since.
    if (replaces !== undefined && !ledger.tombstones.has(replaces))
      resolve('assertion', assertionRecords, replaces, source, ['replaces']);
    const tombstone = ledger.tombstones.get(id);
    if (tombstone !== undefined) tell(report('id-erased', source, [], id, tombstone.source.file));
  }
  const { replacedBy: renewals, diagnostics: ofRenewals } = linkVersions(assertionRecords);
  tell(...ofRenewals);
  const assertions: LinkedAssertion[] = [];
  for (const assertion of assertionRecords.values()) {
    const { source, recipient } = assertion;
    const person =
      recipient.person === undefined
        ? undefined
        : resolve('person', people, recipient.person, source, ['recipient', 'person']);
    // A badge whose own issuer is unknown has been reported at the badge; say nothing twice.
    if (!resolve('badge', badgeRecords, assertion.badge, source, ['badge'])) continue;
    const badge = badges.get(assertion.badge);
    if (badge === undefined) continue;
    if (badge.status === 'draft' && !assertion.draft) tell(report('badge-is-draft', source, ['badge'], badge.id));
    const sealed = ledger.sealed.get(assertion.id);
    const validFrom = assertion.validFrom ?? assertion.issuedOn;
    const expires = expiryOf(assertion, badge, validFrom);
    tell(...checkSuspension(assertion, badge, sealed?.purpose));
    tell(...checkDates(assertion, badge, { validFrom, expires }, today), ...checkAward(assertion, badge, person));
    const facts = {
      isDraft: assertion.draft,
      isRevoked:
        assertion.revoked !== undefined ||
        (sealed?.purpose === 'revocation' && sealed.isSet) ||
        ledger.revokedForGood.has(assertion.id),
      isSuspended: isSetAside(assertion) || (sealed?.purpose === 'suspension' && sealed.isSet),
      validFrom,
      expires,
    };
    const addresses = assertionAddresses(first.assertions.get(assertion.id) ?? site.url, assertion.id);
    assertions.push({
      ...assertion,
      badge,
      person,
      validFrom,
      expires,
      state: stateDuring(facts, today, instantOf(epoch(today) + DAY - 1)),
      addresses,
      attachments: assertion.attachments?.map((one) => ({
        ...one,
        address: evidenceAddress(addresses.page, one.evidence, one.name),
      })),
      replacedBy: renewals.get(assertion.id),
      sealed,
      isSelfIssued: isSelfIssued(badge.issuer, recipient, person),
    });
  }

  const ordered = inOrder(diagnostics);
  return {
    diagnostics: ordered,
    backpack: deepFreeze({
      today,
      site,
      issuers: [...issuers.values()],
      people: [...people.values()],
      badges: [...badges.values()],
      assertions,
      pages: sorted(records.pages, ({ name }) => name),
      imports: sorted(records.imports, ({ id }) => id),
      statusLists: ledger.statusLists,
      erased: sorted([...ledger.tombstones.values()], ({ assertion }) => assertion),
    }),
  };
}

/** Records by id, in the order of ids; a second file with an id that is taken is reported and left out. */
function byId<Value extends { readonly id: string; readonly source: Source }>(
  kind: string,
  records: readonly Value[],
  tell: (...found: readonly Diagnostic[]) => void,
): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const record of sorted(records, ({ id, source }) => `${id} ${source.file}`)) {
    const other = found.get(record.id);
    if (other === undefined) found.set(record.id, record);
    else tell(report('id-taken', record.source, [], kind, record.id, other.source.file));
  }
  return found;
}

const sorted = <Value>(values: readonly Value[], key: (value: Value) => string): Value[] =>
  [...values].sort((a, b) => (key(a) < key(b) ? -1 : 1));

function ownerProblems(
  site: Site,
  issuers: ReadonlyMap<string, unknown>,
  people: ReadonlyMap<string, Person>,
  broken: ReadonlySet<string>,
): Diagnostic[] {
  const { owner, source } = site;
  if (issuers.has(owner) && people.has(owner)) return [report('owner-ambiguous', source, ['owner'], owner)];
  if (issuers.has(owner) || people.has(owner)) return [];
  if (broken.has(`issuers/${owner}`) || broken.has(`people/${owner}`)) return [];
  return [
    report('owner-unknown', source, ['owner'], owner, nearest(owner, [...issuers.keys(), ...people.keys()]) ?? ''),
  ];
}

/** A highlight is the id of a badge or of an assertion. */
function highlightProblems(
  { highlights, source }: Site,
  badges: ReadonlyMap<string, unknown>,
  assertions: ReadonlyMap<string, unknown>,
  broken: ReadonlySet<string>,
): Diagnostic[] {
  return highlights.flatMap((id, index) => {
    if (badges.has(id) || assertions.has(id) || broken.has(`badges/${id}`) || broken.has(`assertions/${id}`)) return [];
    const suggestion = nearest(id, [...badges.keys(), ...assertions.keys()]) ?? '';
    return [report('reference-unknown', source, ['highlights', index], 'badge or assertion', id, suggestion)];
  });
}

const pageProblems = ({ name, source }: Page): Diagnostic[] =>
  RESERVED_PAGES.has(name) ? [report('page-name-taken', source, [], name)] : [];
