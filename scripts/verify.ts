import { buffer } from 'node:stream/consumers';
import { visible } from '../src/diagnostics/index.ts';
import { instantOf, parseInstant } from '../src/values/index.ts';
import type { Check, Outcome, Report } from '../src/verify/index.ts';
import { type Command, EXIT } from './command.ts';
import { networkOptions, readNetwork } from './network-options.ts';
import type { Terminal } from './terminal.ts';
import { counted } from './words.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'verify any Open Badge: a file, an address, a picture',
  description:
    'Says of each Open Badge, of versions 3.0 and 2.0, whether it is verified, invalid or unknown, and why: JSON, a signed token (JWS), a PNG or SVG with a badge baked in, the address of one of these, or of a page that links one; - is standard input. Only https addresses are asked, never private ones. Ends with 0 when every input is verified, 1 when one is invalid, 2 when one is unknown and none invalid.',
  arguments: [{ name: 'file|address|-', says: 'what to verify; several are judged one by one', many: true }],
  options: [
    { flags: '--json', says: 'print the report as JSON; an array for several inputs' },
    { flags: '--recipient <identity>', says: 'an e-mail address, web address or DID that it must be awarded to' },
    { flags: '--trust <file>', says: 'trusted issuers, one DID or address a line' },
    { flags: '--at <date>', says: 'the moment that counts as now, as in 2026-02-28 or 2026-02-28T12:00:00Z' },
    { flags: '--evidence', says: 'fetch the evidence too, to see whether it is there' },
    ...networkOptions,
  ],
  examples: [
    { line: 'haversack verify badge.png', says: 'a picture somebody sent' },
    { line: 'haversack verify https://example.org/assertions/a1b2/', says: 'a page that shows a badge' },
    {
      line: 'haversack verify dist/assertions/*/credential.json --map https://example.org/=dist',
      says: 'all credentials of a site that is not deployed yet',
    },
    { line: 'haversack verify badge.json --recipient jane@example.org --json', says: 'is it hers? as JSON' },
  ],
  run: async ({ terminal }, options, inputs) => {
    const given = inputs.filter((input) => input !== undefined);
    const usage = (message: string): number => {
      terminal.note(message);
      return EXIT.usage;
    };
    if (given.length === 0) return usage('Name what to verify, as in: haversack verify badge.png');
    const now = typeof options.at === 'string' ? parseInstant(options.at) : undefined;
    if (now !== undefined && !now.ok) return usage('Write --at as in 2026-02-28 or 2026-02-28T12:00:00Z.');
    const network = readNetwork(options);
    if (!network.ok) return usage(network.reason);

    const { isUnreadable, readTrustList, verifyInputs } = await import('../src/tasks/verify.ts');
    const run = async () =>
      verifyInputs({
        inputs: given,
        now: now?.value ?? instantOf(Date.now()),
        openFetch: network.value,
        stdin: async () => new Uint8Array(await buffer(process.stdin)),
        recipient: options.recipient as string | undefined,
        evidence: options.evidence === true,
        trust: typeof options.trust === 'string' ? [readTrustList(options.trust)] : [],
        progress: terminal.progress,
      });
    // A file that is not there says nothing about a badge: 1 is for badges that are invalid.
    const result = await run().catch((error: unknown) => {
      if (isUnreadable(error)) return error;
      throw error;
    });
    terminal.clear();
    if (isUnreadable(result)) return usage(`${result.message}\n${result.remedy}`);
    const { verified, outcome } = result;
    const reports = verified.map(({ report }) => report);
    if (options.json === true) terminal.print(JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2));
    else if (reports.length === 1) printReport(reports[0] as Report, terminal);
    else for (const { input, report } of verified) terminal.print(lineOf(input, report, terminal));
    if (options.json !== true && reports.length > 1) terminal.note(summary(reports));
    return codes[outcome];
  },
};

const codes: Readonly<Record<Outcome, number>> = {
  verified: EXIT.good,
  invalid: EXIT.problem,
  unknown: EXIT.unknown,
};

const marks: Readonly<Record<Check['outcome'], string>> = {
  pass: '✓',
  fail: '✗',
  unknown: '?',
  warning: '!',
  'not-applicable': '·',
};

const outcomeWords: Readonly<Record<Outcome, string>> = {
  verified: 'Verified',
  invalid: 'Invalid',
  unknown: 'Unknown',
};

function painted({ outcome }: Report, { paint }: Terminal): string {
  const word = paint('strong', outcomeWords[outcome]);
  return outcome === 'verified' ? word : paint(outcome === 'invalid' ? 'error' : 'warning', word);
}

/** The whole report, host first; of what did not apply only that it was looked for. */
function printReport(report: Report, terminal: Terminal): void {
  const { credential, standard, checks, now, also = [] } = report;
  const { paint } = terminal;
  const host = credential?.issuer.host ?? credential?.issuer.id;
  const says =
    credential === null ? 'no credential' : `${visible(host ?? 'nobody')} says “${visible(credential.name ?? '')}”`;
  terminal.print(`${painted(report, terminal)}: ${says}`);
  const facts: readonly [string, string | null | undefined][] = [
    ['issuer', credential?.issuer.name && `${credential.issuer.name} (its own words)`],
    ['issuer id', credential?.issuer.id],
    ['recipient', credential?.recipient],
    ['valid from', credential?.validFrom],
    ['valid until', credential?.validUntil],
    ['id', credential?.id],
    ['form', standard === 'unknown' ? undefined : standard],
    ['checked', now],
  ];
  for (const [name, value] of facts) if (value) terminal.print(`  ${name.padEnd(11)} ${visible(value)}`);
  for (const { outcome, title, detail } of checks) {
    const line = `  ${marks[outcome]} ${visible(title)}. ${visible(detail)}`;
    const style =
      outcome === 'fail'
        ? 'error'
        : outcome === 'pass'
          ? undefined
          : outcome === 'not-applicable'
            ? 'quiet'
            : 'warning';
    terminal.print(style === undefined ? line : paint(style, line));
  }
  for (const other of also) {
    terminal.print(`In the same picture, as ${other.standard}:`);
    printReport(other, terminal);
  }
}

/** One input in one line. */
function lineOf(input: string, report: Report, terminal: Terminal): string {
  const wanted = report.outcome === 'invalid' ? 'fail' : 'unknown';
  const found = [report, ...(report.also ?? [])].flatMap(({ checks }) =>
    checks.filter(({ outcome }) => outcome === wanted),
  );
  const why = report.outcome === 'verified' ? '' : `  ${[...new Set(found.map(({ title }) => title))].join('; ')}`;
  return `${painted(report, terminal)}  ${visible(input)}${visible(why)}`;
}

function summary(reports: readonly Report[]): string {
  const count = (wanted: Outcome): number => reports.filter(({ outcome }) => outcome === wanted).length;
  return `${counted(reports.length, 'input')}: ${count('verified')} verified, ${count('invalid')} invalid, ${count('unknown')} unknown.`;
}
