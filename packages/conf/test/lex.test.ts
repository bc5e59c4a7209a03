import { describe, expect, it } from 'vitest';
import { lex } from '../src/index.ts';
import { readVectors } from './vectors.ts';

const words = readVectors<{ raw: string; value: string }>('nginx-words');

function kinds(text: string): string[] {
  return [...lex(text, 'f')].map((token) => ('text' in token ? `${token.kind} ${token.text}` : token.kind));
}

describe('a word', () => {
  it.each(words)('$raw has the value that nginx gives it', ({ raw, value }) => {
    expect(kinds(`daemon ${raw};`)).toEqual(['word daemon', `word ${value}`, ';', 'end']);
  });
});

describe('lex', () => {
  it('gives every token its line and its column in bytes', () => {
    const text = 'a "b\nc" d; # e\r\n\t{}\n';
    const places = [...lex(text, 'f')].map(({ kind, position }) => [kind, position.line, position.column]);
    expect(places).toEqual([
      ['word', 1, 1],
      ['word', 1, 3],
      ['word', 2, 4],
      [';', 2, 5],
      ['comment', 2, 7],
      ['{', 3, 2],
      ['}', 3, 3],
      ['end', 4, 1],
    ]);
  });

  it('names the file in every position and error', () => {
    for (const token of lex('a "b"c', '/etc/x.conf')) {
      expect(token.position.file).toBe('/etc/x.conf');
      if (token.kind === 'error') expect(token.error.file).toBe('/etc/x.conf');
    }
  });

  it('starts a comment only where a word could start', () => {
    expect(kinds('a#b #c\n"#" ;#d')).toEqual(['word a#b', 'comment c', 'word #', ';', 'comment d', 'end']);
  });

  it('leaves the line end of a comment out, LF or CRLF', () => {
    expect(kinds('#a\n#b\r\n#c\rd\n')).toEqual(['comment a', 'comment b', 'comment c\rd', 'end']);
  });

  it('ends with the first fault', () => {
    expect(kinds('a; "b"c; d;')).toEqual(['word a', ';', 'error']);
  });

  it('reads words and comments up to the size of nginx’s buffer', () => {
    const word = 'w'.repeat(4095);
    const comment = 'c'.repeat(4094);
    expect(kinds(`${word};#${comment}\n"${word.slice(1)}";`)).toEqual([
      `word ${word}`,
      ';',
      `comment ${comment}`,
      `word ${word.slice(1)}`,
      ';',
      'end',
    ]);
  });

  it('reads any number of blanks between words', () => {
    const blanks = ' \n\t\r'.repeat(5000);
    expect(kinds(`${blanks}a${blanks}b${blanks};${blanks}`)).toEqual(['word a', 'word b', ';', 'end']);
  });
});
