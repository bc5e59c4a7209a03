import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineModule, type Module } from '../../src/config/module.ts';
import { hideCookie } from '../../src/modules/upstream/hide-cookie.ts';
import { findCookie } from '../../src/modules/variables/cookie.ts';
import { respond } from '../../src/request/respond.ts';
import { type CookieNames, cookieNames } from '../../src/upstream/cookie-names.ts';
import { NO_HIDDEN_COOKIES, withoutCookies } from '../../src/upstream/hide-cookie.ts';
import { loadFailure, loadModules } from '../module-harness.ts';

const HIDDEN: CookieNames = cookieNames(['sess_id', 't.k']);

const hide = (field: string): string => withoutCookies(HIDDEN, field);

describe('withoutCookies', () => {
  it.each([
    ['a=1; sess_id=2; b=3', 'a=1; b=3'],
    ['sess_id=2; b=3', 'b=3'],
    ['a=1; sess_id=2', 'a=1'],
    ['sess_id=2', ''],
    ['sess_id=2; ;', ''],
    ['sess_id=1; a=1; t.k=2; sess_id=3', 'a=1'],
    ['a=1;sess_id=2;  b=3;', 'a=1;  b=3;'],
    ['sess_id=1=2; sess_id="x"; sess_id=', ''],
  ])('takes the cookies out and leaves the rest as it is: %j', (field, left) => expect(hide(field)).toBe(left));

  it.each([
    '',
    ' ',
    'a=1',
    'a=1;; b ;=c;',
    'xsess_id=1; sess_idx=2; sess_id.x=3; sess-id=4; sess=5',
    'a=sess_id; b=sess_id=1; c==sess_id=1; d="sess_id=1"',
    '$sess_id=1',
    'tk=1; t-k=2',
  ])('changes nothing in a field without them: %j', (field) => expect(hide(field)).toBe(field));

  it('takes them out in any case, as $cookie_ would have found them', () => {
    expect(withoutCookies(cookieNames(['Session']), 'a=1; SESSION=x; session=y; b=2')).toBe('a=1; b=2');
  });

  it.each([
    [' \t sess_id=1', 'blanks before it'],
    ['sess_id \t=1', 'blanks after it'],
    ['a=1;\x0b\x0c\x1fsess_id=1', 'control characters, which Python and Java trim'],
    ['a=1;\xa0sess_id\x85=1', 'blanks of latin1, which JavaScript and Python trim'],
    ['"sess_id"="1"', 'quotes around the name'],
    ['=sess_id=1', 'a leading =, which Werkzeug passed over'],
    ['a=1; ,sess_id=1', 'a leading comma'],
    ['a=1,sess_id=1', 'a comma before it, as in RFC 2965'],
    ['a=1, sess_id=1, b=2', 'a comma after it'],
    ['a=1 sess_id=1', 'a blank before it, as in Python'],
    ['a sess_id=1', 'a word before it'],
    ['sess_id sess_id=1', 'itself before it'],
    ['a="1; sess_id=2"', 'quotes around a separator'],
    ['a=1; sess_id', 'no value, which is an empty one in PHP'],
    ['sess.id=1; sess id=2; sess[id=3', 'characters that PHP has _ for'],
    ['sess_id[]=1; sess.id[x[y]=2; sess_id[a]b=3', 'the array that PHP makes'],
    ['sess%5fid=1; sess+id=2; %73ess_id=3; +%20sess_id=4; sess_id%00x=5', 'URL encoding'],
    ['t_k=1; t%2ek=2; t[k=3; t.k[]=4', 'what PHP makes of a name with a dot'],
  ])('leaves no cookie behind that a server would know: %j (%s)', (field) => {
    expect(hide(field)).not.toMatch(/sess.{0,3}id|t.{0,3}k/);
  });

  it('counts a blank after the name as the _ that PHP makes of it', () => {
    expect(withoutCookies(cookieNames(['sid_']), 'sid =1; sid=2')).toBe('sid=2');
  });

  it('knows a configured name with an escape both as it is and without it', () => {
    expect(withoutCookies(cookieNames(['a%2eb+c']), 'a%2eb+c=1; a.b%20c=2; a_b_c=3; d=4')).toBe('d=4');
  });

  it('takes time in proportion to the field', () => {
    const others = `${'a,'.repeat(100_000)}${'b='.repeat(100_000)}${' sess_idx='.repeat(30_000)}`;
    expect(hide(`${others} sess_id=1`) === others).toBe(true);
    expect(hide('sess_id,'.repeat(100_000)) === 'sess_id,'.repeat(100_000)).toBe(true);
    expect(hide(' sess_id='.repeat(100_000))).toBe('');
  });
});

