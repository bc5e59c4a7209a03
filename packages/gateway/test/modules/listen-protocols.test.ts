import { expect, it } from 'vitest';
import { loadModules } from '../module-harness.ts';

/** What loading servers that listen so, all on one address, warns of. */
function warnings(listens: readonly string[]): readonly string[] {
  const servers = listens.map((options, at) => `server { listen 127.0.0.1:80 ${options}; server_name s${at}; }`);
  return loadModules(`http { ${servers.join('\n')} }`, []).warnings;
}

it.each([
  [['', 'proxy_protocol'], []],
  [['proxy_protocol', ''], []],
  [['proxy_protocol', 'proxy_protocol'], []],
  [['', 'proxy_protocol', ''], []],
  [['proxy_protocol', '', ''], []],
  [['ssl', 'ssl proxy_protocol'], []],
  [['ssl', 'proxy_protocol'], [2]],
  [['ssl proxy_protocol', 'ssl', ''], [3]],
  [['ssl proxy_protocol', 'ssl', 'ssl proxy_protocol'], [3]],
  [['', 'proxy_protocol', 'proxy_protocol'], [3]],
  [['', 'ssl', 'ssl proxy_protocol'], [3]],
  [['backlog=5', 'proxy_protocol'], [2]],
  [['backlog=5 proxy_protocol', ''], []],
  [['', 'backlog=5 proxy_protocol'], []],
  [['proxy_protocol', 'backlog=5'], [2]],
  [['', 'proxy_protocol', 'backlog=5'], [3]],
  [['', '', 'proxy_protocol'], []],
  [['default_server', 'proxy_protocol'], []],
])('listens with %j are warned of in lines %j', (listens, lines) => {
  const expected = lines.map((line) => `protocol options redefined for 127.0.0.1:80 in nginx.conf:${line}`);
  expect(warnings(listens)).toEqual(expected);
});

it('each address goes by itself', () => {
  const text = 'http { server { listen 80 ssl; listen 81 proxy_protocol; } server { listen 80 ssl; listen 81 ssl; } }';
  expect(loadModules(text, []).warnings).toEqual(['protocol options redefined for 0.0.0.0:81 in nginx.conf:1']);
});
