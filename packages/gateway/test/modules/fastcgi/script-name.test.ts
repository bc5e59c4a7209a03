import { describe, expect, it } from 'vitest';
import { defineModule, type Module } from '../../../src/config/module.ts';
import {
  FASTCGI_PARAM_DEFAULTS,
  FASTCGI_PARAM_DIRECTIVES,
  type FastcgiParamSettings,
} from '../../../src/modules/fastcgi/param-directives.ts';
import { scriptNameVariables } from '../../../src/modules/fastcgi/script-name.ts';
import { rewrite } from '../../../src/modules/rewrite/index.ts';
import { loadFailure, loadModules, serverConf } from '../../module-harness.ts';

const fastcgi: Module<FastcgiParamSettings> = defineModule<FastcgiParamSettings>({
  name: 'fastcgi',
  defaults: FASTCGI_PARAM_DEFAULTS,
  directives: FASTCGI_PARAM_DIRECTIVES,
  variables: scriptNameVariables((r) => fastcgi.of(r)),
});

const MODULES: readonly Module[] = [rewrite, fastcgi];

const RETURN = 'return 200 "$fastcgi_script_name|$fastcgi_path_info";';
const SPLIT = 'fastcgi_split_path_info ^(.+?\\.php)(/.*)$;';

describe('$fastcgi_script_name and $fastcgi_path_info', () => {
  it.each([
    ['', '/a.php/b', '/a.php/b|'],
    ['', '/a/', '/a/|'],
    ['fastcgi_index i.php;', '/a/', '/a/i.php|'],
    ['fastcgi_index i.php;', '/a', '/a|'],
    [SPLIT, '/a.php/b/c', '/a.php|/b/c'],
    [SPLIT, '/a.php', '/a.php|'],
    [`${SPLIT} fastcgi_index i.php;`, '/dir/', '/dir/i.php|'],
    [`${SPLIT} fastcgi_index i.php;`, '/a.php/', '/a.php|/'],
    [SPLIT, '/a.php/b.php/c', '/a.php|/b.php/c'],
    ['fastcgi_split_path_info ^(/x)(/y)?;', '/x', '/x|'],
    ['fastcgi_split_path_info ^(/x/)(.*); fastcgi_index i;', '/x/y', '/x/i|y'],
    ['fastcgi_split_path_info ^(?<script>/x)(?<info>.*);', '/x/y', '/x|/y'],
    ['fastcgi_split_path_info ^(/a)(.*); fastcgi_split_path_info ^(/.)(.*);', '/xy', '/x|y'],
  ])('with %s are of %s %s', async (directives, target, text) => {
    const harness = loadModules(serverConf(`${directives} location / { ${RETURN} }`), MODULES);
    expect(await harness.get(target)).toBe(text);
  });

  it('are of the URI as it is by then', async () => {
    const harness = loadModules(serverConf(`${SPLIT} rewrite ^/r(/.*) $1; location / { ${RETURN} }`), MODULES);
    expect(await harness.get('/r/a.php/b')).toBe('/a.php|/b');
  });

  it('leave the captures of other expressions alone', async () => {
    const conf = serverConf(`${SPLIT} location ~ ^/(.)(.) { set $a $fastcgi_script_name; return 200 "$a|$1|$2"; }`);
    expect(await loadModules(conf, MODULES).get('/xy.php/z')).toBe('/xy.php|x|y');
  });
});

describe('fastcgi_split_path_info', () => {
  it.each([
    ['^(.+)$', 'pattern "^(.+)$" must have 2 captures in nginx.conf:1'],
    ['(a)(b)(c)', 'pattern "(a)(b)(c)" must have 2 captures in nginx.conf:1'],
    ['^((.+)$', 'pcre2_compile() failed: missing closing parenthesis in "^((.+)$" in nginx.conf:1'],
  ])('refuses %s', (regex, message) => {
    expect(loadFailure(serverConf(`fastcgi_split_path_info '${regex}';`), MODULES)).toBe(message);
  });

  it('defines no variables by its named groups', () => {
    const conf = serverConf("fastcgi_split_path_info '^(?<script>.)(.)'; return 200 $script;");
    expect(loadFailure(conf, MODULES)).toBe('unknown "script" variable in nginx.conf:1');
  });
});

describe('fastcgi_index', () => {
  it('may be given once a level', () => {
    const message = '"fastcgi_index" directive is duplicate in nginx.conf:1';
    expect(loadFailure(serverConf('fastcgi_index a; fastcgi_index b;'), MODULES)).toBe(message);
  });
});
