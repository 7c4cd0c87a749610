import { describe, expect, test } from '@jest/globals';
import { networkOf, networkSeenBy } from '../../gateway/clientNetwork.ts';

describe('the network of an address', () => {
  test.each([
    ['192.0.2.7', '192.0.2'],
    ['::ffff:192.0.2.7', '192.0.2'],
    ['2001:db8:1:2ff::1', '2001:0db8:0001:02'],
    ['2001:0DB8:0001:0200:0:0:0:9', '2001:0db8:0001:02'],
    ['fe80::1%eth0', 'fe80:0000:0000:00'],
    ['::1', '0000:0000:0000:00'],
    ['', 'unknown'],
    ['203.0.113', 'unknown'],
    ['<script>', 'unknown'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test('is not the next one', () => {
    expect(networkOf('192.0.3.7')).not.toBe(networkOf('192.0.2.7'));
    expect(networkOf('2001:db8:1:300::1')).not.toBe(networkOf('2001:db8:1:2ff::1'));
  });

  test('reaches a subgraph as a hash that another subgraph cannot lay beside its own', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(networkSeenBy(one, '192.0.2')).toBe(networkSeenBy(one, '192.0.2'));
    expect(networkSeenBy(one, '192.0.2')).not.toBe(networkSeenBy(other, '192.0.2'));
    expect(networkSeenBy(one, '192.0.2')).toMatch(/^[\w-]{22}$/);
  });
});
