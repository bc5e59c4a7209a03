import { describe, expect, it } from 'vitest';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import type { ProxyProtocol } from '../../src/request/proxy-protocol.ts';
import { loadModules, serverConf } from '../module-harness.ts';

function tlv(type: number, value: string): string {
  return String.fromCharCode(type, value.length >> 8, value.length & 255) + value;
}

const SSL_TLVS = [
  tlv(0x21, 'TLSv1.3'),
  tlv(0x22, 'client.example'),
  tlv(0x23, 'TLS_AES_256_GCM_SHA384'),
  tlv(0x24, 'SHA256'),
  tlv(0x25, 'RSA2048'),
].join('');

const SSL = `\x07\xff\0\0\x01${SSL_TLVS}`;

const TLVS = [
  tlv(0x01, 'h2'),
  tlv(0x02, 'example.com'),
  tlv(0x02, 'second.example'),
  tlv(0x05, 'id'),
  tlv(0x20, SSL),
  tlv(0x30, 'net'),
  tlv(0xee, 'x'.repeat(300)),
  tlv(0xef, ''),
].join('');

const HEADER: ProxyProtocol = {
  sourceAddress: '1.2.3.4',
  sourcePort: 1234,
  serverAddress: '5.6.7.8',
  serverPort: 443,
  tlvs: TLVS,
};

async function read(
  text: string,
  proxyProtocol: ProxyProtocol | undefined,
): Promise<{ body: string; log: readonly string[] }> {
  const conf = serverConf(`location / { return 200 "${text}"; }`);
  const harness = loadModules(conf, [variables, rewrite], { client: { proxyProtocol } });
  return { body: await harness.get('/'), log: harness.log };
}

const textOf = async (name: string, tlvs = TLVS): Promise<string> =>
  (await read(`$proxy_protocol_${name}`, { ...HEADER, tlvs })).body;

describe('the addresses of a header', () => {
  const all = '$proxy_protocol_addr|$proxy_protocol_port|$proxy_protocol_server_addr|$proxy_protocol_server_port';

  it('are those that the proxy gives', async () => {
    expect((await read(all, HEADER)).body).toBe('1.2.3.4|1234|5.6.7.8|443');
  });

  it('have no port 0', async () => {
    expect((await read(all, { ...HEADER, sourcePort: 0, serverPort: 0 })).body).toBe('1.2.3.4||5.6.7.8|');
  });

  it('are empty without one, and so are TLVs, those that nobody knows too', async () => {
    const text = `${all}|$proxy_protocol_tlv_alpn|$proxy_protocol_tlv_ssl_verify|$proxy_protocol_tlv_nonsense`;
    expect(await read(text, undefined)).toEqual({ body: '||||||', log: [] });
  });
});

describe('a TLV', () => {
  it.each([
    ['tlv_alpn', 'h2'],
    ['tlv_authority', 'example.com'],
    ['tlv_unique_id', 'id'],
    ['tlv_ssl', SSL],
    ['tlv_netns', 'net'],
    ['tlv_ssl_version', 'TLSv1.3'],
    ['tlv_ssl_cn', 'client.example'],
    ['tlv_ssl_cipher', 'TLS_AES_256_GCM_SHA384'],
    ['tlv_ssl_sig_alg', 'SHA256'],
    ['tlv_ssl_key_alg', 'RSA2048'],
    ['tlv_ssl_verify', '4278190081'],
    ['tlv_0x01', 'h2'],
    ['tlv_0x5', 'id'],
    ['tlv_0xEE', 'x'.repeat(300)],
    ['tlv_0xef', ''],
    ['tlv_0xf0', ''],
    ['tlv_0x101', ''],
    ['tlv_ssl_0x22', 'client.example'],
    ['tlv_ssl_0x01', ''],
    ['TLV_ALPN', 'h2'],
  ])('$proxy_protocol_%s is %j', async (name, value) => {
    expect(await textOf(name)).toBe(value);
  });

  it.each([
    ['alpn', 'without any', ''],
    ['ssl_cn', 'without TLS', tlv(0x01, 'h2')],
    ['ssl_verify', 'with too little of TLS', tlv(0x20, '\x07\0\0\0')],
    ['ssl_cn', 'with nothing in TLS', tlv(0x20, '\x07\0\0\0\0')],
  ])('%s is empty %s', async (name, _, tlvs) => {
    expect(await read(`<$proxy_protocol_tlv_${name}>`, { ...HEADER, tlvs })).toEqual({ body: '<>', log: [] });
  });

  it.each([
    ['foo', 'unknown PROXY protocol TLV "foo"'],
    ['ssl_foo', 'unknown PROXY protocol TLV "ssl_foo"'],
    ['ssl_alpn', 'unknown PROXY protocol TLV "ssl_alpn"'],
    ['0x', 'invalid PROXY protocol TLV "0x"'],
    ['0xzz', 'invalid PROXY protocol TLV "0xzz"'],
    ['ssl_0x1g', 'invalid PROXY protocol TLV "ssl_0x1g"'],
  ])('%s is none: the log says so', async (name, message) => {
    expect(await read(`<$proxy_protocol_tlv_${name}>`, HEADER)).toEqual({ body: '<>', log: [`[error] ${message}`] });
  });

  it.each([
    ['netns', '\x01'],
    ['netns', '\x01\0'],
    ['netns', '\x01\0\x03ab'],
    ['netns', `${tlv(1, 'h2')}\x30\xff\xffx`],
    ['ssl_cn', tlv(0x20, '\0\0\0\0\0\x22\0')],
    ['ssl_cn', tlv(0x20, '\0\0\0\0\0\x22\0\x05abcd')],
  ])('%s is empty where the TLVs %j break off, and the log says so', async (name, tlvs) => {
    const { body, log } = await read(`<$proxy_protocol_tlv_${name}>`, { ...HEADER, tlvs });
    expect([body, log]).toEqual(['<>', ['[error] broken PROXY protocol TLV']]);
  });

  it('is found before what breaks off', async () => {
    expect(await textOf('tlv_alpn', `${tlv(1, 'h2')}\x30`)).toBe('h2');
  });
});
