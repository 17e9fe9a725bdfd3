import { createHash } from 'node:crypto';
import {
  buildSnapshot,
  findPersonalData,
  type ImportItem,
  type PersonalData,
  recordFetch,
  replayFetch,
} from '../../imports/index.ts';
import type { FetchAddress } from '../../io/index.ts';
import { IMPORT_LIMITS, type ImportCheck, type ImportedCredential } from '../../model/index.ts';
import { kindOfV2, kindOfV3 } from '../../openbadges/index.ts';
import { type Instant, parseJson } from '../../values/index.ts';
import { type Examination, type Outcome, type Report, verifyWhole } from '../../verify/index.ts';
import { inWords } from '../verify.ts';

/** What came out about one item. */
export interface Judged {
  readonly item: ImportItem;
  /** of its bytes, in lower-case hex */
  readonly sha256: string;
  /** what is written down: never a word about whose it is */
  readonly check: ImportCheck;
  /** with the recipient that was asked for */
  readonly outcome: Outcome;
  /** titles of the checks that say why it is not verified */
  readonly why: readonly string[];
  /** false when it is awarded to somebody else than was asked for */
  readonly isTheirs: boolean;
  /** none: there is no Open Badge in it that was awarded to anybody */
  readonly credentials: readonly ImportedCredential[];
  readonly personalData: readonly PersonalData[];
  /** as it is written */
  readonly snapshot: string;
}

interface Verifier {
  readonly fetch: FetchAddress;
  readonly now: Instant;
  /** an e-mail address, address or DID, compared here and written nowhere */
  readonly recipient?: string | undefined;
}

/** Verifies one item, and remembers what the verifier was told. */
export async function judge(item: ImportItem, { fetch, now, recipient }: Verifier): Promise<Judged> {
  const recording = recordFetch(inWords(fetch));
  const asked = await verifyWhole(item.bytes, { fetch: recording.fetch, now, recipient });
  const { answers, isPartial } = recording.answers();
  // What is kept must not tell what was typed: the same once more, from what was remembered.
  const kept = recipient === undefined ? asked : await verifyWhole(item.bytes, { fetch: replayFetch(answers), now });
  const sha256 = createHash('sha256').update(item.bytes).digest('hex');
  const credentials = kept.examinations.filter(isAward).map(credentialOf).slice(0, 2);
  const checks = checksOf(asked.report);
  return {
    item,
    sha256,
    check: { on: now, outcome: kept.report.outcome, reasons: reasonsOf(kept.report) },
    outcome: asked.report.outcome,
    why: [
      ...new Set(checks.filter(({ outcome }) => outcome === blame[asked.report.outcome]).map(({ title }) => title)),
    ],
    isTheirs: !checks.some(({ id, outcome }) => id === 'recipient' && outcome === 'fail'),
    credentials,
    personalData: personalDataOf(item, kept.examinations),
    snapshot: credentials.length === 0 ? '' : buildSnapshot({ sha256, takenOn: now, credentials, answers, isPartial }),
  };
}

const blame: Readonly<Record<Outcome, string>> = { verified: '', invalid: 'fail', unknown: 'unknown' };

const checksOf = ({ checks, also = [] }: Report) => [checks, ...also.map((one) => one.checks)].flat();

/** Reasons of what is not passed; of a good badge its warnings. */
function reasonsOf(report: Report): readonly string[] {
  const told = checksOf(report).filter(({ outcome }) => ['fail', 'unknown', 'warning'].includes(outcome));
  return [...new Set(told.map(({ reason }) => reason))].slice(0, IMPORT_LIMITS.reasons);
}

/** An Open Badge that was awarded: no endorsement, no status list, no badge class alone. */
function isAward({ standard, credential, documents: [document] }: Examination): boolean {
  if (credential === null || document === undefined) return false;
  if (standard === 'Open Badges 3.0') return kindOfV3(document) === 'OpenBadgeCredential';
  if (standard === 'Open Badges 2.0') return /Assertion$/.test(kindOfV2(document) ?? '');
  return /^Open Badges [01]/.test(standard);
}

function credentialOf({ standard, credential }: Examination): ImportedCredential {
  const { id, name, issuer, validFrom, validUntil } = credential as NonNullable<typeof credential>;
  return {
    standard,
    id: exact(id),
    name: cut(name),
    issuer: { id: exact(issuer.id), host: exact(issuer.host), name: cut(issuer.name) },
    validFrom: exact(validFrom),
    validUntil: exact(validUntil),
  };
}

/** Half an id would be another one. */
const exact = (text: string | null): string | undefined =>
  text === null || text.length > IMPORT_LIMITS.text ? undefined : text;

const cut = (text: string | null): string | undefined => text?.slice(0, IMPORT_LIMITS.text).toWellFormed();

/** In what is kept, and in what the issuer's server says in its place. */
function personalDataOf({ bytes, kind }: ImportItem, examinations: readonly Examination[]): readonly PersonalData[] {
  const texts = examinations.flatMap(({ text, documents }) => [parsed(text), documents[0]]);
  const found = texts.flatMap((one) => findPersonalData(one));
  // What stands in an SVG beside the badge is published with it.
  const around = kind === 'svg' && found.length === 0 ? findPersonalData(new TextDecoder().decode(bytes)) : [];
  return [...new Map([...found, ...around].map((one) => [`${one.kind} ${one.path}`, one])).values()];
}

/** Within the depth that JSON may have; a token, and what cannot be read, as the text that it is. */
function parsed(text: string): unknown {
  const json = parseJson(text);
  return json.ok ? json.value : text;
}
