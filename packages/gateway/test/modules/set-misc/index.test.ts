import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANY_HTTP } from '../../../src/config/context.ts';
import { setMisc } from '../../../src/modules/set-misc/index.ts';
import { loadFailure, loadModules } from '../../module-harness.ts';
import { anyBytes } from './arbitrary.ts';
import { loadLine, testVariables } from './run-line.ts';

const directives = Object.entries(setMisc.directives ?? {});
const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function inLocation(line: string): string {
  return `http { server { location / { ${line} } } }`;
}

function failure(text: string): string {
  return loadFailure(text, [testVariables(new Map()), setMisc]);
}

describe('what nginx -t says of a mistake is said here:', () => {
  test.each([
    ['set_md5 $x a b;', 'invalid number of arguments in "set_md5" directive in nginx.conf:1'],
    ['set_md5;', 'invalid number of arguments in "set_md5" directive in nginx.conf:1'],
    ['set_if_empty $x;', 'invalid number of arguments in "set_if_empty" directive in nginx.conf:1'],
    ['set_hmac_sha1 $x a;', 'invalid number of arguments in "set_hmac_sha1" directive in nginx.conf:1'],
    ['set_local_today $x a;', 'invalid number of arguments in "set_local_today" directive in nginx.conf:1'],
    ['set_formatted_gmt_time $x;', 'invalid number of arguments in "set_formatted_gmt_time" directive in nginx.conf:1'],
    ['set_hashed_upstream $x a;', 'invalid number of arguments in "set_hashed_upstream" directive in nginx.conf:1'],
    ['set_md5 x a;', 'invalid variable name "x" in nginx.conf:1'],
    ['set_md5 $ a;', 'invalid variable name "$" in nginx.conf:1'],
    ['set_md5 "" a;', 'invalid variable name "" in nginx.conf:1'],
    ['set_md5 x$;', 'invalid variable name "x$" in nginx.conf:1'],
    ['set_md5 $x a$;', 'invalid variable name in nginx.conf:1'],
    ['set_md5 $x "${a";', 'the closing bracket in "a" variable is missing in nginx.conf:1'],
    [
      'set_base32_alphabet abc;',
      '"set_base32_alphabet" directive takes an alphabet of 3 bytes but 32 expected in nginx.conf:1',
    ],
    [
      'set_base32_alphabet "";',
      '"set_base32_alphabet" directive takes an alphabet of 0 bytes but 32 expected in nginx.conf:1',
    ],
    [
      'set_base32_padding maybe;',
      'invalid value "maybe" in "set_base32_padding" directive, it must be "on" or "off" in nginx.conf:1',
    ],
    [
      'set_misc_base32_padding perhaps;',
      'invalid value "perhaps" in "set_misc_base32_padding" directive, it must be "on" or "off" in nginx.conf:1',
    ],
    [
      'set_misc_base32_padding on; set_base32_padding off;',
      '"set_base32_padding" directive is duplicate in nginx.conf:1',
    ],
    [
      `set_base32_alphabet ${STANDARD}; set_base32_alphabet ${STANDARD};`,
      '"set_base32_alphabet" directive is duplicate in nginx.conf:1',
    ],
    ['upstream_list a b;', '"upstream_list" directive is not allowed here in nginx.conf:1'],
  ])('%s', (line, message) => {
    expect(failure(inLocation(line))).toBe(message);
  });

  test.each([
    ['upstream_list a b c; upstream_list A d e;', 'duplicate upstream list name "A" in nginx.conf:1'],
    ['upstream_list a 12 c;', 'upstream list just consists of number "12" in nginx.conf:1'],
    ['upstream_list a 12x c;', 'upstream list not correct format "12x" in nginx.conf:1'],
    ['upstream_list a 10.0.0.1:80;', 'upstream list not correct format "10.0.0.1:80" in nginx.conf:1'],
    ['upstream_list a;', 'invalid number of arguments in "upstream_list" directive in nginx.conf:1'],
  ])('%s', (line, message) => {
    expect(failure(`http { ${line} }`)).toBe(message);
  });

  test('a list that is only defined later', () => {
    const text = 'http { server { location / { set_hashed_upstream $x a key; } } upstream_list a b; }';
    expect(failure(text)).toMatch(/^set_hashed_upstream: upstream list "a" not defined yet/);
  });
});

test('a weight that would fill the memory is refused', () => {
  expect(failure('http { upstream_list a 99999999999999999999:b; }')).toContain('not correct format');
});

test('all directives but upstream_list are for every level of http with its ifs', () => {
  for (const [name, { in: contexts }] of directives) {
    expect(contexts, name).toEqual(name === 'upstream_list' ? ['http', 'server'] : ANY_HTTP);
  }
});

test('the old name of set_base32_padding works, with a warning', async () => {
  const harness = loadModules(inLocation('set_misc_base32_padding off;'), [setMisc]);
  expect(harness.warnings).toEqual([
    'the "set_misc_base32_padding" directive is deprecated, use the "set_base32_padding" directive instead in nginx.conf:1',
  ]);
});

test('directives of the http level define their variables and never run', async () => {
  const values = new Map<string, string>();
  const text = 'http { set_md5 $out a; set_rotate $new 1 2; server { location / { set_encode_hex $x $out; } } }';
  await loadModules(text, [testVariables(values), setMisc]).request();
  expect(values.get('out')).toBeUndefined();
  expect(values.get('x')).toBe('');
});

test('base32 settings are inherited, and an inner level has its own', async () => {
  const values = new Map<string, string>();
  const text = `http { set_base32_padding off; server { set_base32_alphabet ${STANDARD};
    location /a { set_encode_base32 $out abc; }
    location /b { set_base32_padding on; set_encode_base32 $out abc; }
  } }`;
  const harness = loadModules(text, [testVariables(values), setMisc]);
  await harness.request({ target: '/a' });
  expect(values.get('out')).toBe('MFRGG');
  await harness.request({ target: '/b' });
  expect(values.get('out')).toBe('MFRGG===');
});

test('a directive that fails ends the request before the ones after it', async () => {
  const values = new Map<string, string>();
  const text = inLocation('set_md5 $x a; set_decode_base64 $out "!"; set_md5 $y b;');
  const harness = loadModules(text, [testVariables(values), setMisc]);
  expect((await harness.request()).status).toBe(500);
  expect([...values.keys()]).toEqual(['x']);
  expect(harness.log).toEqual(['[error] set_decode_base64: invalid value']);
});

const setters = directives.filter(([, { syntax }]) => syntax.startsWith('$variable'));

test.each(setters.map(([name, { args }]) => [name, args] as const))('%s takes any bytes', async (name, args) => {
  if ('atLeast' in args) throw new Error('a table of counts is expected');
  const lists = 'upstream_list $x a b;';
  const lines = args.map((count) => loadLine(`${name} ${['$out', '$x', '$y'].slice(0, count).join(' ')};`, { lists }));
  await fc.assert(
    fc.asyncProperty(anyBytes, anyBytes, anyBytes, async (out, x, y) => {
      for (const run of lines) {
        const result = await run({ out, x, y });
        // a fault would be an answer of 500 that the log calls something else
        if ('status' in result) expect(result.log).toMatch(/^(?:set_\w+: |$)/);
        else expect(result.out).toMatch(/^[\0-\xff]*$/);
      }
    }),
  );
});
