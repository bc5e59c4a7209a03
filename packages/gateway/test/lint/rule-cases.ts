/** A key and an IV that nothing is to be said of, in a server. */
export const GOOD: string =
  'encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*"; encrypted_session_iv abcdefgh12345678;';
/** The same in the sealed format. */
export const SEALED: string = `${GOOD} encrypted_session_format sealed;`;

const OPEN = 'set_decrypt_session $uid $cookie_sid;';
const COOKIE = 'add_header Set-Cookie "s=$t';

/** By rule: what is found, and what is not. */
export const CASES: Readonly<Record<string, readonly (readonly [text: string, found: boolean])[]>> = {
  'default-iv': [
    ['encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*";\nlocation / { set_encrypt_session $t a; }', true],
    ['encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*";\nlocation / { return 200; }', false],
    [`${GOOD}\nlocation / { set_encrypt_session $t a; }`, false],
    [`${SEALED.replace(/encrypted_session_iv \S+/, '')}\nlocation / { set_encrypt_session $t a; }`, false],
    [`${GOOD.replace(/abcdefgh12345678/, 'deadbeefdeadbeef')}\nlocation / { set_encrypt_session $t a; }`, true],
    [`${SEALED.replace(/abcdefgh12345678/, 'deadbeefdeadbeef')}\nlocation / { set_encrypt_session $t a; }`, false],
    [`${GOOD.replace(/encrypted_session_iv \S+/, '')}\nlocation / { session_cookie s a; }`, true],
    [`${GOOD.replace(/encrypted_session_iv \S+/, '')}\nlocation / { session_cookie_open s $u; }`, true],
    ['encrypted_session_keyring keys;\nlocation / { set_encrypt_session $t a; }', false],
  ],
  'short-iv': [
    ['encrypted_session_iv 12345678;', true],
    ['encrypted_session_iv 12345678; encrypted_session_format sealed;', false],
    ['encrypted_session_iv 1234567812345678;', false],
  ],
  'weak-key': [
    ['encrypted_session_key abcdefghijklmnopqrstuvwxyz123456;', true],
    [`encrypted_session_key ${'ab'.repeat(16)};`, true],
    ['encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*" abcdefghijklmnopqrstuvwxyz123456;', true],
    ['encrypted_session_key file:/etc/key;', false],
    ['encrypted_session_key hex:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f;', true],
    [`encrypted_session_key hex:${'00'.repeat(32)};`, true],
    ['encrypted_session_key hex:7d1f0ab3c29e54f86b03e7715ad2489cf0361e8bb94d27c5a06f8312de5b974a;', false],
    [`encrypted_session_key base64:${Buffer.from('abcdefghijklmnopqrstuvwxyz123456').toString('base64')};`, true],
    ['encrypted_session_key base64:fR8Ks8KeVPhrA+dxWtJInPA2Hou5TSfFoG+DEt5bl0o=;', false],
    // the first half of a key that "openssl rand -hex 32" gives
    ['encrypted_session_key 7d1f0ab3c29e54f86b03e7715ad2489c;', false],
    [GOOD, false],
  ],
  'no-expiry': [
    ['encrypted_session_expires 0;', true],
    ['encrypted_session_expires 0s;', true],
    ['encrypted_session_expires 10m;', false],
    ['encrypted_session_expires 0d0h;', true],
    ['encrypted_session_expires $time;', false],
  ],
  'client-plaintext': [
    [`${GOOD}\nlocation / { set_encrypt_session $t $arg_u; }`, true],
    [`${GOOD}\nlocation / { set_unescape_uri $u $arg_u; set $v "user=$u"; set_encrypt_session $t $v; }`, true],
    [`${GOOD}\nset $u $http_x;\nlocation / { set $t $u; set_encrypt_session $t; }`, true],
    [`${GOOD}\nlocation / { set $u a; if ($arg_x) { set $u $arg_x; } set_encrypt_session $t $u; }`, true],
    [`${GOOD}\nlocation / { set_encrypt_session $t $m; }\nmap $arg_u $m { default none; ~^(.*)$ $1; }`, true],
    [`${GOOD}\nlocation / { set_encrypt_session $t $m; }\nmap $arg_u $m { default $http_x; }`, true],
    [`${GOOD}\nlocation / { set_encrypt_session $t $m; }\nmap $arg_u $m { default guest; admin staff; }`, false],
    [`${GOOD}\nlocation / { set $u $arg_u; set $u fixed; set_encrypt_session $t $u; }`, false],
    [`${GOOD}\nlocation / { set_encrypt_session $t $remote_user; }`, false],
    [`${SEALED}\nlocation / { set_encrypt_session $t $arg_u; }`, false],
    [`${GOOD}\nlocation / { session_cookie s $arg_u; }`, true],
    [`${SEALED}\nlocation / { session_cookie s $arg_u; }`, false],
    // a map that is defined behind its use, by another map, of a variable that is set elsewhere
    [`${GOOD}\nlocation / { set_encrypt_session $t $n; }\nmap $x $n { default $m; }\nmap $y $m { a $arg_u; }`, true],
    [`${GOOD}\nset $u $arg_u; location / { set_encrypt_session $t $m; }\nmap $x $m { default $u; }`, true],
    [`${GOOD}\nlocation / { set_encrypt_session $t $m; }\nmap $arg_u $m { ~^(?<id>\\d+)$ user-$id; }`, true],
    [`${GOOD}\nlocation / { set_encrypt_session $t $m; }\nmap $remote_addr $m { ~^(.*)$ $1; }`, false],
    [`${GOOD}\nlocation / { set_encrypt_session $t $m; }\nmap $m $n { default $n; }\nmap $n $m { ~(.*) $1; }`, false],
    // a server's steps come before its locations', wherever they stand
    [`${GOOD}\nlocation / { set_encrypt_session $t $u; }\nset $u $arg_u;`, true],
    [`${GOOD}\nlocation / { set $u $arg_u; if ($arg_x) { set $u fixed; } set_encrypt_session $t $u; }`, true],
    [`${GOOD}\nlocation ~ ^/u/(?<user>.+)$ { set_encrypt_session $t $user; }`, true],
    [`${GOOD}\nlocation / { if ($arg_u ~ ^(?<user>.+)$) { set_encrypt_session $t $user; } }`, true],
    [`${GOOD}\nlocation / { if ($remote_addr ~ ^(?<net>.+)$) { set_encrypt_session $t $net; } }`, false],
    [`${GOOD}\nlocation / { rewrite ^/(?<user>.+)$ /; set_encrypt_session $t $user; }`, true],
    [`${GOOD}\nlocation / { set_md5 $h $arg_u; set_encrypt_session $t $h; }`, false],
    [`${GOOD}\nlocation / { set_if_empty $u $arg_u; set_encrypt_session $t $u; }`, true],
    // what a backend says is known once the steps are over
    [`${GOOD}\nlocation / { auth_request /a; auth_request_set $u $upstream_http_u; session_cookie s $u; }`, false],
    [`${GOOD}\nlocation / { set $u $arg_u; session_cookie s $u; auth_request_set $u $upstream_http_u; }`, false],
    [`${GOOD}\nlocation / { session_cookie s $upstream_http_x_user; }`, false],
  ],
  'large-cookie': [
    [
      `${SEALED}\nlocation / { set_encrypt_session $t $request_body; ${COOKIE}; HttpOnly; Secure; SameSite=Lax"; }`,
      true,
    ],
    [
      `${SEALED}\nlocation / { set $a "$args"; set_encrypt_session $t "u=$a"; set_encode_base64 $t; ${COOKIE}"; }`,
      true,
    ],
    [`${SEALED}\nlocation / { set_encrypt_session $t ${'x'.repeat(3100)}; set_encode_base64 $t; ${COOKIE}"; }`, true],
    [`${SEALED}\nlocation / { set_encrypt_session $t ${'x'.repeat(2100)}; set_encode_hex $t; ${COOKIE}"; }`, true],
    [`${SEALED}\nlocation / { set_encrypt_session $t ${'x'.repeat(2100)}; set_encode_base64 $t; ${COOKIE}"; }`, false],
    [`${SEALED}\nlocation / { session_cookie s $ssl_client_cert; }`, true],
    [`${SEALED}\nlocation / { session_cookie s $m; }\nmap $a $m { default ${'x'.repeat(3100)}; }`, true],
    [`${SEALED}\nlocation / { session_cookie s $arg_user; }`, false],
    [`${SEALED}\nlocation / { session_cookie s $request_uri; }`, true],
    [`${SEALED}\nlocation / { session_cookie s "$http_user_agent $http_accept $http_referer"; }`, true],
    [`${SEALED}\nlocation / { session_cookie s "$http_user_agent"; }`, false],
    [`${SEALED}\nlocation / { session_cookie s $m; }\nmap $request_body $m { ~u=(.*) $1; }`, true],
    [`${SEALED}\nlocation / { session_cookie s $m; }\nmap $request_body $m { default small; }`, false],
    [`${SEALED}\nlocation / { session_cookie s $m; }\nmap $m $n { default $n; }\nmap $n $m { ~(.*) $1; }`, false],
    [`${SEALED}\nlocation / { set_sha1 $h $request_body; session_cookie s $h; }`, false],
    [`${SEALED}\nlocation / { ${COOKIE}"; set_encrypt_session $t $request_body; }`, true],
    [`${GOOD} encrypted_session_format jwe;\nlocation / { session_cookie s ${'x'.repeat(2900)}; }`, true],
    [`${GOOD} encrypted_session_format jwe;\nlocation / { session_cookie s ${'x'.repeat(2500)}; }`, false],
    // sealed again, and encoded twice
    [
      `${GOOD} encrypted_session_format jwe;\nlocation / { set_encrypt_session $t ${'x'.repeat(2500)}; set_encode_base64 $t; ${COOKIE}"; }`,
      true,
    ],
    [`${SEALED}\nlocation / { set_renew_session $t $cookie_s; set_encode_base64 $t; ${COOKIE}"; }`, false],
    [`${SEALED}\nlocation / { add_header Set-Cookie "all=$http_cookie"; }`, false],
  ],
  'shared-purpose': [
    [`${SEALED}\nlocation /a { set_encrypt_session $t a; }\nlocation /b { set_encrypt_session $t b; }`, true],
    [
      `${SEALED}\nlocation /a { set_encrypt_session $t a; }\nlocation /b { encrypted_session_purpose b; set_encrypt_session $t b; }`,
      false,
    ],
    [`${SEALED}\nlocation /a { set_encrypt_session $t a; set_encrypt_session $s a; }`, false],
    [`${SEALED}\nlocation /a { if ($a) { set_encrypt_session $t a; } if ($b) { set_encrypt_session $s a; } }`, false],
    [`${SEALED}\nlocation /a { session_cookie s a; }\nlocation /b { session_cookie s b; }`, false],
    [`${SEALED}\nlocation /a { session_cookie s a; }\nlocation /b { session_cookie t b; }`, true],
    [
      'encrypted_session_keyring k;\nlocation /a { set_encrypt_session $t a; }\nlocation /b { set_encrypt_session $t b; }',
      true,
    ],
    [
      `${SEALED}\nlocation /a { set_encrypt_session $t a; }\nlocation /b { encrypted_session_keyring b; set_encrypt_session $t b; }`,
      false,
    ],
  ],
  'cookie-attributes': [
    [`${SEALED}\nlocation / { set_encrypt_session $t a; set_encode_base64 $t; ${COOKIE}; HttpOnly; Secure"; }`, true],
    [`${SEALED}\nlocation / { set_encrypt_session $t a; ${COOKIE}; HttpOnly; secure; SameSite=Lax"; }`, false],
    [`${SEALED}\nlocation / { set $t a; ${COOKIE}"; }`, false],
    [
      `${SEALED}\nlocation / { set_encrypt_session $t a; set $c "s=$t; HttpOnly; Secure; SameSite=Lax"; add_header Set-Cookie $c; }`,
      false,
    ],
    [`${SEALED}\nlocation / { set_encrypt_session $t a; set $c "s=$t; HttpOnly"; add_header Set-Cookie $c; }`, true],
    [
      `${SEALED}\nset_cookie_flag s HttpOnly secure SameSite=Lax; location / { set_encrypt_session $t a; ${COOKIE}"; }`,
      false,
    ],
    [`${SEALED}\nset_cookie_flag * HttpOnly secure; location / { set_encrypt_session $t a; ${COOKIE}"; }`, true],
    [
      `${SEALED}\nset_cookie_flag other HttpOnly secure SameSite; location / { set_encrypt_session $t a; ${COOKIE}"; }`,
      true,
    ],
    [`${SEALED}\nlocation / { ${COOKIE}"; set_encrypt_session $t a; }`, true],
    [
      `${SEALED}\nlocation / { set_encrypt_session $t a; set $c "s=$t; HttpOnly; Secure; SameSite=Lax"; if ($x) { set $c "s=$t"; } add_header Set-Cookie $c; }`,
      true,
    ],
    [
      `${SEALED}\nlocation / { set_encrypt_session $t a; set $c ""; if ($x) { set $c "s=$t; HttpOnly; Secure; SameSite=Lax"; } add_header Set-Cookie $c; }`,
      false,
    ],
    [
      `${SEALED}\nmap $scheme $flags { default "; HttpOnly; Secure; SameSite=Lax"; }\nlocation / { set_encrypt_session $t a; ${COOKIE}$flags"; }`,
      false,
    ],
    [`${SEALED}\nlocation / { session_cookie s a; session_cookie_open s $u; }`, false],
    [`${SEALED}\nlocation / { session_cookie s a HttpOnly=off; }`, true],
    [`${SEALED}\nlocation / { session_cookie_open s $u Path=/a Secure=off; }`, true],
  ],
  'unchecked-session': [
    [`location / { ${OPEN}\nproxy_set_header X-User $uid; }`, true],
    [`location / { ${OPEN} set $name "u-$uid";\nfastcgi_param USER $name; }`, true],
    [`location / { ${OPEN} if ($uid = "") { return 401; }\nproxy_set_header X-User $uid; }`, false],
    [`location / { ${OPEN}\ntry_files $uid =404; }`, true],
    [`location / { ${OPEN}\nreturn 200 "Welcome, $uid!"; }`, true],
    [`location / { ${OPEN} if ($uid = "") { return 401 "no $uid"; } return 200 $uid; }`, false],
    [`location / { proxy_set_header X-User $remote_user; }`, false],
    [`location / { ${OPEN} set $name "u-$uid"; if ($uid = "") { return 401; } fastcgi_param USER $name; }`, false],
    [`location / { ${OPEN} set $name $uid; if ($name = "") { return 401; } fastcgi_param USER $uid; }`, false],
    [`location / { ${OPEN} if ($role = "") { return 401; }\nfastcgi_param USER $uid; }`, true],
    [
      `location / { ${OPEN} if ($encrypted_session_status != ok) { return 401; }\nproxy_set_header X-User $uid; }`,
      false,
    ],
    [
      `map $uid $known { "" 0; default 1; } location / { ${OPEN} if ($known = 0) { return 401; } proxy_set_header X-User $uid; }`,
      false,
    ],
    [`map $a $b { "" 0; } map $b $a { "" 0; } location / { ${OPEN} if ($a) { return 401; } root /x/$uid; }`, true],
    [`location / { session_cookie_open s $uid; set_if_empty $uid guest; return 200 $uid; }`, false],
    [`location / { session_cookie_open s $uid; return 200 $uid; }`, true],
    [`location / { ${OPEN} set_encrypt_session $t $uid; }`, true],
    [`location / { ${OPEN} set_encrypt_session $uid fixed; }`, false],
  ],
  'cookie-upstream': [
    [`location / { set_decode_base64 $t $cookie_sid; set_decrypt_session $uid $t;\nproxy_pass http://a; }`, true],
    [`location / { session_cookie_open sid $uid;\nfastcgi_pass a:1; }`, true],
    [`location / { ${OPEN} proxy_hide_cookie sid;\nproxy_pass http://a; }`, false],
    [`location / { ${OPEN} proxy_set_header Cookie "";\nproxy_pass http://a; }`, false],
    [`location / { ${OPEN} proxy_set_header Cookie $http_cookie;\nproxy_pass http://a; }`, true],
    [`location / { ${OPEN} proxy_set_header Cookie "sid=$cookie_sid";\nproxy_pass http://a; }`, true],
    [`location / { ${OPEN} proxy_set_header Cookie "lang=$cookie_lang";\nproxy_pass http://a; }`, false],
    [`location / { ${OPEN} proxy_pass_request_headers off;\nproxy_pass http://a; }`, false],
    [`location / { ${OPEN} fastcgi_param HTTP_COOKIE "";\nfastcgi_pass a:1; }`, false],
    [`location / { set_renew_session $t $cookie_sid;\nproxy_pass http://a; }`, true],
    [`location / { set_decrypt_session $uid $arg_t;\nproxy_pass http://a; }`, false],
  ],
};
