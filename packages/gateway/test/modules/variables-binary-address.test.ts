import { expect, it } from 'vitest';
import { binaryAddress } from '../../src/modules/variables/binary-address.ts';

it.each([
  ['1.2.3.255', '\x01\x02\x03\xff'],
  ['::', '\0'.repeat(16)],
  ['::1', `${'\0'.repeat(15)}\x01`],
  ['fe80::1%eth0', `\xfe\x80${'\0'.repeat(13)}\x01`],
  ['1:2:3:4:5:6:7:8', '\0\x01\0\x02\0\x03\0\x04\0\x05\0\x06\0\x07\0\x08'],
  ['2001:db8::a:b', `\x20\x01\x0d\xb8${'\0'.repeat(8)}\0\x0a\0\x0b`],
  ['::ffff:1.2.3.4', `${'\0'.repeat(10)}\xff\xff\x01\x02\x03\x04`],
  ['unix:', 'unix:'],
])('the bytes of the address %s', (address, bytes) => {
  expect(binaryAddress(address)).toBe(bytes);
});
