import { defineModule, type Module } from '../../src/config/module.ts';
import { upstream } from '../../src/modules/upstream/index.ts';
import { peerGroupFor } from '../../src/modules/upstream/peer-groups.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { Headers } from '../../src/request/headers.ts';
import type { Server } from '../../src/request/location.ts';
import { NO_FLOW, Request } from '../../src/request/request.ts';
import type { Peer, PeerGroup, Selection } from '../../src/upstream/peer.ts';
import { type Harness, type HarnessOptions, loadModules } from '../module-harness.ts';

/** The group `u` of a configuration, and requests that choose from it. */
export interface Chooser {
  readonly group: PeerGroup;
  readonly harness: Harness;
  /** A request for `/?args` of a client. */
  request(args?: string, client?: string): Request;
}

/** Loads an upstream `u` of those directives. */
export function loadUpstream(directives: string, options?: HarnessOptions): Chooser {
  const groups: (() => PeerGroup)[] = [];
  const probe: Module = defineModule({
    name: 'probe',
    directives: {
      pass: {
        in: ['http'],
        args: [1],
        syntax: 'name',
        doc: 'Names a group.',
        apply: (cf) => void groups.push(peerGroupFor(cf, cf.arg(0), { usualPort: 80, uriAllowed: true })),
      },
    },
  });
  const text = `http { upstream u { ${directives} } pass u; server { } }`;
  const harness = loadModules(text, [variables, upstream, probe] as readonly Module[], options);
  const { server } = harness;
  const group = groups[0]?.();
  if (!server || !group) throw new Error('the configuration has no server or group');
  return { group, harness, request: (args = '', client = '127.0.0.1') => requestOf(server, args, client) };
}

function requestOf(server: Server, args: string, client: string): Request {
  const output = { send: () => {}, readBody: () => NO_FLOW, abort: () => {} };
  const connection = {
    id: 1,
    remoteAddress: client,
    remotePort: '50000',
    serverAddress: '127.0.0.1',
    serverPort: '80',
    startedAt: 0,
    requests: 1,
    tls: undefined,
    pipelined: false,
  };
  const r = new Request(connection, output, server);
  r.headers = new Headers();
  r.args = args;
  return r;
}

/** What came of a request: the peers that were asked, and the last of them unless it failed, still connected. */
export interface Attempts {
  readonly names: readonly string[];
  readonly open: (() => void) | undefined;
}

/** Asks one peer after the other as the gateway does, those that `isDead` says failing. */
export function attempt(group: PeerGroup, r: Request, isDead: (peer: Peer) => boolean): Attempts {
  const selection: Selection = group.select(r);
  const names: string[] = [];
  let left = selection.tries;
  do {
    const peer = selection.next();
    names.push(peer?.name ?? group.name);
    if (!peer) break;
    if (!isDead(peer)) return { names, open: () => selection.free(peer, false) };
    selection.free(peer, true);
    left--;
  } while (left > 0);
  return { names, open: undefined };
}
