import { createGuardedFetch, createMapFetch, type FetchAddress, offlineFetch } from '../src/io/index.ts';
import { bad, good, type Result } from '../src/values/index.ts';
import type { CommandOption } from './command.ts';
import { isLoopbackServer, listOf, readMap } from './site-options.ts';

/** What may be asked of the network, the same wherever badges of others are verified. DESIGN 5. */
export const networkOptions: readonly CommandOption[] = [
  { flags: '--offline', says: 'ask nobody; what needs the network is then unknown' },
  {
    flags: '--map <address=folder>',
    says: 'answer what lies under an address from a folder: a site before it is deployed; may be given again',
    many: true,
  },
  {
    flags: '--allow-loopback <host:port>',
    says: 'also ask this server of the own machine, over http; may be given again',
    many: true,
  },
];

/** Reads them. @returns what opens a fetcher, a new one for each input; or what is to be written instead */
export function readNetwork(options: Readonly<Record<string, unknown>>): Result<() => FetchAddress> {
  const maps = listOf(options.map).map(readMap);
  if (maps.includes(undefined)) return bad('Write --map as in https://example.org/badges/=dist');
  const allowLoopback = listOf(options.allowLoopback);
  if (!allowLoopback.every(isLoopbackServer)) return bad('Write --allow-loopback as in localhost:4321');
  const known = maps.filter((map) => map !== undefined);
  return good(() =>
    createMapFetch(known, options.offline === true ? offlineFetch : createGuardedFetch({ allowLoopback })),
  );
}
