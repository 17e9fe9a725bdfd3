import { visible } from '../../../diagnostics/index.ts';
import type { Check, Report, Verification } from '../../../verify/index.ts';
import type { VerifySettings } from '../../../views/pages/verify.ts';
import { fill, lines, make } from './elements.ts';
import { showFields } from './fields.ts';

type Words = VerifySettings['words'];

export interface Shown {
  readonly verification: Verification;
  readonly words: Words;
  /** BCP 47 */
  readonly language: string;
  /** the picture that was given */
  readonly picture?: Blob | undefined;
  /** true: all fields are shown at once, and not only when somebody unfolds them */
  readonly isOpen: boolean;
}

/** Shows a report: who says it first, then the verdict in a sentence, then every check, then what the credential says. */
export function showReport(place: HTMLElement, { verification, words, language, picture, isOpen }: Shown): void {
  const { report, examinations } = verification;
  const reports = [report, ...(report.also ?? [])];
  const parts = reports.flatMap((one, index) => [
    ...(index === 0 ? [verdict(one, words, language)] : [otherVersion(one, words)]),
    checks(one, words),
    ...(index === 0 ? help(reports, words) : []),
    ...examinations
      .slice(index, index + 1)
      .flatMap(({ documents, text }) => [
        folded(words.fieldsHeading, isOpen && index === 0, showFields(documents, words)),
        folded(words.rawHeading, false, make('pre', { tabindex: '0' }, make('code', {}, lines(text)))),
      ]),
  ]);
  place.replaceChildren(...parts, ...(picture ? [pictureOf(picture, words)] : []), buttons(report, words));
}

function verdict(report: Report, words: Words, language: string): HTMLElement {
  const { outcome, credential, now } = report;
  const host = credential?.issuer.host ?? credential?.issuer.id ?? undefined;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(now));
  const name = credential?.issuer.name;
  return make(
    'header',
    { class: 'verdict report-head' },
    make('p', { class: 'report-host' }, ...said(host === undefined ? words.nobody : words.says, host)),
    make('h2', { dir: 'auto' }, visible(credential?.name ?? report.input.name ?? report.standard)),
    make('p', { class: 'state', 'data-state': outcome }, make('strong', {}, words.outcomes[outcome])),
    make('p', { class: 'report-sentence' }, sentenceOf(report, words)),
    name ? make('p', { class: 'quiet', dir: 'auto' }, fill(words.issuerClaims, { name: visible(name) })) : undefined,
    facts(report, words),
    make('p', { class: 'quiet' }, fill(words.checkedAt, { date })),
  );
}

/** The words around the host, with the host in strong letters. */
function said(template: string, host: string | undefined): (Node | string)[] {
  if (host === undefined) return [template];
  const [before = '', after = ''] = template.split('{host}');
  return [before, make('strong', { class: 'host' }, visible(host)), after];
}

/** The outcome in a sentence; what failed is named, since "expired" says more than "invalid". */
function sentenceOf({ outcome, checks: all, also = [] }: Report, words: Words): string {
  const wanted = outcome === 'invalid' ? 'fail' : 'unknown';
  const titles = [...all, ...also.flatMap((one) => one.checks)]
    .filter((check) => check.outcome === wanted)
    .map(({ title }) => title);
  return [words.sentences[outcome], ...new Set(titles.map((title) => `${title}.`))].join(' ');
}

function facts({ credential, standard }: Report, words: Words): HTMLElement | undefined {
  if (credential === null) return undefined;
  const rows: readonly [string, string | null][] = [
    [words.facts.issuer, credential.issuer.id],
    [words.facts.recipient, credential.recipient],
    [words.facts.validFrom, credential.validFrom],
    [words.facts.validUntil, credential.validUntil],
    [words.facts.id, credential.id],
    [words.facts.standard, standard],
  ];
  const list = make('dl', { class: 'facts' });
  for (const [name, value] of rows)
    if (value) list.append(make('div', {}, make('dt', {}, name), make('dd', {}, visible(value))));
  return list;
}

function otherVersion(report: Report, words: Words): HTMLElement {
  return make(
    'header',
    { class: 'report-other' },
    make('h2', {}, fill(words.otherVersion, { standard: report.standard })),
    make('p', { class: 'state', 'data-state': report.outcome }, make('strong', {}, words.outcomes[report.outcome])),
    make('p', {}, sentenceOf(report, words)),
    facts(report, words),
  );
}

function checks(report: Report, words: Words): HTMLElement {
  const item = ({ outcome, title, detail, path }: Check): HTMLElement =>
    make(
      'li',
      { 'data-outcome': outcome },
      make('span', { class: 'check-mark' }, words.marks[outcome]),
      make('span', { class: 'check-title' }, visible(title)),
      make('span', { class: 'check-detail', dir: 'auto' }, visible(detail)),
      path === undefined || detail.includes(path) ? undefined : make('code', { class: 'check-path' }, visible(path)),
    );
  return make(
    'section',
    {},
    make('h3', {}, words.checksHeading),
    make('ul', { class: 'checks' }, ...report.checks.map(item)),
  );
}

/** What is left to do where a server could not be asked from here. */
function help(reports: readonly Report[], words: Words): HTMLElement[] {
  const [report] = reports;
  const open = reports
    .flatMap(({ checks: all }) => all)
    .filter(({ outcome, reason }) => outcome === 'unknown' && /unreachable|not-served/.test(reason));
  if (report === undefined || open.length === 0) return [];
  const hosts = [...new Set(open.map(({ path, detail }) => hostIn(path) ?? hostIn(detail) ?? ''))].filter(Boolean);
  const subject = report.input.name ?? report.credential?.id ?? 'badge.json';
  const issuer = report.credential?.issuer.host;
  return [
    make(
      'section',
      { class: 'report-help' },
      make('h3', {}, words.helpHeading),
      make('p', {}, fill(words.helpBlocked, { hosts: hosts.join(', ') })),
      make('pre', {}, make('code', {}, `npx haversack verify ${quoted(subject)}`)),
      make(
        'ul',
        {},
        issuer ? make('li', {}, fill(words.helpIssuer, { address: `https://${visible(issuer)}` })) : undefined,
        make('li', {}, words.helpHolder),
      ),
    ),
  ];
}

function hostIn(text: string | undefined): string | undefined {
  const [address] = /https?:\/\/[^\s()]+/.exec(text ?? '') ?? [];
  return address !== undefined && URL.canParse(address) ? new URL(address).host : undefined;
}

/** For a shell: nothing of a name can become a command. */
const quoted = (text: string): string =>
  /^[\w./:@%-]+$/.test(text) ? text : `'${visible(text).replaceAll("'", "'\\''")}'`;

const folded = (heading: string, isOpen: boolean, content: HTMLElement): HTMLElement =>
  make('details', isOpen ? { open: '' } : {}, make('summary', {}, heading), content);

function pictureOf(picture: Blob, words: Words): HTMLElement {
  const image = make('img', { src: URL.createObjectURL(picture), alt: words.pictureAlt, width: '240', height: '240' });
  return make(
    'section',
    { class: 'report-picture' },
    make('h3', {}, words.pictureHeading),
    image,
    make('p', { class: 'quiet' }, words.pictureNote),
  );
}

function buttons(report: Report, words: Words): HTMLElement {
  const json = new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' });
  const save = make('a', { class: 'button', href: URL.createObjectURL(json), download: 'report.json' }, words.download);
  const print = make('button', { class: 'button', type: 'button' }, words.print);
  print.addEventListener('click', () => window.print());
  return make('p', { class: 'buttons' }, save, print);
}
