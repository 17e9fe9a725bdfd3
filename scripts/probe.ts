import { setTimeout } from 'node:timers/promises';
import { type DiagnosticFormat, printDiagnostics, visible } from '../src/diagnostics/index.ts';
import { createGuardedFetch, createMapFetch } from '../src/io/index.ts';
import type { ProbeResult } from '../src/tasks/probe.ts';
import type { Outcome } from '../src/verify/index.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { isLoopbackServer, listOf, placeOfRun, readMap } from './site-options.ts';
import type { Terminal } from './terminal.ts';
import { tally } from './words.ts';

export const probeCommand: Command = {
  name: 'probe',
  summary: 'look whether the live site is the one of the ledger',
  description:
    'Asks the live site for its home page, a DID document, a status list and the newest credential, compares each byte for byte with content/, and verifies them as a stranger would. Says what differs and what to do about it. Needs no key. Ends with 0 when all is there and verified, 1 when something is missing or differs, 2 when the site gives no answer.',
  arguments: [{ name: 'url', says: 'where to ask; default: url of content/site.yaml' }],
  options: [
    { flags: '--wait <time>', says: 'ask again for so long, as 120s or 5m, while something is not right yet' },
    {
      flags: '--format <kind>',
      says: 'how problems of the content are printed',
      choices: ['text', 'github'],
      default: 'text',
    },
    { flags: '--json', says: 'print the result as JSON' },
    {
      flags: '--map <address=folder>',
      says: 'answer what lies under an address from a folder: a rehearsal; may be given again',
      many: true,
    },
    {
      flags: '--allow-loopback <host:port>',
      says: 'also ask this server of the own machine, over http; may be given again',
      many: true,
    },
  ],
  examples: [
    { line: 'haversack probe', says: 'the site of this folder' },
    { line: 'haversack probe --wait 120s', says: 'just after it was deployed' },
    { line: 'haversack probe https://staging.example.org/badges/', says: 'the same site in another place' },
  ],
  looksOnly: true,
  run: async (context, options, [url]) => {
    const { terminal } = context;
    const usage = (message: string): number => {
      terminal.note(message);
      return EXIT.usage;
    };
    const wait = readWait(options.wait ?? '0s');
    if (wait === undefined) return usage('Write --wait as 120s or 5m, an hour at most.');
    const maps = listOf(options.map).map(readMap);
    if (maps.includes(undefined)) return usage('Write --map as in https://example.org/badges/=dist');
    const allowLoopback = listOf(options.allowLoopback);
    if (!allowLoopback.every(isLoopbackServer)) return usage('Write --allow-loopback as in localhost:4321');

    const { probe } = await import('../src/tasks/probe.ts');
    const result = await probe(effectsOf(context), {
      url,
      wait,
      openFetch: () =>
        createMapFetch(
          maps.filter((map) => map !== undefined),
          createGuardedFetch({ allowLoopback }),
        ),
      pause: (milliseconds) => setTimeout(milliseconds),
      waiting: (looks, milliseconds) => {
        const [first] = looks.filter(({ found }) => found !== 'same');
        const why = first === undefined ? 'it does not verify yet' : `${first.address} ${first.detail}`;
        terminal.note(`Not yet: ${visible(why)}. Again in ${Math.ceil(milliseconds / 1000)} s.`);
      },
      place: await placeOfRun(process.env),
    });
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    else print(result, options.format as DiagnosticFormat, terminal);
    return codes[result.outcome];
  },
};

const codes: Readonly<Record<Outcome, number>> = {
  verified: EXIT.good,
  invalid: EXIT.problem,
  unknown: EXIT.unknown,
};

function print(result: ProbeResult, format: DiagnosticFormat, terminal: Terminal): void {
  const { diagnostics, url, outcome, looks, reports, advice } = result;
  if (diagnostics.length > 0) {
    terminal.print(printDiagnostics(diagnostics, format, terminal.paint));
    terminal.note(`${tally(diagnostics)}Mend the content first; the site was not asked.`);
    return;
  }
  for (const { what, address, found, detail, from } of looks) {
    const sentOn = from === undefined ? '' : ` (answered from ${from})`;
    const line = visible(`${found === 'same' ? '✓' : '✗'} the ${what} ${detail}: ${address}${sentOn}`);
    terminal.print(found === 'same' ? line : terminal.paint('error', line));
  }
  for (const { input, report } of reports) {
    const wrong = report.checks.filter(({ outcome: one }) => one === 'fail' || one === 'unknown');
    const mark = report.outcome === 'verified' ? '✓' : report.outcome === 'invalid' ? '✗' : '?';
    terminal.print(visible(`${mark} ${report.outcome}: ${input}`));
    if (report.outcome !== 'verified')
      for (const { title, detail } of wrong) terminal.print(visible(`  ${title}. ${detail}`));
  }
  if (outcome === 'verified') terminal.note(`${visible(url)} is live, as the ledger has it.`);
  else for (const line of advice) terminal.note(visible(line));
}

/** Milliseconds of `90s` or `5m`. */
function readWait(text: unknown): number | undefined {
  const [, count, unit] = /^(\d{1,4})(s|m)$/.exec(String(text)) ?? [];
  const milliseconds = Number(count) * (unit === 'm' ? 60_000 : 1_000);
  return milliseconds <= 3_600_000 ? milliseconds : undefined;
}
