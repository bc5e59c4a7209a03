import { request } from 'node:http';
import { freePort, type Running, startProgram } from './program.ts';

/** A gateway that seals and opens tokens by a store, and what it answers. */
export interface SessionGateway {
  readonly program: Running;
  readonly port: number;
  /** The response to a path, on a connection of its own. */
  ask(path: string): Promise<string>;
  /** A fresh token. */
  seal(value?: string): Promise<string>;
  /** What comes of a token at `open`, `once`, `allow` or `revoke`: its value and status, or whether it was withdrawn. */
  try(location: string, token: string): Promise<string>;
  log(): string;
}

const DECODE = 'set_decode_base64url $t $arg_t;';
const OPEN = `${DECODE} set_decrypt_session $v $t;`;
const RETURN = 'return 200 "$pid $v $encrypted_session_status";';

/** The configuration of such a gateway; `store` are directives of the http level, `main` such of the main level. */
export function sessionConf(port: number, store: string, main = 'worker_processes 2;'): string {
  return `${main} error_log logs/error.log; events {}
    http { access_log off; encrypted_session_format sealed; encrypted_session_key ${'k'.repeat(32)}; ${store}
      server { listen 127.0.0.1:${port};
        location /seal { set_encrypt_session $t $arg_v; set_encode_base64url $t $t; return 200 $t; }
        location /open { ${OPEN} ${RETURN} }
        location /once { encrypted_session_once on; ${OPEN} ${RETURN} }
        location /allow { encrypted_session_store_failure allow; encrypted_session_once on; ${OPEN} ${RETURN} }
        location /revoke { ${DECODE} set_revoke_session $ok $t; return 200 "$pid [$ok]"; }
        location /storeless { return 200 "$pid here"; } } }`;
}

/** Starts a gateway with that configuration. */
export async function startSessionGateway(
  store: string,
  main?: string,
  files: Readonly<Record<string, string>> = {},
): Promise<SessionGateway> {
  const port = await freePort();
  const program = await startProgram(sessionConf(port, store, main), files);
  const ask = (path: string): Promise<string> => get(port, path);
  return {
    program,
    port,
    ask,
    seal: (value = 'alice') => ask(`/seal?v=${value}`),
    try: async (location, token) => (await ask(`/${location}?t=${token}`)).replace(/^\d+ /, ''),
    log: () => program.read('logs/error.log'),
  };
}

function get(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      let body = '';
      response.setEncoding('latin1').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
}
