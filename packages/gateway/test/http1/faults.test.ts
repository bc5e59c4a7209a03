import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineModule, type Module } from '../../src/config/module.ts';
import { staticFiles } from '../../src/modules/static.ts';
import { NEXT } from '../../src/request/outcome.ts';
import type { Request } from '../../src/request/request.ts';
import { type Harness, loadModules, serverConf } from '../module-harness.ts';
import { type ServedConnections, serveConnections } from '../served-connections.ts';

/** Fails in the phase that the URI names. */
function failIn(phase: string): (r: Request) => number {
  return (r) => {
    if (r.uri.startsWith(`/${phase}`)) throw new Error(`a fault in ${phase}`);
    return NEXT;
  };
}

const faulty: Module = defineModule({
  name: 'faulty',
  preaccess: failIn('access'),
  content: failIn('content'),
  precontent: async (r) => failIn('waiting')(r),
  filter: failIn('filter'),
  log: failIn('log'),
});

let directory = '';
let loaded: Harness;
let connections: ServedConnections;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  for (const name of ['good', 'log', 'filter']) writeFileSync(join(directory, name), `${name}\n`);
  loaded = loadModules(serverConf(`root ${directory};`), [faulty, staticFiles]);
  if (!loaded.server) throw new Error('the configuration has no server');
  connections = await serveConnections(loaded.server, Date.now);
});

afterAll(() => {
  connections.close();
  rmSync(directory, { recursive: true });
});

const get = (target: string): string => `GET ${target} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`;

/** How many descriptors of this process are open on files of the test. */
function openFiles(): number {
  const targets = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return targets.filter((target) => target.startsWith(directory)).length;
}

describe('a fault of ours', () => {
  it.each([
    ['/access', 'HTTP/1.1 500 Internal Server Error'],
    ['/content', 'HTTP/1.1 500 Internal Server Error'],
    ['/waiting', 'HTTP/1.1 500 Internal Server Error'],
    // the page for it meets the filter as well
    ['/filter', ''],
    // the response is on its way by then
    ['/log', 'HTTP/1.1 200 OK'],
  ])('at %s is answered %j, is in the log, and leaves nothing behind', async (target, line) => {
    expect((await connections.ask(get(target))).line).toBe(line);
    expect(
      loaded.log.filter((entry) => entry.startsWith(`[alert] unexpected error: Error: a fault in ${target.slice(1)}`)),
    ).not.toEqual([]);
    expect((await connections.ask(get('/good'))).line).toBe('HTTP/1.1 200 OK');
    // descriptors are closed in the background
    for (let i = 0; i < 100 && openFiles() > 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(openFiles()).toBe(0);
  });
});