/** How servers find the names of the cookies in a field, in the simplest form. */
const SERVERS: Readonly<Record<string, (field: string) => readonly string[]>> = {
  'RFC 6265': (field) => field.split(';').map((pair) => nameOf(pair).trim()),
  'RFC 2965': (field) => field.split(/[;,]/).map((pair) => nameOf(pair).trim()),
  Python: (field) => field.split(/[;\s]/).map((pair) => nameOf(pair)),
  PHP: (field) =>
    field.split(';').map((pair) =>
      nameOf(pair.replace(/^[ \t\v\f\r\n]+/, ''))
        .replace(/\[.*\].*/s, '')
        .replace(/[ .[]/g, '_'),
    ),
  Rack: (field) => field.split(/[;,] */).map((pair) => unescaped(nameOf(pair))),
  nginx: (field) => ['sess_id', 't.k'].filter((name) => findCookie([field], name) !== undefined),
};

function nameOf(pair: string): string {
  return pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : '';
}

function unescaped(text: string): string {
  return text.replaceAll('+', ' ').replace(/%[0-9a-f]{2}/gi, (hex) => String.fromCharCode(Number(`0x${hex.slice(1)}`)));
}

describe('any Cookie field', () => {
  const pieces = 'sess_id|sess.id|sess|_id|t.k|t_k|a|=|;|; |,| |\t|\xa0|"|[|]|%5f|%20|+|.|\\|$|x'.split('|');
  const hostile = fc.array(fc.constantFrom(...pieces, '=', ';', 'sess_id='), { maxLength: 16 }).map((p) => p.join(''));

  it.each(Object.entries(SERVERS))('has no hidden cookie left for a server of the kind %s', (_, namesIn) => {
    fc.assert(
      fc.property(hostile, (field) => {
        expect(namesIn(hide(field)).filter((name) => ['sess_id', 't.k', 't_k'].includes(name))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('has nothing hidden left for a second time', () => {
    fc.assert(fc.property(hostile, (field) => void expect(hide(hide(field))).toBe(hide(field))));
  });

  it('keeps all other cookies, in their order and byte for byte', () => {
    const value = fc.stringMatching(/^[!#-+\--:<-[\]-~]*$/);
    const name = fc.stringMatching(/^[a-z]{1,3}$/);
    const pair = fc.tuple(fc.oneof(name, fc.constantFrom('sess_id', 't.k')), value);
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const written = (some: typeof pairs): string => some.map(([n, v]) => `${n}=${v}`).join('; ');
        const others = pairs.filter(([n]) => n !== 'sess_id' && n !== 't.k');
        expect(hide(written(pairs))).toBe(written(others));
      }),
    );
  });
});

describe('proxy_hide_cookie', () => {
  const hiding: Module<{ readonly proxy_hide_cookie: CookieNames }> = defineModule({
    name: 'hiding',
    defaults: { proxy_hide_cookie: NO_HIDDEN_COOKIES },
    directives: { proxy_hide_cookie: hideCookie },
    content: (r) => respond(r, withoutCookies(hiding.of(r).proxy_hide_cookie, r.headers.joined('cookie') ?? '')),
  });
  const modules = [hiding] as readonly Module[];

  it.each([
    ['', '/', 'a=1; b=2; c.d=3'],
    ['proxy_hide_cookie a;', '/', 'b=2; c.d=3'],
    ['proxy_hide_cookie a; proxy_hide_cookie b c.d;', '/', ''],
    ['proxy_hide_cookie a; location /x { } location /y { proxy_hide_cookie b; }', '/x', 'b=2; c.d=3'],
    ['proxy_hide_cookie a; location /x { } location /y { proxy_hide_cookie b; }', '/y', 'a=1; c.d=3'],
  ])('hides the cookies that it names, in place of those of an outer level: %s %s', async (server, target, left) => {
    const { get } = loadModules(`http { server { ${server} } }`, modules);
    expect(await get(target, [['Cookie', 'a=1; b=2; c.d=3']])).toBe(left);
  });

  it.each(['""', '"a b"', 'a=b', 'a,b', '"a;"', '\'"a"\'', '$a', 'a "b\tc"', '\xe9'])('refuses %s', (names) => {
    const failure = loadFailure(`http { proxy_hide_cookie ${names}; }`, modules);
    expect(failure).toMatch(/^invalid cookie name ".*" in nginx\.conf:1$/s);
  });
});
