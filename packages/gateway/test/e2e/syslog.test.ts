import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Running, startProgram } from './program.ts';
import { ask } from './raw-connection.ts';

describe('logs on a syslog server', () => {
  let server: Socket;
  let program: Running;
  let port: number;
  const received: string[] = [];

  beforeAll(async () => {
    server = createSocket('udp4', (message) => received.push(message.toString('latin1')));
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    const to = `syslog:server=127.0.0.1:${server.address().port}`;
    port = await freePort();
    program = await startProgram(`
      worker_processes 2;
      error_log ${to},facility=local0,tag=errors warn;
      events {}
      http {
        log_format short '$request_uri $status';
        access_log ${to} short;
        access_log ${to},severity=debug,tag=second,nohostname short if=$arg_twice;
        access_log syslog:server=127.0.0.1:1 short;
        server { listen 127.0.0.1:${port}; location / { root /nowhere; } location /in { return 200 in; } }
      }`);
  });
  afterAll(async () => {
    await program.stop();
    server.close();
  });

  /** Waits for a message with that in it. */
  async function messageWith(text: string): Promise<string> {
    const found = (): string | undefined => received.find((message) => message.includes(text));
    for (let i = 0; i < 200 && found() === undefined; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    return found() ?? `nothing with ${text} in it`;
  }
  const get = (path: string): Promise<string> => ask(port, `GET ${path} HTTP/1.0\r\n\r\n`);

  it('have a message for each request, with facility, severity, time, host and tag', async () => {
    await get('/in?a');
    const name = hostname().replace(/[.]/g, '\\.');
    // local7 and info
    const usual = new RegExp(`^<190>[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d ${name} nginx: /in\\?a 200$`);
    expect(await messageWith('/in?a')).toMatch(usual);
    await get('/in?twice=1');
    // local7 and debug
    expect(await messageWith('second: ')).toMatch(
      /^<191>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d second: \/in\?twice=1 200$/,
    );
  });

  it('have the messages of the error log by their own severity', async () => {
    await get('/missing');
    // local0 and error
    expect(await messageWith('open() "/nowhere/missing" failed')).toMatch(
      /^<131>.* errors: \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[error\] \d+#\d+: \*\d+ open\(\) "\/nowhere\/missing" failed \(2: No such file or directory\), client: 127\.0\.0\.1, /,
    );
  });

  it('lose what nobody takes, and nothing else', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => get(`/in?many${i}`)));
    expect(answers.every((answer) => answer.startsWith('HTTP/1.1 200 '))).toBe(true);
    expect(program.alive()).toBe(true);
  });
});
