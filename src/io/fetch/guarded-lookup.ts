import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

type Resolve = (
  host: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** The code of the error that a name with a refused address ends in. */
export const ADDRESS_REFUSED = 'ERR_ADDRESS_REFUSED';

/**
 * A resolver for connections: every address of the name must be allowed, and the connection goes to the very addresses
 * that were judged, so that a name cannot change its mind in between.
 */
export const guardedLookup =
  (isAllowed: (address: string) => boolean, resolve: Resolve = lookup): LookupFunction =>
  (host, options, done) => {
    resolve(host, { hints: options.hints ?? 0, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address))) {
        return done(Object.assign(new Error(`${host} is not public`), { code: ADDRESS_REFUSED }), '', 0);
      }
      if (options.all) (done as (error: null, addresses: LookupAddress[]) => void)(null, addresses);
      else done(null, first.address, first.family);
    });
  };

export type { Resolve };
