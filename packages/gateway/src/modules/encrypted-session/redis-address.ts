import { checkUnixPath, isPort, literalAddress, type SocketPlace, splitHost } from '../../config/address.ts';

/** Where a Redis or Valkey server is, or the nodes of a cluster, and who we are to it. */
export interface RedisAddress {
  readonly cluster: boolean;
  readonly tls: boolean;
  /** One, or some of the nodes of a cluster; hosts are without brackets. */
  readonly nodes: readonly SocketPlace[];
  /** Undefined for the default user. */
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
}

/** What is wrong with an address, without anything of it. */
export interface RedisAddressFault {
  readonly fault: string;
}

const DEFAULT_PORT = 6379;

const FORMS =
  'it must be "memory:size", "redis://", "rediss://", "redis+cluster://" or "rediss+cluster://" with "[user:password@]host[:port]", or "unix:/path"';

/**
 * Reads `redis://[[user]:password@]host[:port][/database]`, `rediss://…` with TLS, `redis+cluster://…` and
 * `rediss+cluster://…` with several hosts separated by commas, `unix:/path` and `unix://[user]:password@/path[?db=database]`.
 * What is in a user or a password may be written as `%` and two hexadecimal digits.
 */
export function parseRedisAddress(written: string): RedisAddress | RedisAddressFault {
  const text = Buffer.from(written, 'latin1').toString();
  try {
    return /^(?:redis\+)?unix:/.test(text) ? parseUnix(text) : parseHosts(text);
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message };
    throw error;
  }
}

class Fault extends Error {}

function parseHosts(text: string): RedisAddress {
  const [, scheme = '', cluster, authority = '', path = ''] =
    /^(rediss?)(\+cluster)?:\/\/([^/?#]*)(.*)$/s.exec(text) ?? [];
  if (scheme === '') throw new Fault(FORMS);
  // the first of it would be taken for a host, and shown
  if (path.includes('@'))
    throw new Fault('its user or password has a "/", "?" or "#", to be written as %2F, %3F or %23');
  const at = authority.lastIndexOf('@');
  const hosts = authority.slice(at + 1).split(',');
  if (hosts.length > 1 && !cluster) throw new Fault(`several servers need "${scheme}+cluster://"`);
  const database = path === '' || path === '/' ? 0 : databaseOf(path.startsWith('/') ? path.slice(1) : path);
  if (cluster && database !== 0) throw new Fault('a cluster has no database but 0');
  const nodes = hosts.map(parseHost);
  return {
    cluster: cluster !== undefined,
    tls: scheme === 'rediss',
    nodes,
    ...credentials(authority.slice(0, Math.max(at, 0))),
    database,
  };
}

function parseHost(text: string): SocketPlace {
  const { name, port = `${DEFAULT_PORT}` } = splitHost(text) ?? { name: '' };
  if (name === '') throw new Fault('it has no host');
  if (!isPort(port)) throw new Fault('its port is not a number from 1 to 65535');
  const address = literalAddress(name);
  if (address === undefined && !/^[\w.-]+$/.test(name)) throw new Fault('its host is not a name or an address');
  return { host: address ?? name, port: Number(port) };
}

function parseUnix(text: string): RedisAddress {
  const [, authority = '', path = '', database = '0'] =
    /^(?:redis\+)?unix:(?:\/\/([^/]*))?(\/[^?]*)(?:\?db=(.*))?$/s.exec(text) ?? [];
  const fault = checkUnixPath(path);
  if (fault !== undefined) throw new Fault(fault);
  if (authority !== '' && !authority.endsWith('@')) throw new Fault('a unix domain socket has no host');
  return {
    cluster: false,
    tls: false,
    nodes: [{ path }],
    ...credentials(authority.slice(0, -1)),
    database: databaseOf(database),
  };
}

function databaseOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('its database is not a number');
  return Number(text);
}

function credentials(text: string): Pick<RedisAddress, 'username' | 'password'> {
  if (text === '') return { username: undefined, password: undefined };
  const [, user = '', password = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
  if (password === '') throw new Fault('it has a user without a password');
  return { username: user === '' ? undefined : decoded(user), password: decoded(password) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Fault('its user or password has a "%" that no two hexadecimal digits follow');
  }
}
