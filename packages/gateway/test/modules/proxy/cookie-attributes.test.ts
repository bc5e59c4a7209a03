import { describe, expect, it } from 'vitest';
import vectors from '../../vectors/proxy-rewriting.json' with { type: 'json' };
import { expectSameFields, loadRewriting, messageOf, type RecordedRewriting } from './rewriting.ts';

const CASES: readonly RecordedRewriting[] = vectors.cookies.cases;
const PASS = 'proxy_pass http://127.0.0.1:8000';

describe('proxy_cookie_domain, proxy_cookie_path and proxy_cookie_flags', () => {
  it.each(CASES)('make of Set-Cookie what nginx makes of it: $about', (recorded) => expectSameFields(recorded));

  it.each(vectors.cookies.messages)('say of %s what nginx says', (server = '', message = '') => {
    expect(messageOf(server)).toBe(message);
  });

  it('warn of a flag that is none', () => {
    const { warnings } = loadRewriting(`location / { ${PASS}; proxy_cookie_flags a SECURE samesite=stict $arg_x; }`);
    expect(warnings).toEqual(['invalid proxy_cookie_flags flag "samesite=stict" in nginx.conf:1']);
  });

  it.each([
    ['proxy_cookie_path / $arg_x$1;', 'a=b; Path=/', 'a=b; Path=x%0D%0AX: y'],
    ['proxy_cookie_path ~^/$ $saved;', 'a=b; Path=/', 'a=b; Path=x%0D%0AX: y'],
    ['proxy_cookie_domain a $1;', 'a=b; Domain=.a', 'a=b; Domain=.x%0D%0AX: y'],
    ['proxy_cookie_domain ~^b$ $saved;', 'a=b; Domain=b', 'a=b; Domain=x%0D%0AX: y'],
  ])('let no line break of a replacement end the field: %s', async (directive, sent, received) => {
    const { answer } = loadRewriting(`location ~ "(?s)^/(.*)" { set $saved $1; ${PASS}; ${directive} }`);
    expect(await answer('/x%0d%0aX:%20y', [`Set-Cookie: ${sent}`])).toEqual([`Set-Cookie: ${received}`]);
  });
});
