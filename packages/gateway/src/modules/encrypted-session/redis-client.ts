import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import type { SecureContext } from 'node:tls';
import type * as Redis from 'redis';
import type { SocketPlace } from '../../config/address.ts';
import type { RedisAddress } from './redis-address.ts';

/** What TLS with a server is made of. */
export interface RedisTls {
  readonly context: SecureContext;
  /** What the server's certificate has to be for; undefined for the host of the address. */
  readonly name: string | undefined;
}

/** One connection to a server, or those to the nodes of a cluster; it ends with the first fault. */
export interface RedisClient {
  /** Whether what it is connected to may be in use still after a fault: other nodes of a cluster. */
  readonly survives: boolean;
  /** Resolves once the server answers. */
  connect(): Promise<void>;
  get(key: string): Promise<string | null>;
  /** `life` is in milliseconds, 0 for ever. Resolves to whether it was set: not where `fresh` is asked for and the key there. */
  set(key: string, value: string, life: number, fresh: boolean): Promise<boolean>;
  destroy(): void;
}

/** Makes a client, which tells of what ends it once it is connected. */
export type MakeRedisClient = (fault: (error: unknown) => void) => RedisClient;

/** How long a connection may take to be made, and be silent; and after how long the server is asked whether it is there: milliseconds. */
const CONNECT_TIMEOUT = 5000;
const LONGEST_SILENCE = 10_000;
const PING_INTERVAL = 4000;

/** How many commands may wait for one server. */
const MOST_COMMANDS = 10_000;

/** Loads the redis package, so that nobody waits for it, or needs it, who has no such store. */
export function redisClients(address: RedisAddress, tls: RedisTls | undefined, probe: string): MakeRedisClient {
  const { createClient, createCluster, ErrorReply } = createRequire(import.meta.url)('redis') as typeof Redis;
  const { username, password, database, nodes } = address;
  // it connects once: when to do so again is for the link to say
  const once = { reconnectStrategy: false as const, connectTimeout: CONNECT_TIMEOUT, socketTimeout: LONGEST_SILENCE };
  const common = {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    RESP: 2 as const,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled' as const,
    commandsQueueMaxLength: MOST_COMMANDS,
    pingInterval: PING_INTERVAL,
    commandOptions: { timeout: 0 },
  };
  const faultOf =
    (fault: (error: unknown) => void) =>
    (error: unknown): void => {
      // a server that refuses something is there
      if (!(error instanceof ErrorReply)) fault(error);
    };
  if (address.cluster) {
    const rootNodes = nodes.flatMap((node) => ('host' in node ? { socket: { host: node.host, port: node.port } } : []));
    const defaults = { ...common, socket: { ...once, ...tlsOptions(tls, undefined) } };
    return (fault) => {
      // nodes are connected to as they are asked: one that is gone must not keep the others from being used
      const client = createCluster({ rootNodes, defaults, RESP: 2, minimizeConnections: true });
      client.on('error', faultOf(fault)).on('node-error', faultOf(fault));
      return { ...commands(client), survives: true, connect: async () => void (await client.connect()) };
    };
  }
  const [node] = nodes;
  const socket = { ...once, ...node, ...tlsOptions(tls, node) };
  return (fault) => {
    const client = createClient({ ...common, database, socket });
    client.on('error', faultOf(fault));
    const connect = async (): Promise<void> => {
      await client.connect();
      // one that has stopped lets itself be connected to
      await client.get(probe);
    };
    return { ...commands(client), survives: false, connect };
  };
}

/** What single servers and clusters have in common. */
interface Commands {
  get(key: string): Promise<string | null>;
  set(
    key: string,
    value: string,
    options: { readonly expiration?: { readonly type: 'PX'; readonly value: number }; readonly condition?: 'NX' },
  ): Promise<string | null>;
  destroy(): void;
}

function commands(client: Commands): Pick<RedisClient, 'get' | 'set' | 'destroy'> {
  return {
    get: (key) => client.get(key),
    set: async (key, value, life, fresh) => {
      const expiration = life > 0 ? { expiration: { type: 'PX' as const, value: life } } : {};
      return (await client.set(key, value, { ...expiration, ...(fresh ? { condition: 'NX' as const } : {}) })) !== null;
    },
    destroy: () => client.destroy(),
  };
}

/** The name is that of the host unless another is given; nodes of a cluster give their own hosts. */
function tlsOptions(
  tls: RedisTls | undefined,
  node: SocketPlace | undefined,
): { readonly tls?: true; readonly secureContext?: SecureContext; readonly servername?: string } {
  if (!tls) return {};
  const host = node && 'host' in node && isIP(node.host) === 0 ? node.host : undefined;
  const servername = tls.name ?? host;
  return { tls: true, secureContext: tls.context, ...(servername === undefined ? {} : { servername }) };
}
