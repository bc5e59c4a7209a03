import { isIPv4, isIPv6 } from 'node:net';
import type { Conf } from '../../config/conf.ts';
import { addressesOf } from '../../config/host-addresses.ts';

const IPV4_BITS = 32;
const IPV6_BITS = 128;

/** Checks an argument that is an address, a network, a host name or `unix:`. Source: ngx_event_debug_connection. */
export function checkCidr(cf: Conf): void {
  const written = cf.arg(0);
  if (written === 'unix:') return;
  const [address = '', prefix] = written.split(/\/(.*)/s);
  if (prefix === undefined ? isIPv4(address) || isIPv6(address) : isNetwork(address, prefix)) {
    if (prefix !== undefined && hasHostBits(address, Number(prefix))) {
      cf.warn(`low address bits of ${written} are meaningless`);
    }
    return;
  }
  if (addressesOf(written).length === 0) cf.fail(`host not found in ${cf.name} "${written}"`);
}

function isNetwork(address: string, prefix: string): boolean {
  const bits = isIPv4(address) ? IPV4_BITS : isIPv6(address) ? IPV6_BITS : -1;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
}

function hasHostBits(address: string, prefix: number): boolean {
  if (!isIPv4(address)) return false;
  const value = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return value % 2 ** (IPV4_BITS - prefix) !== 0;
}
