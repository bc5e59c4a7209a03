import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type PhpFpm, startPhpFpm } from './php-fpm.ts';
import { example, FILES, type Served, serveExample, startApplication } from './served-example.ts';

const CHROMIUM = '/usr/bin/chromium';

describe.runIf(existsSync(CHROMIUM))('a browser, over TLS,', () => {
  let browser: Browser;
  let application: Server;
  let php: PhpFpm;
  let context: BrowserContext;
  let served: Served;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    application = await startApplication(0);
    php = await startPhpFpm({ 'user.php': example('www/user.php') });
  }, 60_000);
  afterEach(async () => {
    await context.close();
    await served.program.stop();
  });
  afterAll(async () => {
    await browser.close();
    application.close();
    await php.stop();
  });

  /** Has an example served, and opens a page of it. */
  async function open(name: string, path: string): Promise<Page> {
    const backends = { application: (application.address() as AddressInfo).port };
    served = await serveExample(name, name === 'backends.conf' ? { ...backends, php } : backends);
    context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto(served.https + path);
    return page;
  }
  const textOf = (page: Page): Promise<string> => page.locator('body').innerText();

  it('keeps the session in a Secure cookie, and is known by it', async () => {
    const page = await open('cookie-authentication.conf', '/login?user=danila');
    expect((await textOf(page)).trim()).toBe('Logged in as danila');
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: 'session', path: '/', secure: true, httpOnly: true });
    expect(await page.evaluate('document.cookie')).toBe('');
    const protectedPage = await page.goto(`${served.https}/protected`);
    expect(protectedPage?.status()).toBe(200);
    expect(await textOf(page)).toContain('danila');
    await context.clearCookies();
    expect((await page.goto(`${served.https}/protected`))?.status()).toBe(401);
  });

  it('is known to the applications behind the gateway by what is in its cookie, which they do not see', async () => {
    const page = await open('backends.conf', '/login?user=danila');
    await page.goto(`${served.https}/`);
    expect((await textOf(page)).trim()).toBe('Hello, danila');
    await page.goto(`${served.https}/user.php`);
    expect((await textOf(page)).trim()).toBe('Hello, danila');
    await context.clearCookies();
    await page.goto(`${served.https}/`);
    expect((await textOf(page)).trim()).toBe('Hello, stranger');
  });

  it('sends a form with the token that it was given, and none without', async () => {
    const page = await open('csrf-tokens.conf', '/csrf-token');
    const submit = (token: string): Promise<string> =>
      page.evaluate(async (csrf) => {
        const form = new URLSearchParams({ a: '1' });
        const response = await fetch(`/submit?csrf=${encodeURIComponent(csrf)}`, { method: 'POST', body: form });
        return `${response.status} ${await response.text()}`;
      }, token);
    expect(await submit(await textOf(page))).toBe('200 Form accepted: a=1\n');
    expect(await submit('forged')).toBe('403 Invalid or expired CSRF token\n');
  });

  it('gets a file by the link that it was given', async () => {
    const page = await open('download-tokens.conf', '/generate-token');
    const token = (await textOf(page)).trim();
    const download = (link: string): Promise<string> =>
      page.evaluate(async (given) => {
        const response = await fetch(`/download?token=${encodeURIComponent(given)}`);
        return `${response.status} ${await response.text()}`;
      }, link);
    expect(await download(token)).toBe(`200 ${FILES['www/files/report.pdf']}`);
    expect(await download('forged')).toMatch(/^403 /);
  });
});
