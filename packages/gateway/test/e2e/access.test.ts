import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shell } from './curl.ts';
import { freePort, type Running, startProgram } from './program.ts';

describe('a request to a protected location', () => {
  let program: Running;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const { stdout: apr1 } = await shell('openssl passwd -apr1 secret');
    program = await startProgram(
      `error_log logs/error.log info;
      events {}
      http {
        access_log logs/access.log;
        server {
          listen 127.0.0.1:${port};
          set_real_ip_from 127.0.0.1;
          auth_basic_user_file users;
          location /password { auth_basic "the site"; return_page; }
          location /either { satisfy any; allow 10.0.0.0/8; deny all; auth_basic "the site"; return_page; }
          location /both { allow 10.0.0.0/8; deny all; auth_basic "the site"; return_page; }
          location /asked { auth_request /ask; auth_request_set $user $sent_http_x_user; add_header X-User $user; return_page; }
          location = /ask { internal; add_header X-User $arg_user; if ($http_x_pass = "") { return 401; } return 204; }
          location = /status { stub_status; }
        }
      }`.replaceAll('return_page;', 'try_files /page =404;'),
      { users: `alice:${apr1}bob:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n`, 'html/page': 'page' },
    );
  });
  afterAll(() => program.stop());

  const status = async (words: string): Promise<string> =>
    (await shell(`URL=${url}; curl -s -o /dev/null -w '%{http_code}' ${words}`)).stdout;

  it('has to have a password, of crypt or of SHA', async () => {
    expect(await status('$URL/password')).toBe('401');
    expect(await status('-u alice:wrong $URL/password')).toBe('401');
    expect(await status('-u nobody:secret $URL/password')).toBe('401');
    expect(await status('-u alice:secret $URL/password')).toBe('200');
    expect(await status('-u bob:secret $URL/password')).toBe('200');
    const { stdout } = await shell(`curl -si ${url}/password`);
    expect(stdout).toContain('WWW-Authenticate: Basic realm="the site"\r\n');
    expect(program.read('logs/access.log')).toContain('- alice [');
    expect(program.read('logs/error.log')).toContain('user "alice": password mismatch, client: 127.0.0.1');
    expect(program.read('logs/error.log')).not.toContain('secret');
  });

  it('has to satisfy all or any, by the address that a proxy gives', async () => {
    const inside = '-H "X-Real-IP: 10.1.2.3"';
    expect(await status('$URL/either')).toBe('401');
    expect(await status(`${inside} $URL/either`)).toBe('200');
    expect(await status('-u alice:secret $URL/either')).toBe('200');
    expect(await status(`${inside} $URL/both`)).toBe('401');
    expect(await status('-u alice:secret $URL/both')).toBe('403');
    expect(await status(`${inside} -u alice:secret $URL/both`)).toBe('200');
  });

  it('may be decided on by another location', async () => {
    expect(await status('$URL/asked')).toBe('401');
    expect(await status('-H "X-Pass: 1" $URL/asked')).toBe('200');
  });

  it('is counted', async () => {
    const { stdout } = await shell(`curl -s ${url}/status`);
    expect(stdout).toMatch(
      /^Active connections: 1 \nserver accepts handled requests\n \d+ \d+ \d+ \nReading: 0 Writing: 1 Waiting: 0 \n$/,
    );
  });
});
