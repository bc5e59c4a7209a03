import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shell } from './curl.ts';
import { type PhpFpm, startPhpFpm } from './php-fpm.ts';
import type { Running } from './program.ts';
import { type Backends, example, FILES, type Served, serveExample, startApplication } from './served-example.ts';

const QUOTE = (text: string): string => `$(python3 -c "import urllib.parse; print(urllib.parse.quote('${text}'))")`;

describe('the commands of "Testing and Verification"', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveExample('nginx.conf');
  });
  afterAll(() => served.program.stop());

  const run = async (script: string): Promise<string> =>
    (await shell(script.replaceAll('http://localhost/', `${served.http}/`))).stdout;

  it('encrypt a value and decrypt it back', async () => {
    const output = await run(`
      # Encrypt a value
      TOKEN=$(curl -s http://localhost/encrypt)
      echo "Encrypted token: $TOKEN"
      # Decrypt it back
      ENCODED=${QUOTE('$TOKEN')}
      curl -s "http://localhost/decrypt?token=$ENCODED"`);
    expect(output).toMatch(/^Encrypted token: [A-Za-z0-9+/]{64}\nuser_id=42\n$/);
  });

  it('show a token expire after its two seconds', async () => {
    const output = await run(`
      TOKEN=$(curl -s http://localhost/short-lived)
      curl -s "http://localhost/check-expiry?token=${QUOTE('$TOKEN')}"
      sleep 3
      curl -s "http://localhost/check-expiry?token=${QUOTE('$TOKEN')}"`);
    expect(output).toBe('Still valid\nToken expired or invalid\n');
  });

  it('show that a made-up token is refused', async () => {
    expect(await run('curl -s "http://localhost/decrypt?token=dGFtcGVyZWRfZGF0YV9oZXJl"')).toBe(
      'Invalid or expired token\n',
    );
  });

  it('log in, and use the cookie for the protected area', async () => {
    expect(await run('curl -sI "http://localhost/login?user=danila" | grep Set-Cookie')).toMatch(
      /^Set-Cookie: session=[A-Za-z0-9+/=]+; Path=\/; HttpOnly; Secure; SameSite=Lax\r\n$/,
    );
    const output = await run(`
      COOKIE=$(curl -sI "http://localhost/login?user=danila" | grep -o 'session=[^;]*' | head -1)
      curl -s -b "$COOKIE" http://localhost/protected
      # Try with a fake cookie
      curl -s -b "session=ZmFrZV9jb29raWU=" http://localhost/protected`);
    expect(output).toBe('Welcome, danila!\nUnauthorized\n');
  });
});

describe.each([
  ['http', (served: Served): string => served.http],
  ['https', (served: Served): string => served.https],
] as const)('the configuration examples over %s', (_scheme, urlOf) => {
  const started: Running[] = [];
  let application: Server;
  let php: PhpFpm;
  let backends: Backends;
  beforeAll(async () => {
    application = await startApplication(0);
    php = await startPhpFpm({ 'user.php': example('www/user.php') });
    backends = { application: (application.address() as AddressInfo).port, php };
  });
  afterAll(async () => {
    for (const program of started) await program.stop();
    application.close();
    await php.stop();
  });

  const serve = async (name: string): Promise<(words: string) => Promise<string>> => {
    const served = await serveExample(
      name,
      name.includes('backends') ? backends : { application: backends.application },
    );
    started.push(served.program);
    const url = urlOf(served);
    return async (words) => {
      const { stdout, stderr } = await shell(`URL=${url}; curl -sS -k ${words}`);
      expect(stderr).toBe('');
      return stdout;
    };
  };

  it('keep a user in an encrypted cookie', async () => {
    const curl = await serve('cookie-authentication.conf');
    const login = await curl('-i "$URL/login?user=danila"');
    expect(login).toContain('\r\n\r\nLogged in as danila\n');
    const cookie = /Set-Cookie: (session=[^;]+); Path=\/; HttpOnly; Secure\r\n/.exec(login)?.[1] ?? '';
    expect(await curl(`-b "${cookie}" $URL/protected`)).toBe('Welcome, danila!\n');
    expect(await curl('-o /dev/null -w "%{http_code}" $URL/protected')).toBe('401');
    const tampered = cookie.replace(/=(.)/, (_, first: string) => `=${first === 'A' ? 'B' : 'A'}`);
    expect(await curl(`-w "%{http_code}" -b "${tampered}" $URL/protected`)).toBe('Unauthorized\n401');
  });

  it('give a file to those who have a token', async () => {
    const curl = await serve('download-tokens.conf');
    const token = (await curl('-H "Host: cdn.example.com" $URL/generate-token')).trim();
    expect(await curl(`-G --data-urlencode "token=${token}" $URL/download`)).toBe(FILES['www/files/report.pdf']);
    expect(await curl('-w "%{http_code}" "$URL/download?token=AAAA"')).toBe('Token expired or invalid\n403');
    expect(await curl('-w "%{http_code}" $URL/download')).toBe('Token expired or invalid\n403');
  });

  it('take a form with a CSRF token that is ten minutes valid', async () => {
    const curl = await serve('csrf-tokens.conf');
    const token = await curl('$URL/csrf-token');
    expect(token).toMatch(/^[A-Za-z0-9+/]{64}$/);
    expect(await curl(`-G --data-urlencode "csrf=${token}" $URL/submit`)).toBe('Form accepted\n');
    expect(await curl(`-X POST -d a=b "$URL/submit?csrf=${encodeURIComponent(token)}"`)).toBe('Form accepted: a=b\n');
    expect(await curl('-w "%{http_code}" "$URL/submit?csrf=AAAA"')).toBe('Invalid or expired CSRF token\n403');
    // one in 4,000 tokens has these letters in it, and is to be sent as it is
    expect(await curl('-w "%{http_code}" "$URL/submit?csrf=URLS"')).toBe('Invalid or expired CSRF token\n403');
  });

  it.each(['$URL/', '$URL/user.php'])(
    'pass what is in a session to a backend, and nothing that a client makes up: %s',
    async (url) => {
      const curl = await serve('backends.conf');
      const login = await curl('-i "$URL/login?user=danila"');
      const cookie = /Set-Cookie: (session=[^;]+); /.exec(login)?.[1] ?? '';
      expect(await curl(`-b "${cookie}" ${url}`)).toBe('Hello, danila\n');
      expect(await curl(url)).toBe('Hello, stranger\n');
      expect(await curl(`-b session=ZmFrZQ== ${url}`)).toBe('Hello, stranger\n');
      for (const name of ['X-User-Data', 'x-user-data', 'X_User_Data', 'X-User_Data', 'X-USER-DATA']) {
        expect(await curl(`-H '${name}: root' -H '${name}: admin' ${url}`)).toBe('Hello, stranger\n');
        expect(await curl(`-H '${name}: root' -b "${cookie}" ${url}`)).toBe('Hello, danila\n');
      }
    },
  );
});
