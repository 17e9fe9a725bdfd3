import { BlockList, isIP } from 'node:net';

/** Networks that are not the public internet: private, shared, local, reserved, for documentation, many at once. */
const refused4 = listOf('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);

/**
 * The same of IPv6. A list of its own: Node matches IPv4 addresses against IPv6 networks too, as `::ffff:0:0/96`.
 * What holds an IPv4 address that it leads to is not here; see `carriers`.
 */
const refused6 = listOf('ipv6', [
  '::/96',
  '::ffff:0:0:0/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]);

/** IPv6 that leads to an IPv4 address (mapped, NAT64, 6to4), and the first of the two groups that hold it. */
const carriers = [
  { network: listOf('ipv6', ['::ffff:0:0/96']), at: 6 },
  { network: listOf('ipv6', ['64:ff9b::/96']), at: 6 },
  { network: listOf('ipv6', ['2002::/16']), at: 1 },
];

const loopback4 = listOf('ipv4', ['127.0.0.0/8']);
const loopback6 = listOf('ipv6', ['::1/128']);

/** True for an IP address of the public internet. @param address  as a resolver gives it, without brackets */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused4.check(address, 'ipv4');
  // An address with a zone is one of the own network.
  if (family === 0 || address.includes('%')) return false;
  const carrier = carriers.find(({ network }) => network.check(address, 'ipv6'));
  if (carrier) return isPublicAddress(carriedBy(address, carrier.at));
  return !refused6.check(address, 'ipv6');
}

export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family === 4 ? loopback4.check(address, 'ipv4') : family === 6 && loopback6.check(address, 'ipv6');
}

/** The IPv4 address in two groups of an IPv6 address. */
function carriedBy(address: string, at: number): string {
  // URL writes every group in hexadecimal digits, the last two as well.
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  const bytes = groups.slice(at, at + 2).flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return bytes.join('.');
}

function listOf(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
