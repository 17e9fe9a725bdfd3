import { type Diagnostic, printDiagnostics } from '../src/diagnostics/index.ts';
import type { DevEvent } from '../src/tasks/dev.ts';
import { type Command, type Context, EXIT } from './command.ts';
import { effectsOf } from './machine.ts';
import { counted, tally } from './words.ts';

const PORT = 4321;

export const devCommand: Command = {
  name: 'dev',
  summary: 'show the site while you write',
  description:
    'Serves the site from memory, pages, documents and pictures, and shows every change of content/ in the open page. What is wrong is said in the page and here, over the last good state, until it is mended. Drafts are not shown, as in the build. Only this machine can reach it, unless --host says otherwise. Ctrl-C ends it. Writes nothing below the root.',
  options: [
    { flags: '--port <number>', says: `where to listen; default: ${PORT}, or the next that is free` },
    { flags: '--host', says: 'let other machines of the network in' },
  ],
  examples: [
    { line: 'haversack dev', says: 'the site of this folder' },
    { line: 'haversack dev --root ../my-badges --port 8080', says: 'another folder, another port' },
  ],
  run: async (context, options) => {
    const { terminal } = context;
    const given = options.port === undefined ? String(PORT) : String(options.port);
    const port = Number(given);
    if (!/^\d{1,5}$/.test(given) || port > 65_535) {
      terminal.note('Write --port as a whole number from 0 to 65535; 0 is any that is free.');
      return EXIT.usage;
    }
    const { dev } = await import('../src/tasks/dev.ts');
    const stop = new AbortController();
    const end = (): void => stop.abort();
    process.once('SIGINT', end).once('SIGTERM', end);
    try {
      await dev(effectsOf(context), {
        host: options.host === true ? '0.0.0.0' : '127.0.0.1',
        port,
        isStrict: options.port !== undefined,
        signal: stop.signal,
        tell: teller(context.terminal),
      });
    } finally {
      process.off('SIGINT', end).off('SIGTERM', end);
    }
    return EXIT.good;
  },
};

/** Says what happens; what was wrong the last time in the same words is only counted. */
function teller(terminal: Context['terminal']): (event: DevEvent) => void {
  let last = '';
  let lastPage = '';
  const list = (diagnostics: readonly Diagnostic[]): void => {
    const text = printDiagnostics(diagnostics, 'text', terminal.paint);
    if (text !== '' && text !== last) terminal.note(text);
    last = text;
  };
  return (event) => {
    switch (event.kind) {
      case 'started':
        terminal.print(`http://localhost:${event.port}${event.base}`);
        return;
      case 'shown': {
        list(event.diagnostics);
        lastPage = '';
        const what = `${counted(event.badges, 'badge')}, ${counted(event.assertions, 'assertion')}`;
        terminal.note(`${tally(event.diagnostics)}${what}. Ctrl-C ends it.`);
        return;
      }
      case 'broken':
        list(event.diagnostics);
        terminal.note(`${tally(event.diagnostics)}The page shows them until they are mended.`);
        return;
      case 'page-failed': {
        const text = printDiagnostics(event.diagnostics, 'text', terminal.paint);
        if (text !== lastPage) terminal.note(text);
        lastPage = text;
        return;
      }
      case 'failed':
        terminal.note(`${event.message}\n${event.remedy}`.trimEnd());
        return;
      case 'said':
        terminal.note(event.text);
        return;
      default:
        event satisfies never;
    }
  };
}
