import { describe, expect, it } from 'vitest';
import { listsEtag, notModified } from '../../src/modules/not-modified.ts';
import { type Answer, loadModules, serverConf } from '../module-harness.ts';
import { fixedResponse } from './fixed-response.ts';

function ask(headers: readonly (readonly [string, string])[], etag = 'W/"v"', lastModified = 1000): Promise<Answer> {
  const upstream = fixedResponse('body', (response) => {
    response.etag = etag;
    response.lastModified = lastModified;
    response.contentType = 'text/plain';
    response.headers.add('Content-Encoding', 'br');
    response.headers.add('X-Kept', '1');
  });
  return loadModules(serverConf(''), [upstream, notModified]).request({ headers });
}

describe('a response that is not modified', () => {
  it('loses its body and the fields that describe it, and keeps the others', async () => {
    const { status, fields, body } = await ask([['If-None-Match', '"v"']]);
    expect({ status, body }).toEqual({ status: 304, body: '' });
    expect(fields.filter((field) => !/^(?:Server|Date|Connection):/.test(field))).toEqual([
      'Last-Modified: Thu, 01 Jan 1970 00:16:40 GMT',
      'ETag: W/"v"',
      'X-Kept: 1',
    ]);
  });

  // nginx 1.22.1, `return 200 x`
  it.each([
    ['If-Match', '"x"', 412],
    ['If-Match', '*', 200],
    ['If-Unmodified-Since', 'Thu, 01 Jan 1970 00:00:00 GMT', 412],
    ['If-Modified-Since', 'Fri, 01 Jan 2070 00:00:00 GMT', 200],
    ['If-None-Match', '"x"', 200],
    ['If-None-Match', '*', 304],
  ])('that has neither time nor tag is answered to %s: %s with %i, as by nginx', async (name, value, status) => {
    const untagged = fixedResponse('body', () => {});
    const answer = await loadModules(serverConf(''), [untagged, notModified]).request({ headers: [[name, value]] });
    expect(answer.status).toBe(status);
  });
});

describe('a failed precondition', () => {
  it('answers 412 with none of the fields of the response', async () => {
    const { status, head } = await ask([['If-Match', '"v"']]);
    expect(status).toBe(412);
    expect(head).not.toMatch(/X-Kept|ETag|Content-Encoding/);
  });
});

describe('entity tags', () => {
  it.each([
    ['"a,b", "c"', '"a,b"', true],
    ['"x", "a,b"', '"a,b"', true],
    ['"a', '"a,b"', false],
    ['W/"v"', 'W/"v"', true],
    ['"v"', 'W/"v"', false],
    ['', '"v"', false],
    ['"v"\t,', '"v"', true],
  ])('strongly, %s lists %s: %s', (list, etag, expected) => {
    expect(listsEtag(list, etag, false)).toBe(expected);
  });

  it.each([
    ['"v"', 'W/"v"', true],
    ['W/"v"', '"v"', true],
    ['W/"x",\t W/"v"', 'W/"v"', true],
    ['W/ "v"', '"v"', false],
  ])('weakly, %s lists %s: %s', (list, etag, expected) => {
    expect(listsEtag(list, etag, true)).toBe(expected);
  });
});
