import { execFileSync } from 'node:child_process';
import { isIPv4, isIPv6 } from 'node:net';

/** Where a `listen` listens. */
export type ListenAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** What is wrong with an address, in nginx's words. */
export type AddressFault =
  | 'invalid host'
  | 'invalid port'
  | 'invalid port range'
  | 'invalid IPv6 address'
  | 'no host'
  | 'host not found'
  | 'no path in the unix domain socket';

const LONGEST_UNIX_PATH = 107;

/** Digits beyond it are no number to nginx, and so a name. */
const LARGEST_NUMBER = 2n ** 63n - 1n;

/**
 * Reads the address of a `listen`: `80`, `127.0.0.1`, `127.0.0.1:80`, `*:80`, `[::1]:80`, `name:80`, `unix:/path`.
 * Returns every address that it means, or what is wrong with it. Source: ngx_parse_url.
 */
export function parseListenAddress(text: string, defaultPort: number): readonly ListenAddress[] | AddressFault {
  if (text.toLowerCase().startsWith('unix:')) return unixAddress(text.slice(5));
  const { host, port } = text.startsWith('[') ? splitBracketed(text) : splitPlain(text);
  if (host === undefined) return 'invalid host';
  const ports = port === undefined ? [defaultPort] : parsePorts(port);
  if (typeof ports === 'string') return ports;
  const hosts = parseHost(host);
  if (typeof hosts === 'string') return hosts;
  return hosts.flatMap((address) => ports.map((number) => ({ host: address, port: number })));
}

/** The addresses that a host means, IPv6 ones without their brackets. */
function parseHost(host: string): readonly string[] | AddressFault {
  if (host === '' || host === '[]') return 'no host';
  if (host === '*') return ['0.0.0.0'];
  if (isIPv4(host)) return [host];
  if (host.startsWith('[')) {
    const inner = host.slice(1, -1);
    return isIPv6(inner) ? [canonicalIpv6(inner)] : 'invalid IPv6 address';
  }
  const found = addressesOf(host);
  return found.length === 0 ? 'host not found' : found;
}

/** A port, or a range of them: `9000-9003`. */
function parsePorts(text: string): readonly number[] | AddressFault {
  const [first = '', last = first] = text.split(/-(.*)/s);
  if (!isPort(first) || !isPort(last)) return 'invalid port';
  const low = Number(first);
  const count = Number(last) - low + 1;
  return count < 1 ? 'invalid port range' : Array.from({ length: count }, (_, i) => low + i);
}

function unixAddress(path: string): readonly ListenAddress[] | AddressFault {
  if (path === '' || path.length > LONGEST_UNIX_PATH) return 'no path in the unix domain socket';
  return [{ path }];
}

function splitPlain(text: string): { host: string | undefined; port: string | undefined } {
  if (/[/?]/.test(text)) return { host: undefined, port: undefined };
  if (/^\d+-\d+$/.test(text) || (/^\d+$/.test(text) && BigInt(text) <= LARGEST_NUMBER))
    return { host: '*', port: text };
  const colon = text.indexOf(':');
  if (colon < 0) return { host: text, port: undefined };
  return { host: text.slice(0, colon), port: text.slice(colon + 1) };
}

function splitBracketed(text: string): { host: string | undefined; port: string | undefined } {
  const match = /^(\[[^\]]*\])(?::(.*))?$/.exec(text);
  return { host: match?.[1], port: match?.[2] };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/** An IPv6 address in its shortest form, so that equal ones look equal. */
function canonicalIpv6(address: string): string {
  return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}

/**
 * The IPv4 addresses of a name by the system's own rules (hosts file, DNS), none where it has none. Loading is not
 * asynchronous, so a child asks.
 */
export function addressesOf(name: string): string[] {
  if (name === 'localhost') return ['127.0.0.1'];
  if (!/^[a-z0-9._-]+$/i.test(name)) return [];
  try {
    const output = execFileSync('getent', ['ahostsv4', name], {
      encoding: 'utf8',
      timeout: 5000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...new Set(output.split('\n').flatMap((line) => line.split(/\s/)[0] || []))].filter(isIPv4);
  } catch {
    return [];
  }
}

/** An address as messages and variables write it: `127.0.0.1:80`, `[::1]:80`, `unix:/path`. */
export function formatAddress(address: ListenAddress): string {
  if ('path' in address) return `unix:${address.path}`;
  return address.host.includes(':') ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`;
}
