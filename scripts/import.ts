import { buffer } from 'node:stream/consumers';
import { visible } from '../src/diagnostics/index.ts';
import type { ImportedOne } from '../src/tasks/import/import.ts';
import { type Command, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { networkOptions, readNetwork } from './network-options.ts';
import type { Terminal } from './terminal.ts';
import { tellUnsound } from './unsound.ts';
import { counted } from './words.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'bring home badges that you earned elsewhere',
  description:
    'Takes in Open Badges of any issuer: pictures, JSON, signed tokens, the address of one or of a page that shows one, a folder of them, a verifiable presentation or a CLR, whose credentials are kept one by one. Each is verified, and kept in content/imports/ byte for byte as received, with a snapshot of what the verifier was told. One that is there already stays as it is; a newer issue takes the place of the older one. Imports are not shown on the site yet. Ends with 0 when every badge is verified, 1 when one is invalid or refused, 2 when one is unknown and none invalid.',
  arguments: [{ name: 'file|address|folder|-', says: 'what to bring home; - is standard input', many: true }],
  options: [
    { flags: '--recipient <identity>', says: 'refuse what is awarded to anybody else; compared here, written nowhere' },
    { flags: '--keep-invalid', says: 'keep what is invalid too, recorded as invalid' },
    {
      flags: '--publish-personal-data',
      says: 'also take what holds an e-mail address, telephone number or birth date in plain, to be published with it',
    },
    { flags: '--dry-run', says: 'say what would happen, and write nothing' },
    { flags: '--json', says: 'print the result as JSON' },
    ...networkOptions,
  ],
  examples: [
    { line: 'haversack import badge.png', says: 'a picture that an issuer sent' },
    { line: 'haversack import https://example.org/assertions/a1b2/', says: 'a page that shows a badge' },
    { line: 'haversack import ~/Downloads/badges --dry-run', says: 'what a folder would give' },
  ],
  run: async (context, options, inputs) => {
    const { terminal } = context;
    const given = inputs.filter((input) => input !== undefined);
    const usage = (message: string): number => {
      terminal.note(message);
      return EXIT.usage;
    };
    if (given.length === 0) return usage('Name what to bring home, as in: haversack import badge.png');
    const network = readNetwork(options);
    if (!network.ok) return usage(network.reason);
    const [{ importBadges }, { isUnreadable }] = await Promise.all([
      import('../src/tasks/import/import.ts'),
      import('../src/tasks/verify.ts'),
    ]);
    const result = await importBadges(effectsOf(context), {
      inputs: given,
      openFetch: network.value,
      stdin: async () => new Uint8Array(await buffer(process.stdin)),
      recipient: options.recipient as string | undefined,
      keepInvalid: options.keepInvalid === true,
      publishPersonalData: options.publishPersonalData === true,
      isDryRun: options.dryRun === true,
    }).catch((error: unknown) => {
      if (isUnreadable(error)) return error;
      throw error;
    });
    terminal.clear();
    // A file that is not there says nothing about a badge.
    if (isUnreadable(result)) return usage(`${result.message}\n${result.remedy}`);
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was imported.');
    const { imports, passedOver, isDryRun } = result;
    if (options.json !== true) {
      for (const one of imports) tell(one, terminal);
      if (passedOver > 0) terminal.note(`${counted(passedOver, 'file')} without a badge passed over.`);
      terminal.note(summary(imports, isDryRun));
    }
    return exitCodeOf(imports);
  },
};

const words: Readonly<Record<ImportedOne['state'], string>> = {
  imported: 'kept',
  replaced: 'kept, in place of an older or worse one',
  'already-there': 'there already',
  duplicate: 'a duplicate; what is there stays',
  invalid: 'not kept; --keep-invalid keeps it all the same',
  'personal-data': 'not kept: it holds personal data; --publish-personal-data takes it all the same',
  'not-theirs': 'not kept: it is awarded to somebody else',
  'no-badge': 'no Open Badge',
  'too-large': 'not kept: larger than 2 MB',
  'too-many': 'not kept: there are 1,000 imports already',
};

const containers = { presentation: 'a presentation', clr: 'a CLR' } as const;

/** Host first, then what it says; what is in the repository on standard output. */
function tell(one: ImportedOne, terminal: Terminal): void {
  const { input, container, state, outcome, file, name, host, replaces, why, personalData } = one;
  const what = name === undefined ? '' : `, ${visible(host ?? 'nobody')} says “${visible(name)}”`;
  const from = container === undefined ? '' : ` (out of ${containers[container]}, as its own file)`;
  terminal.note(`${visible(input)}${from}${what}: ${outcome}, ${words[state]}.`);
  const because = why.length === 0 ? [] : [`Why: ${[...new Set(why)].map(visible).join('; ')}.`];
  const found = personalData.map(({ kind, path }) => `Personal data: ${kind} in ${visible(path) || 'the text'}.`);
  const gone = replaces === undefined ? [] : [`It replaces ${replaces}.`];
  for (const line of [...because, ...found, ...gone]) terminal.note(`  ${line}`);
  if (file !== undefined) terminal.print(file);
}

function summary(imports: readonly ImportedOne[], isDryRun: boolean): string {
  const kept = imports.filter(({ state }) => state === 'imported' || state === 'replaced').length;
  if (isDryRun) return `${counted(kept, 'badge')} would be kept. Nothing was written.`;
  return kept === 0 ? 'Nothing was changed.' : `${counted(kept, 'badge')} kept. Next: commit content/imports`;
}

const REFUSED: readonly ImportedOne['state'][] = ['invalid', 'personal-data', 'not-theirs', 'too-large', 'too-many'];

/** As `verify`: the worst of all. */
function exitCodeOf(imports: readonly ImportedOne[]): number {
  if (imports.some(({ state, outcome }) => REFUSED.includes(state) || outcome === 'invalid')) return EXIT.problem;
  return imports.some(({ outcome }) => outcome === 'unknown') ? EXIT.unknown : EXIT.good;
}
