import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectFrames, type Field, requestFrames } from '../http2/frames.ts';
import recorded from '../vectors/http2-requests.json' with { type: 'json' };
import { freePort, type Running, startProgram } from './program.ts';

let port = 0;
let program: Running;

beforeAll(async () => {
  port = await freePort();
  program = await startProgram(
    `events {}
    http {
      access_log off; http2 on; client_max_body_size 1000; client_body_buffer_size 2k;
      server { listen 127.0.0.1:${port}; server_name h;
        location / { return 200 "$request|$host|$http_host|$args|$http_cookie|$http_x|$content_length|$http2|$request_uri|$uri\\n"; }
        location /echo { echo_read_request_body; echo -n "$request_body"; }
        location /nobody { return 204; }
        location /red { return 302 /to; }
        location /empty { return 200 ""; }
        location = /s { root html; }
        location /err { return 500; }
      } }`,
    { 'html/s': 'hello\n' },
  );
});
afterAll(() => program.stop());

const asFields = (fields: readonly (readonly string[])[]): Field[] =>
  fields.map(([name = '', value = '']) => [name, value]);

describe('a request over HTTP/2', () => {
  it.each(recorded.requests)('is answered as by nginx, or reset where it is malformed: $name', async (request) => {
    const client = await connectFrames(port);
    client.send(...requestFrames(1, asFields(request.fields), 'body' in request ? request.body : undefined));
    expect(await client.outcome(1)).toBe('edgeseal' in request ? request.edgeseal : request.nginx);
    client.destroy();
  });
});
