import { kindOfV2 } from '../openbadges/index.ts';
import { openJws } from '../proof/index.ts';
import { isObject, type Json, parseJson } from '../values/index.ts';
import type { Examination } from './examination.ts';
import { listOf, member } from './facts.ts';
import { LIMITS } from './limits.ts';
import { type Found, type FoundText, type Opened, openInput, peek } from './open.ts';
import type { Run, VerifyOptions } from './options.ts';
import { CHECK_IDS, type Check, type InputKind, type Report } from './report.ts';
import { say } from './say.ts';
import { openSession } from './session.ts';
import { examineV2, isAssertionV2 } from './v2/examine.ts';
import { examineEndorsementV2 } from './v2/examine-endorsement.ts';
import { examineOlder, olderForm } from './v2/older.ts';
import { credentialKind, examineV3 } from './v3/examine.ts';
import { verdictOf, worst } from './verdict.ts';
import { compareVersions } from './versions.ts';

/** A report, and what it is about, for those who show it. */
export interface Verification {
  readonly report: Report;
  /** of each credential, in the order of the report and its `also` */
  readonly examinations: readonly Examination[];
}

/**
 * Verifies whatever is given: a credential as text or file, a picture with one baked in, a page or an address that
 * leads to one. The same in Node and in the browser. STANDARDS 10; DESIGN 5.
 * @param input  the bytes of a file, or text: JSON, a compact JWS, SVG, HTML, an address
 * @returns one report; whatever is wrong with the input is in it, nothing is thrown
 */
export async function verify(input: Uint8Array | string, options: VerifyOptions): Promise<Report> {
  return (await verifyWhole(input, options)).report;
}

/** As {@link verify}, with the documents that were judged. */
export async function verifyWhole(input: Uint8Array | string, options: VerifyOptions): Promise<Verification> {
  const limits = { ...LIMITS, ...options.limits };
  const { trust = [], recipient, evidence = false, now, name = null } = options;
  const session = openSession(options.fetch, now, limits, options.statusLists);
  const run: Run = { session, trust, recipient, evidence, role: 'given' };
  const opened = await openAll(input, run);
  const found = 'examinations' in opened ? opened.examinations : [];
  const examinations = found.map((one) => ({ ...one, checks: inOrder(one.checks) }));
  const reports = examinations.map((one) => reportOf(one, opened.kind, name, options));
  const [first, ...also] = reports;
  if (first === undefined) {
    const checks = 'checks' in opened ? opened.checks : [];
    const report: Report = {
      input: { kind: opened.kind, name },
      outcome: verdictOf('unknown', checks),
      standard: 'unknown',
      credential: null,
      checks,
      now,
    };
    return { report, examinations: [] };
  }
  const outcome = worst(reports.map((one) => one.outcome));
  return { report: { ...first, outcome, ...(also.length > 0 && { also }) }, examinations };
}

type All =
  | { readonly kind: InputKind; readonly examinations: readonly Examination[] }
  | { readonly kind: InputKind; readonly checks: readonly Check[] };

const nothing = (kind: InputKind, check: Check): All => ({ kind, checks: [check] });

/** Opens an input, and what it leads to; an address leads on once, and a page once more. */
async function openAll(input: Uint8Array | string, run: Run, base?: string, steps = 2): Promise<All> {
  const opened = openInput(input, run.session.limits.inputBytes, base);
  if (!opened.ok) {
    const isOpen =
      opened.reason === 'not-recognized' || opened.reason === 'no-link' || opened.reason === 'nothing-baked';
    return nothing(opened.kind ?? 'unknown', say('format', isOpen ? 'unknown' : 'fail', opened.reason, base ?? ''));
  }
  const { kind, found } = opened.value;
  if (kind === 'png' || kind === 'svg') return openPicture(opened.value, run);
  const [first] = found;
  if (first !== undefined && 'text' in first) return { kind, examinations: [await examineText(first, run)] };
  return followAddresses(found, kind, run, steps);
}

/** Tries addresses one after the other until one gives a credential. */
async function followAddresses(found: readonly Found[], kind: InputKind, run: Run, steps: number): Promise<All> {
  let last = nothing(kind, say('format', 'unknown', 'no-link'));
  if (steps === 0) return last;
  for (const one of found.slice(0, run.session.limits.pageLinks)) {
    if (!('address' in one)) continue;
    const loaded = await run.session.load(one.address);
    if (!loaded.ok) {
      const about = loaded.detail === undefined ? one.address : `${one.address} (${loaded.detail})`;
      last = nothing(kind, say('format', 'unknown', `input-${loaded.reason}`, about, one.address));
      continue;
    }
    const opened = await openAll(loaded.value, run, one.address, steps - 1);
    if ('examinations' in opened && opened.examinations.some(({ standard }) => standard !== 'unknown'))
      return kind === 'page' ? { ...opened, kind } : opened;
    last = opened;
  }
  return last;
}

async function openPicture({ kind, found }: Opened, run: Run): Promise<All> {
  const examinations: Examination[] = [];
  for (const one of found) {
    if ('text' in one) examinations.push(await examineText(one, run));
    else {
      const opened = await followAddresses([one], kind, run, 1);
      if ('checks' in opened && found.length === 1) return opened;
      if ('examinations' in opened) examinations.push(...opened.examinations);
    }
  }
  const [v3, v2] = examinations;
  if (v3 === undefined || v2 === undefined) return { kind, examinations };
  return { kind, examinations: [{ ...v3, checks: [...v3.checks, compareVersions(v3, v2)] }, v2] };
}

async function examineText(found: FoundText, run: Run): Promise<Examination> {
  const { text, isJws, version } = found;
  const document = peek(text, isJws);
  const isV3 = credentialKind(document) !== undefined;
  if (version === '3.0' || (version === undefined && isV3)) return examineV3(text, isJws, run);
  const older = olderForm(document);
  if (older !== undefined && isObject(document)) return examineOlder(document as never, older, text, run);
  if (version === '2.0' || isAssertionV2(document)) return examineV2(text, isJws, run);
  if (kindOfV2(document) === 'Endorsement' && !isJws) return examineEndorsementV2(document as Json, text, run);
  return unknownDocument(text, isJws, document);
}

/** What is no credential, or cannot even be read. */
function unknownDocument(text: string, isJws: boolean, document: unknown): Examination {
  const read = isJws ? openJws(text) : parseJson(text);
  const type = listOf(member(document, 'type')).join(', ');
  const check = !read.ok
    ? say('format', 'fail', read.reason)
    : say('format', 'unknown', type === '' ? 'not-a-credential' : 'other-document', type);
  const documents = document === undefined ? [] : [document];
  return { standard: 'unknown', credential: null, checks: [check], documents, text };
}

function reportOf(one: Examination, kind: InputKind, name: string | null, { now }: VerifyOptions): Report {
  const { standard, credential, checks } = one;
  return { input: { kind, name }, outcome: verdictOf(standard, checks), standard, credential, checks, now };
}

const inOrder = (checks: readonly Check[]): readonly Check[] =>
  checks.toSorted((a, b) => CHECK_IDS.indexOf(a.id) - CHECK_IDS.indexOf(b.id));
