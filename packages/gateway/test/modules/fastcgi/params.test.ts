import { describe, expect, it } from 'vitest';
import { defineModule, type Module } from '../../../src/config/module.ts';
import {
  FASTCGI_PARAM_DEFAULTS,
  FASTCGI_PARAM_DIRECTIVES,
  type FastcgiParamSettings,
} from '../../../src/modules/fastcgi/param-directives.ts';
import { compileParams } from '../../../src/modules/fastcgi/params.ts';
import { scriptNameVariables } from '../../../src/modules/fastcgi/script-name.ts';
import { map } from '../../../src/modules/map/index.ts';
import { rewrite } from '../../../src/modules/rewrite/index.ts';
import { hideCookie } from '../../../src/modules/upstream/hide-cookie.ts';
import { variables } from '../../../src/modules/variables/index.ts';
import { respond } from '../../../src/request/respond.ts';
import type { CookieNames } from '../../../src/upstream/cookie-names.ts';
import { NO_HIDDEN_COOKIES } from '../../../src/upstream/hide-cookie.ts';
import { VERSION } from '../../../src/version.ts';
import { loadFailure, loadModules, serverConf, type TestRequest } from '../../module-harness.ts';

interface Settings extends FastcgiParamSettings {
  readonly fastcgi_hide_cookie: CookieNames;
}

/** Answers a request with the parameters that it would be sent with. */
const fastcgi: Module<Settings> = defineModule<Settings>({
  name: 'fastcgi',
  defaults: { ...FASTCGI_PARAM_DEFAULTS, fastcgi_hide_cookie: NO_HIDDEN_COOKIES },
  directives: { ...FASTCGI_PARAM_DIRECTIVES, fastcgi_hide_cookie: hideCookie },
  variables: scriptNameVariables((r) => fastcgi.of(r)),
  content: (r) => {
    const { fastcgi_param: params, fastcgi_hide_cookie: hiddenCookies } = fastcgi.of(r);
    const passRequestHeaders = r.method !== 'DELETE';
    const list = compileParams({ params, passRequestHeaders, hiddenCookies })(r);
    return respond(r, list.map(([name, value]) => `${name}=${value}\n`).join(''));
  },
});

const MODULES: readonly Module[] = [rewrite, map, variables, fastcgi];

async function paramsOf(directives: string, headers: TestRequest['headers'] = [], method = 'GET'): Promise<string[]> {
  const { body } = await loadModules(serverConf(directives), MODULES).request({ method, headers });
  return body.split('\n').slice(0, -1);
}

describe('a client that sends the name of a parameter that the configuration sets', () => {
  const attacks: readonly (readonly [name: string, value: string])[] = [
    ['X-User-Data', 'evil'],
    ['X_User_Data', 'evil'],
    ['x-user-data', 'evil'],
    ['X-USER_DATA', 'evil'],
    ['x_user-DATA', 'evil'],
    ['X.User.Data', 'evil'],
    ['X+User~Data', 'evil'],
    ['X-User-Data', 'evil again'],
  ];
  const values: readonly (readonly [what: string, directives: string, params: readonly string[]])[] = [
    ['a value', 'fastcgi_param HTTP_X_USER_DATA alice;', ['HTTP_X_USER_DATA=alice']],
    ['a variable', 'set $user bob; fastcgi_param HTTP_X_USER_DATA $user;', ['HTTP_X_USER_DATA=bob']],
    ['an empty variable', "set $user ''; fastcgi_param HTTP_X_USER_DATA $user;", ['HTTP_X_USER_DATA=']],
    ['an empty variable, if_not_empty', "set $user ''; fastcgi_param HTTP_X_USER_DATA $user if_not_empty;", []],
    ['no value', "fastcgi_param HTTP_X_USER_DATA '';", []],
    ['no value, if_not_empty', "fastcgi_param HTTP_X_USER_DATA '' if_not_empty;", []],
    ['a name in mixed case', 'fastcgi_param HTTP_X_User_Data alice;', ['HTTP_X_User_Data=alice']],
  ];

  it.each(values)('does not get it through where it has %s', async (_, directives, params) => {
    expect(await paramsOf(directives, attacks)).toEqual(params);
    for (const attack of attacks) expect(await paramsOf(directives, [attack])).toEqual(params);
  });

  it('does not get it through in a location that has the parameters of its server', async () => {
    const directives = "set $user ''; fastcgi_param HTTP_X_USER_DATA $user; location / { }";
    expect(await paramsOf(directives, attacks)).toEqual(['HTTP_X_USER_DATA=']);
  });

  it('can do so where inner parameters replace those that named it', async () => {
    const directives = 'fastcgi_param HTTP_X_USER_DATA alice; location / { fastcgi_param A b; }';
    expect(await paramsOf(directives, [['X-User-Data', 'evil']])).toEqual(['A=b', 'HTTP_X_USER_DATA=evil']);
  });
});

