import { describe, expect, test } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from '../../../src/io/fetch/public-address.ts';

/** The first and last address of a network, and those just before and after it that are public. */
const networks: readonly (readonly [name: string, inside: readonly [string, string], outside: readonly string[]])[] = [
  ['0.0.0.0/8', ['0.0.0.0', '0.255.255.255'], ['1.0.0.0']],
  ['10.0.0.0/8', ['10.0.0.0', '10.255.255.255'], ['9.255.255.255', '11.0.0.0']],
  ['100.64.0.0/10', ['100.64.0.0', '100.127.255.255'], ['100.63.255.255', '100.128.0.0']],
  ['127.0.0.0/8', ['127.0.0.0', '127.255.255.255'], ['126.255.255.255', '128.0.0.0']],
  ['169.254.0.0/16', ['169.254.0.0', '169.254.255.255'], ['169.253.255.255', '169.255.0.0']],
  ['172.16.0.0/12', ['172.16.0.0', '172.31.255.255'], ['172.15.255.255', '172.32.0.0']],
  ['192.0.0.0/24', ['192.0.0.0', '192.0.0.255'], ['191.255.255.255', '192.0.1.0']],
  ['192.0.2.0/24', ['192.0.2.0', '192.0.2.255'], ['192.0.1.255', '192.0.3.0']],
  ['192.88.99.0/24', ['192.88.99.0', '192.88.99.255'], ['192.88.98.255', '192.88.100.0']],
  ['192.168.0.0/16', ['192.168.0.0', '192.168.255.255'], ['192.167.255.255', '192.169.0.0']],
  ['198.18.0.0/15', ['198.18.0.0', '198.19.255.255'], ['198.17.255.255', '198.20.0.0']],
  ['198.51.100.0/24', ['198.51.100.0', '198.51.100.255'], ['198.51.99.255', '198.51.101.0']],
  ['203.0.113.0/24', ['203.0.113.0', '203.0.113.255'], ['203.0.112.255', '203.0.114.0']],
  ['224.0.0.0/4', ['224.0.0.0', '239.255.255.255'], ['223.255.255.255']],
  ['240.0.0.0/4', ['240.0.0.0', '255.255.255.255'], []],
  ['::/96', ['::', '::ffff:ffff'], ['::1:0:0']],
  ['::ffff:0:0:0/96', ['::ffff:0:0:0', '::ffff:0:ffff:ffff'], ['::fffe:ffff:ffff:ffff', '::ffff:1:0:0']],
  ['64:ff9b:1::/48', ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'], ['64:ff9b:0:ffff::', '64:ff9b:2::']],
  ['100::/64', ['100::', '100::ffff:ffff:ffff:ffff'], ['ff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '100:0:0:1::']],
  ['2001::/23', ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'], ['2000:ffff::', '2001:200::']],
  ['2001:db8::/32', ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'], ['2001:db7:ffff::', '2001:db9::']],
  ['3fff::/20', ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'], ['3ffe:ffff::', '3fff:1000::']],
  ['5f00::/16', ['5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], ['5eff:ffff::', '5f01::']],
  ['fc00::/7', ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], ['fbff:ffff::', 'fe00::']],
  ['fe80::/10', ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], ['fe7f:ffff::']],
  ['fec0::/10', ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], []],
  ['ff00::/8', ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], []],
];

describe('public addresses', () => {
  test.each(networks)('%s is refused from end to end, its neighbours are not', (_name, inside, outside) => {
    expect(inside.filter(isPublicAddress)).toEqual([]);
    expect(outside.filter((address) => !isPublicAddress(address))).toEqual([]);
  });
  test.each(['1.1.1.1', '8.8.8.8', '185.199.108.153', '2606:4700:4700::1111', '2a00:1450:4001::200e'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
  test.each([
    ['mapped', '::ffff:8.8.8.8', '::ffff:10.0.0.1'],
    ['mapped, in hexadecimal', '::ffff:808:808', '::ffff:7f00:1'],
    ['mapped, written out', '0:0:0:0:0:ffff:0808:0808', '0000:0000:0000:0000:0000:FFFF:C0A8:0001'],
    ['NAT64', '64:ff9b::8.8.8.8', '64:ff9b::169.254.169.254'],
    ['NAT64, in hexadecimal', '64:ff9b::808:808', '64:ff9b::a00:1'],
    ['6to4', '2002:808:808::1', '2002:7f00:1::808:808'],
    ['6to4, written out', '2002:808:808:1:2:3:4:5', '2002:c0a8:1:1:2:3:4:5'],
    ['6to4, with a group of zeros', '2002:800::', '2002:a00::'],
    ['6to4 of nothing', '2002:100::', '2002::'],
  ])('%s: judged by the IPv4 address it leads to', (_name, fine, refused) => {
    expect([isPublicAddress(fine), isPublicAddress(refused)]).toEqual([true, false]);
  });
  test.each([
    '',
    'localhost',
    '8.8.8',
    '010.0.0.1',
    '[2606:4700::1]',
    'fe80::1%eth0',
    '2606:4700::1%eth0',
    '8.8.8.8:80',
  ])('what is no address of the internet, as %j, is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  test('loopback is 127/8 and ::1', () => {
    const all = ['127.0.0.1', '127.255.255.255', '::1', '126.255.255.255', '128.0.0.0', '::2', '::', 'localhost'];
    expect(all.filter(isLoopbackAddress)).toEqual(['127.0.0.1', '127.255.255.255', '::1']);
  });
});
