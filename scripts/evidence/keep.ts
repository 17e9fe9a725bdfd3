import { visible } from '../../src/diagnostics/index.ts';
import { createGuardedFetch } from '../../src/io/index.ts';
import { ask } from '../ask.ts';
import { type Command, EXIT } from '../command.ts';
import { effectsOf } from '../machine.ts';
import { isLoopbackServer, listOf } from '../site-options.ts';
import { tellUnsound } from '../unsound.ts';
import { sized } from '../words.ts';

export const evidenceKeepCommand: Command = {
  name: 'evidence keep',
  summary: 'keep a copy of what an award’s evidence links to',
  description:
    'Fetches what each evidence of an award links to, stores it beside the record of the award, and writes name, SHA-256 and day into the record as `kept`. The page of the award then offers the copy beside the link, and still has it when the link is dead. PNG, JPEG, PDF and plain text of at most 5 MB are kept; a web page is not: save it as PDF and name that as `file`. A sealed award stays as it was sealed: copies stand on pages only. What is kept already is left alone. Only https addresses are asked, never private ones.',
  arguments: [{ name: 'assertion', says: 'id of the award, or its address' }],
  options: [
    { flags: '--evidence <n>', says: 'only this one, counted from 1; may be given again', many: true },
    { flags: '--dry-run', says: 'fetch and look, and write nothing' },
    {
      flags: '--allow-loopback <host:port>',
      says: 'also ask this server of the own machine, over http; may be given again',
      many: true,
    },
    { flags: '--json', says: 'print the result as JSON' },
  ],
  examples: [
    { line: 'haversack evidence keep first-aid-zoe --dry-run', says: 'what can be kept' },
    { line: 'haversack evidence keep first-aid-zoe --evidence 2', says: 'keep the second' },
  ],
  run: async (context, options, [given]) => {
    const { terminal } = context;
    const example = 'haversack evidence keep first-aid-zoe';
    const asked = await ask(
      terminal,
      { ...options, assertion: given },
      [{ field: 'assertion', option: 'the id of the award', question: 'Whose evidence? The id of the award' }],
      example,
    );
    if (!asked.ok) return asked.code;
    const usage = (message: string): number => {
      terminal.note(message);
      return EXIT.usage;
    };
    const numbers = listOf(options.evidence);
    if (!numbers.every((text) => /^[1-9]\d{0,2}$/.test(text))) return usage('Write --evidence as in --evidence 2');
    const allowLoopback = listOf(options.allowLoopback);
    if (!allowLoopback.every(isLoopbackServer)) return usage('Write --allow-loopback as in localhost:4321');
    const { keepEvidence } = await import('../../src/tasks/evidence/keep.ts');
    const { EVIDENCE_ACCEPT } = await import('../../src/tasks/evidence/fetch.ts');
    const result = await keepEvidence(effectsOf(context), {
      given: asked.answers.assertion ?? '',
      positions: numbers.map(Number),
      dryRun: options.dryRun === true,
      openFetch: () => createGuardedFetch({ allowLoopback, accept: EVIDENCE_ACCEPT }),
    });
    terminal.clear();
    if (options.json === true) terminal.print(JSON.stringify(result, null, 2));
    if (!result.ok) return tellUnsound(terminal, result.diagnostics, 'Nothing was kept.');
    const { evidence, dryRun, id } = result;
    const lost = evidence.filter(({ outcome }) => outcome === 'not-kept').length;
    const kept = evidence.filter(({ outcome }) => outcome === 'kept').length;
    const code = lost > 0 ? EXIT.problem : EXIT.good;
    if (options.json === true) return code;
    for (const { evidence: position, url, outcome, file, bytes, reason } of evidence) {
      const what = `${position}  ${visible(url)}`;
      if (outcome === 'not-kept') terminal.print(`${what}\n   not kept. ${reason}`);
      else if (outcome === 'kept-before') terminal.print(`${what}\n   kept before: ${file}`);
      else terminal.print(`${what}\n   ${dryRun ? 'can be kept' : `kept: ${file}`}, ${sized(bytes ?? 0)}`);
    }
    if (evidence.length === 0) terminal.note(`No evidence of "${id}" has an address: there is nothing to keep.`);
    else if (dryRun) terminal.note(`${kept} of ${evidence.length} to keep. Next: the same without --dry-run`);
    else if (kept === 0) terminal.note('Nothing was changed.');
    else terminal.note('Next: look at the copies, which everybody can read once they are published; then commit.');
    return code;
  },
};