describe('parameters', () => {
  it('are sent in the order of the file, and before those of the header', async () => {
    const directives = 'fastcgi_param B 1; fastcgi_param A $request_method; fastcgi_param B 2;';
    expect(await paramsOf(directives, [['Z', 'z']])).toEqual(['B=1', 'A=GET', 'B=2', 'HTTP_Z=z']);
  });

  it('without a value are sent, unless they have the name of a header field', async () => {
    const directives =
      "fastcgi_param A ''; fastcgi_param B '' if_not_empty; fastcgi_param HTTP_ ''; fastcgi_param HTTP_C '';";
    expect(await paramsOf(directives)).toEqual(['A=', 'HTTP_=']);
  });

  it('are bytes', async () => {
    const harness = loadModules(serverConf('fastcgi_param A $uri;'), MODULES);
    expect(await harness.get('/%FF%01%C3%A4')).toBe('A=/\xff\x01\xc3\xa4\n');
  });

  it.each([
    ['fastcgi_param A b c;', 'invalid parameter "c" in nginx.conf:1'],
    ['fastcgi_param A;', 'invalid number of arguments in "fastcgi_param" directive in nginx.conf:1'],
    ['fastcgi_param A $nobody;', 'unknown "nobody" variable in nginx.conf:1'],
    ['fastcgi_param A "${open";', 'the closing bracket in "open" variable is missing in nginx.conf:1'],
  ])('are refused in %s', (directives, message) => {
    expect(loadFailure(serverConf(directives), MODULES)).toBe(message);
  });
});

/** What Debian has in fastcgi.conf, fastcgi_params and snippets/fastcgi-php.conf, without the `try_files` of the last. */
const DEBIAN = `
  fastcgi_split_path_info ^(.+?\\.php)(/.*)$;
  set $path_info $fastcgi_path_info;
  fastcgi_param PATH_INFO $path_info;
  fastcgi_index index.php;
  fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
  fastcgi_param QUERY_STRING $query_string;
  fastcgi_param REQUEST_METHOD $request_method;
  fastcgi_param CONTENT_TYPE $content_type;
  fastcgi_param CONTENT_LENGTH $content_length;
  fastcgi_param SCRIPT_NAME $fastcgi_script_name;
  fastcgi_param REQUEST_URI $request_uri;
  fastcgi_param DOCUMENT_URI $document_uri;
  fastcgi_param DOCUMENT_ROOT $document_root;
  fastcgi_param SERVER_PROTOCOL $server_protocol;
  fastcgi_param REQUEST_SCHEME $scheme;
  fastcgi_param HTTPS $https if_not_empty;
  fastcgi_param GATEWAY_INTERFACE CGI/1.1;
  fastcgi_param SERVER_SOFTWARE nginx/$nginx_version;
  fastcgi_param REMOTE_ADDR $remote_addr;
  fastcgi_param REMOTE_PORT $remote_port;
  fastcgi_param REMOTE_USER $remote_user;
  fastcgi_param SERVER_ADDR $server_addr;
  fastcgi_param SERVER_PORT $server_port;
  fastcgi_param SERVER_NAME $server_name;
  fastcgi_param REDIRECT_STATUS 200;
  fastcgi_param HTTP_HOST $host;
`;

