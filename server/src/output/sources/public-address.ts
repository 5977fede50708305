import { BlockList, isIP } from 'node:net';

/*
 * Which addresses of the internet protocol belong to the public: those of the registries for special purposes are no
 * place for a server to look at, since behind them lie its own machine, its neighbours and the cloud's metadata.
 * https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
 */

const IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** Of the addresses that are given out at all, 2000::/3: those that stand for others, or for nothing. */
const IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

const notPublic = new BlockList();
for (const [net, prefix] of IPV4) notPublic.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of IPV6) notPublic.addSubnet(net, prefix, 'ipv6');
const givenOut = new BlockList();
givenOut.addSubnet('2000::', 3, 'ipv6');

/** Whether an IPv4 or IPv6 address, as a resolver writes it, is one of the public internet; what is no address is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublic.check(address, 'ipv4');
  // One that maps an IPv4 address is none of those given out.
  return family === 6 && givenOut.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}
