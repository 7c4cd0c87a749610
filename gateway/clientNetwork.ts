import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network of a client's address: the first 24 bits of IPv4, the first 56 of IPv6, which is what one household or
 * office is given. Text that is no address is one network of its own.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%');
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.');
  if (!isIPv6(plain)) return 'unknown';
  const groups = groupsOf(plain);
  return [...groups.slice(0, 3), groups[3]?.slice(0, 2)].join(':');
}

/** The network of whoever sent the request: behind so many proxies of our own, what the outermost of them wrote. */
export function networkOfRequest({ socket, headers }: IncomingMessage, trustedProxies: number): string {
  const forwarded = trustedProxies > 0 ? headers['x-forwarded-for'] : undefined;
  const chain = [forwarded ?? []].flat().join().split(',').filter(Boolean).reverse();
  const hops = [socket.remoteAddress ?? '', ...chain];
  return networkOf((hops[Math.min(trustedProxies, hops.length - 1)] ?? '').trim());
}

/** What a subgraph is told of the network: the same text for the same network, and no way to lay it beside another subgraph's. */
export function networkSeenBy(assertionKey: Buffer, network: string): string {
  return createHmac('sha256', assertionKey).update(`client network|${network}`).digest('base64url').slice(0, 22);
}

function groupsOf(address: string): string[] {
  const [head = [], tail = []] = new URL(`http://[${address}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].map((group) => group.padStart(4, '0'));
}