it('are what Debian has for PHP', async () => {
  const harness = loadModules(serverConf(`server_name example.com; location ~ \\.php { ${DEBIAN} }`), MODULES);
  const { body } = await harness.request({
    method: 'POST',
    target: '/a%20b.php/info?q=1',
    headers: [
      ['Host', 'EXAMPLE.com:8080'],
      ['Content-Type', 'text/plain'],
    ],
    body: 'hello',
  });
  expect(body.split('\n').slice(0, -1)).toEqual([
    'PATH_INFO=/info',
    'SCRIPT_FILENAME=/prefix/html/a b.php',
    'QUERY_STRING=q=1',
    'REQUEST_METHOD=POST',
    'CONTENT_TYPE=text/plain',
    'CONTENT_LENGTH=5',
    'SCRIPT_NAME=/a b.php',
    'REQUEST_URI=/a%20b.php/info?q=1',
    'DOCUMENT_URI=/a b.php/info',
    'DOCUMENT_ROOT=/prefix/html',
    'SERVER_PROTOCOL=HTTP/1.1',
    'REQUEST_SCHEME=http',
    'GATEWAY_INTERFACE=CGI/1.1',
    `SERVER_SOFTWARE=nginx/${VERSION}`,
    'REMOTE_ADDR=127.0.0.1',
    'REMOTE_PORT=50000',
    'REMOTE_USER=',
    'SERVER_ADDR=127.0.0.1',
    'SERVER_PORT=8080',
    'SERVER_NAME=example.com',
    'REDIRECT_STATUS=200',
    'HTTP_HOST=example.com',
    'HTTP_CONTENT_TYPE=text/plain',
  ]);
});

describe('fields of a request header', () => {
  it('are sent in capitals with an underscore for a hyphen', async () => {
    const headers = [
      ['User-Agent', 'x'],
      ['accept', ''],
      ['X_y-Z', 'a=b'],
      ['Content-Type', 'text/plain'],
    ] as const;
    const params = ['HTTP_USER_AGENT=x', 'HTTP_ACCEPT=', 'HTTP_X_Y_Z=a=b', 'HTTP_CONTENT_TYPE=text/plain'];
    expect(await paramsOf('', headers)).toEqual(params);
  });

  it('of one name are sent as one', async () => {
    const headers = [
      ['Accept', 'a'],
      ['Cookie', 'a=1'],
      ['ACCEPT', 'b'],
      ['X-A', '1'],
      ['cookie', 'b=2'],
      ['X_A', '2'],
    ] as const;
    expect(await paramsOf('', headers)).toEqual(['HTTP_ACCEPT=a, b', 'HTTP_COOKIE=a=1; b=2', 'HTTP_X_A=1, 2']);
  });

  it('are not sent without fastcgi_pass_request_headers', async () => {
    expect(await paramsOf('fastcgi_param A b;', [['X', 'y']], 'DELETE')).toEqual(['A=b']);
  });

  it('named Proxy are sent, as nginx does', async () => {
    expect(await paramsOf('', [['Proxy', 'http://evil']])).toEqual(['HTTP_PROXY=http://evil']);
    expect(await paramsOf("fastcgi_param HTTP_PROXY '';", [['Proxy', 'http://evil']])).toEqual([]);
  });
});

describe('fastcgi_hide_cookie', () => {
  const hide = 'fastcgi_hide_cookie session;';

  it.each([
    ['one of several', [['Cookie', 'a=1; session=secret; b=2']], ['HTTP_COOKIE=a=1; b=2']],
    ['the only one', [['Cookie', 'session=secret']], []],
    [
      'one of several fields',
      [
        ['Cookie', 'session=secret'],
        ['Cookie', 'b=2; session=other'],
      ],
      ['HTTP_COOKIE=b=2'],
    ],
    ['none', [['Cookie', 'a=1']], ['HTTP_COOKIE=a=1']],
  ] as const)('takes %s out', async (_, headers, params) => {
    expect(await paramsOf(hide, headers)).toEqual(params);
  });

  it('takes it out of a parameter of that name too', async () => {
    const directives = `${hide} fastcgi_param HTTP_COOKIE $http_cookie if_not_empty;`;
    expect(await paramsOf(directives, [['Cookie', 'a=1; session=secret']])).toEqual(['HTTP_COOKIE=a=1']);
    expect(await paramsOf(directives, [['Cookie', 'session=secret']])).toEqual([]);
  });
});
