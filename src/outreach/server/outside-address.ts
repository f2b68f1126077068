import { BlockList, isIPv4 } from 'node:net'

/** Nobody's own network. Source: IANA IPv4 Special-Purpose Address Registry, RFC 6890; multicast RFC 5771. */
const insideIpv4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]
/** All that is given out to anybody. Source: IANA IPv6 Address Space: the rest is local, mapped or nobody's. */
const worldIpv6 = ['2000::/3']
/** And of that what leads back to an IPv4 address or is for books. Source: RFC 4380, 3056, 3849, 9637, 2928. */
const insideIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const listOf = (all: readonly string[], family: 'ipv4' | 'ipv6') => {
  const list = new BlockList()
  for (const one of all) {
    const [net = '', bits] = one.split('/')
    list.addSubnet(net, Number(bits), family)
  }
  return list
}
const [inside4, world6, inside6] = [
  listOf(insideIpv4, 'ipv4'),
  listOf(worldIpv6, 'ipv6'),
  listOf(insideIpv6, 'ipv6'),
]

/**
 * Whether this address is out in the world: not this machine, not a network around it, not where a cloud keeps its
 * machines' secrets. ip: as the resolver or `URL` gives it, without brackets; anything else is not outside.
 */
export function isOutside(ip: string): boolean {
  if (isIPv4(ip)) return !inside4.check(ip, 'ipv4')
  try {
    return world6.check(ip, 'ipv6') && !inside6.check(ip, 'ipv6')
  } catch {
    return false
  }
}
