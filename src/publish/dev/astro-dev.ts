import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { dev } from 'astro';
import { faultOf } from '../astro-fault.ts';
import { devIntegration } from './integration.ts';
import type { FromAstro, ToAstro } from './messages.ts';

const send = (message: FromAstro): void => void process.send?.(message);

/** The program of the child process that `server.ts` starts: Astro's server, until it is told to stop. */
async function main(runFolder: string, checkout: string, host: string, port: number, isStrict: boolean): Promise<void> {
  // The channel closes when the parent is gone, however it went; nobody else is left to tidy up then.
  process.once('disconnect', () => {
    rmSync(runFolder, { recursive: true, force: true });
    process.exit(1);
  });
  // Ctrl-C goes to every process of the terminal; the parent ends this one when it has ended its own work.
  process.on('SIGINT', () => {});
  process.on('message', (message: ToAstro) => {
    if (message.kind === 'stop') process.exit(0);
  });
  const overlay = join(checkout, 'src/site/client/faults.ts');
  const allow = [runFolder, join(checkout, 'src'), join(checkout, 'node_modules')];
  try {
    const server = await dev({
      root: runFolder,
      configFile: relative(runFolder, join(checkout, 'astro.config.mjs')),
      logLevel: 'error',
      logger: { entrypoint: new URL('./log.ts', import.meta.url) },
      server: { host, port },
      integrations: [devIntegration({ send, overlay, allow, isStrict })],
    });
    send({ kind: 'ready', port: server.address.port });
  } catch (error) {
    send({ kind: 'failed', fault: faultOf(error), code: (error as { code?: string }).code });
    process.exitCode = 1;
  }
}

const [runFolder = '', checkout = '', host = '', port = '', strict] = process.argv.slice(2);
await main(runFolder, checkout, host, Number(port), strict === 'strict');
