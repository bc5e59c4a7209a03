import { expect, it } from 'vitest';
import { uriExtension } from '../../src/request/content-type.ts';

it.each([
  ['/a.txt', 'txt'],
  ['/a.tar.GZ', 'gz'],
  ['/a.b/c', ''],
  ['/.html', ''],
  ['/.a.html', 'html'],
  ['/d/.html', ''],
  ['/a.', ''],
  ['/', ''],
])('the extension of %s is "%s"', (uri, extension) => {
  expect(uriExtension(uri)).toBe(extension);
});
