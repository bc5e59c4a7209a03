import { Agent, get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curl } from './curl.ts';
import { freePort, makePrefix, type Running, runProgram, startProgram } from './program.ts';

let port = 0;
let program: Running;

const STORE = `encrypted_session_format sealed; encrypted_session_key ${'k'.repeat(32)};`;
const OPEN = 'set_decode_base64url $t $arg_t; set_decrypt_session $v $t;';
const RETURN = 'return 200 "$pid $v $encrypted_session_status";';

beforeAll(async () => {
  port = await freePort();
  program = await startProgram(
    `worker_processes 2; error_log logs/error.log; events {}
    http { access_log off; keepalive_requests 100000; ${STORE} encrypted_session_store memory:1m;
      encrypted_session_store_timeout 200ms;
      server { listen 127.0.0.1:${port};
        location /seal { set_encrypt_session $t $arg_v; set_encode_base64url $t $t; return 200 $t; }
        location /open { ${OPEN} ${RETURN} }
        location /allow { encrypted_session_store_failure allow; ${OPEN} ${RETURN} }
        location /storeless { encrypted_session_key ${'l'.repeat(32)}; ${OPEN} ${RETURN} }
        location /once { encrypted_session_once on; ${OPEN} ${RETURN} }
        location /twice { encrypted_session_once on; ${OPEN} set_decrypt_session $w $t; return 200 "$v $w"; }
        location /revoke { set_decode_base64url $t $arg_t; set_revoke_session $ok $t; return 200 "[$ok]"; } } }`,
  );
});
afterAll(() => program.stop());

const sealed = (value = 'alice'): Promise<string> => curl(`"http://127.0.0.1:${port}/seal?v=${value}"`);
/** What comes after the number of the process. */
const asked = async (path: string, token: string): Promise<string> =>
  (await curl(`"http://127.0.0.1:${port}${path}?t=${token}"`)).replace(/^\d+ /, '');

/** A connection of its own. */
class Connection {
  readonly #agent: Agent = new Agent({ keepAlive: true, maxSockets: 1 });

  ask(path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, agent: this.#agent }, (response) => {
        let body = '';
        response.setEncoding('latin1').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => resolve(body));
      }).on('error', reject);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** A connection to each worker. */
async function connections(): Promise<readonly Connection[]> {
  const byWorker = new Map<string, Connection>();
  while (byWorker.size < 2) {
    const connection = new Connection();
    const [pid = ''] = (await connection.ask('/storeless')).split(' ');
    if (byWorker.has(pid)) connection.close();
    else byWorker.set(pid, connection);
  }
  return [...byWorker.values()];
}

describe('a token that opens once', () => {
  it('opens in one of two workers that are asked at the same instant, a thousand times', async () => {
    const both = await connections();
    const outcomes = new Map<string, number>();
    for (let i = 0; i < 1000; i++) {
      const token = await both[0]?.ask(`/seal?v=user${i}`);
      const answers = await Promise.all(both.map((connection) => connection.ask(`/once?t=${token}`)));
      const outcome = answers
        .map((answer) => answer.replace(/^\d+ /, '').replace(`user${i}`, 'user'))
        .sort()
        .join();
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    for (const connection of both) connection.close();
    expect([...outcomes]).toEqual([[' replayed,user ok', 1000]]);
  }, 120_000);

  it('may be opened again by the request that it is', async () => {
    const token = await sealed();
    expect(await asked('/twice', token)).toBe('alice alice');
    expect(await asked('/twice', token)).toBe(' ');
  });

  it('opens anywhere else', async () => {
    const token = await sealed();
    expect([await asked('/once', token), await asked('/open', token), await asked('/once', token)]).toEqual([
      'alice ok',
      'alice ok',
      ' replayed',
    ]);
  });
});

describe('a token that is withdrawn', () => {
  it('opens no more, in no worker, and no other one with it', async () => {
    const [token, other] = [await sealed(), await sealed()];
    expect(await asked('/revoke', token)).toBe('[1]');
    const both = await connections();
    for (const connection of both) {
      for (const path of ['open', 'once']) {
        expect(await connection.ask(`/${path}?t=${token}`)).toMatch(/^\d+ {2}revoked$/);
      }
      expect(await connection.ask(`/open?t=${other}`)).toMatch(/^\d+ alice ok$/);
      connection.close();
    }
    expect(await asked('/revoke', token)).toBe('[1]');
  });

  it('has to be genuine', async () => {
    expect(await asked('/revoke', 'AAAA')).toBe('[]');
    expect(await asked('/revoke', '')).toBe('[]');
  });
});

describe('a store that does not answer', () => {
  it('lets no token be opened, or any, as it is said, and keeps nobody else waiting', async () => {
    const [token, other] = [await sealed(), await sealed()];
    program.signal('SIGSTOP');
    try {
      expect(await asked('/open', token)).toBe(' unavailable');
      expect(await asked('/once', token)).toBe(' unavailable');
      expect(await asked('/allow', token)).toBe('alice ok');
      expect(await asked('/revoke', other)).toBe('[]');
      // what does not open is not asked for
      expect(await asked('/open', 'AAAA')).toBe(' malformed');
      expect(await asked('/storeless', token)).toBe(' unknown_key');
    } finally {
      program.signal('SIGCONT');
    }
    await expect.poll(() => asked('/open', token), { timeout: 20_000 }).toBe('alice ok');
    expect(program.read('logs/error.log')).toContain('encrypted_session: the store does not answer');
  });
});

describe('a store that is wrong', () => {
  const refused: readonly (readonly [string, string])[] = [
    [
      'encrypted_session_store disk:secret;',
      'invalid store in "encrypted_session_store" directive: it must be "memory:size", "redis://",',
    ],
    ['encrypted_session_store memory:;', 'invalid zone size "memory:"'],
    ['encrypted_session_store memory:x;', 'invalid zone size "memory:x"'],
    ['encrypted_session_store memory:1k;', 'zone "memory:1k" is too small'],
    ['encrypted_session_once on;', '"encrypted_session_once" needs "encrypted_session_store"'],
    [
      'encrypted_session_store memory:1m; encrypted_session_once on; encrypted_session_expires 0;',
      '"encrypted_session_once" needs tokens that expire',
    ],
    ['encrypted_session_store_failure maybe;', 'invalid value "maybe" in '],
    ['encrypted_session_store_timeout 0;', '"encrypted_session_store_timeout" directive invalid value'],
    ['encrypted_session_store_timeout 25d;', '"encrypted_session_store_timeout" directive invalid value'],
    ['encrypted_session_store_timeout soon;', '"encrypted_session_store_timeout" directive invalid value'],
  ];
  it.each(refused)('%s', async (directives, message) => {
    const prefix = makePrefix({ 'nginx.conf': `events {}\nhttp { server { listen 1; ${directives} } }` });
    const { status, stderr } = await runProgram(['-t', '-p', prefix]);
    expect(status).toBe(1);
    expect(stderr).toContain(`[emerg] ${message}`);
    expect(stderr).not.toContain('secret');
  });
});
