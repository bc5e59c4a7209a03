/**
 * Makes sure that a server does what is measured, and returns the cookie of who has logged in.
 * @param {{ name: string, port: number, fixed?: boolean }} server `fixed`: it answers the same to everybody
 */
export async function check({ name, port, fixed = false }) {
  const origin = `http://127.0.0.1:${port}`;
  const login = await untilAnswered(name, `${origin}/login?user=danila`);
  expect(name, 'lets log in', fixed || (login.status === 200 && (await login.text()) === 'Logged in as danila\n'));
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? 'session=none';
  /** @param {string} value */
  const ask = async (value) => {
    const response = await fetch(`${origin}/protected`, { headers: { cookie: value } });
    return `${response.status} ${await response.text()}`;
  };
  expect(name, 'welcomes who has logged in', (await ask(cookie)) === '200 Welcome, danila!\n');
  const changed = cookie.slice(0, -9) + (cookie.at(-9) === 'x' ? 'y' : 'x') + cookie.slice(-8);
  expect(name, 'refuses a changed cookie', fixed || (await ask(changed)) === '401 Unauthorized\n');
  expect(name, 'refuses who has none', fixed || (await ask('a=b')) === '401 Unauthorized\n');
  return cookie;
}

/** @type {(name: string, what: string, holds: boolean) => void} */
function expect(name, what, holds) {
  if (!holds) throw new Error(`${name}: not as it should be: ${what}`);
}

/** @type {(name: string, url: string) => Promise<Response>} */
async function untilAnswered(name, url) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(url);
    } catch (cause) {
      if (attempt > 100) throw new Error(`${name}: does not answer`, { cause });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
