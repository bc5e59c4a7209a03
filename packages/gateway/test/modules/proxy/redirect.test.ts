import { describe, expect, it } from 'vitest';
import vectors from '../../vectors/proxy-rewriting.json' with { type: 'json' };
import { expectSameFields, loadRewriting, messageOf, type RecordedRewriting } from './rewriting.ts';

const CASES: readonly RecordedRewriting[] = vectors.redirect.cases;
const PASS = 'proxy_pass http://127.0.0.1:8000';

describe('proxy_redirect', () => {
  it.each(CASES)('makes of Location and Refresh what nginx makes of them: $about', (recorded) =>
    expectSameFields(recorded),
  );

  it.each(vectors.redirect.messages)('says of %s what nginx says', (server = '', message = '') => {
    expect(messageOf(server)).toBe(message);
  });

  it('lets no line break of a replacement end the field', async () => {
    const server = `location ~ "(?s)^/(.*)" { ${PASS}; proxy_redirect /a /$1; proxy_redirect ~^/b /$1$uri; }`;
    const { answer } = loadRewriting(server);
    expect(await answer('/x%0d%0aSet-Cookie:%20y=z', ['Refresh: 1; url=/a'])).toEqual([
      'Refresh: 1; url=/x%0D%0ASet-Cookie: y=z',
    ]);
    expect(await answer('/%0a', ['Location: /b'])).toEqual(['Location: http://localhost//%0A']);
  });
});
