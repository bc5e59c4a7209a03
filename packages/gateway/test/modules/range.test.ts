import { describe, expect, it } from 'vitest';
import { range } from '../../src/modules/range.ts';
import type { Body } from '../../src/request/body.ts';
import { type Answer, loadModules, serverConf } from '../module-harness.ts';
import { fixedResponse } from './fixed-response.ts';

function ask(body: Body, asked: string, acceptRanges = true, status = 200): Promise<Answer> {
  const upstream = fixedResponse(body, (response) => {
    response.acceptRanges = acceptRanges;
    response.status = status;
    response.contentType = 'text/plain; charset=utf-8';
  });
  return loadModules(serverConf(''), [upstream, range]).request({ headers: [['Range', asked]] });
}

describe('ranges', () => {
  it.each([
    ['text', 'hello world'],
    ['pieces of text', ['hel', 'lo', '', ' wor', 'ld']],
  ] as const)('are taken of %s', async (_, body) => {
    expect(await ask(body, 'bytes=2-6')).toMatchObject({ status: 206, body: 'llo w' });
  });

  it('come with the media type, its parameters and the length of all of it in each part', async () => {
    const { head, body } = await ask('hello world', 'bytes=0-0,-1');
    const boundary = /boundary=(\d{20})\r/.exec(head)?.[1];
    const part = (where: string, text: string): string =>
      `\r\n--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes ${where}/11\r\n\r\n${text}`;
    expect(body).toBe(`${part('0-0', 'h')}${part('10-10', 'd')}\r\n--${boundary}--\r\n`);
  });

  it('have another boundary in every response', async () => {
    const boundaries = [await ask('abc', 'bytes=0-0,2-2'), await ask('abc', 'bytes=0-0,2-2')].map(
      ({ head }) => /boundary=(\d{20})\r/.exec(head)?.[1],
    );
    expect(new Set(boundaries).size).toBe(2);
  });

  it.each([
    ['the handler does not offer them', false, 200],
    ['the response is an error', true, 404],
  ])('are not taken where %s', async (_, acceptRanges, status) => {
    const answer = await ask('hello', 'bytes=0-1', acceptRanges, status);
    expect(answer).toMatchObject({ status, body: 'hello' });
    expect(answer.head).not.toMatch(/-Range/);
  });
});
