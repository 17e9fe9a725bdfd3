import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { ADDRESS_REFUSED, guardedLookup, type Resolve } from '../../../src/io/fetch/guarded-lookup.ts';
import { isPublicAddress } from '../../../src/io/fetch/public-address.ts';

const at = (...addresses: readonly string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const answering =
  (addresses: LookupAddress[]): Resolve =>
  (_host, _options, done) =>
    done(null, addresses);

/** What a connection is told: the code of an error, or the addresses. */
const look = (resolve: Resolve, all = true): Promise<unknown> =>
  new Promise((tell) =>
    guardedLookup(isPublicAddress, resolve)('a.example', { all }, (error, addresses, family) =>
      tell(error ? error.code : all ? addresses : { address: addresses, family }),
    ),
  );

test('the connection gets the very addresses that were judged', async () => {
  const addresses = at('8.8.8.8', '2606:4700::1');
  expect(await look(answering(addresses))).toEqual(addresses);
  expect(await look(answering(addresses), false)).toEqual({ address: '8.8.8.8', family: 4 });
});
test.each([
  ['private', at('10.0.0.1')],
  ['public first, private last', at('8.8.8.8', '2606:4700::1', '192.168.0.1')],
  ['private first', at('::1', '8.8.8.8')],
  ['none at all', at()],
  ['with a zone', at('fe80::1%eth0')],
])('refused: %s', async (_title, addresses) => {
  expect(await look(answering(addresses))).toBe(ADDRESS_REFUSED);
  expect(await look(answering(addresses), false)).toBe(ADDRESS_REFUSED);
});
test('a name that is not there stays that error', async () => {
  const error = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  expect(await look((_host, _options, done) => done(error, []))).toBe('ENOTFOUND');
});
