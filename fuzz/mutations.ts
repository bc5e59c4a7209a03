import fc from 'fast-check';

/** Bytes that mean something to some parser. */
const TELLING = [...'\r\n\t\0\x0b\x0c\x7f\x80\x85\xa0\xff ,;:/\\"=+-_.0159aAfFxX%#?*[]@'];

/** Texts that mean something to some parser. */
const TELLING_TEXTS = ['\r\n', '\r\n\r\n', '\n\n', '\r\n ', '\r\n\t', '0\r\n\r\n', ' HTTP/1.1', '\r\r\n', '\0', '..'];

type Change = (text: string) => string;

const byte = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TELLING) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) },
);
const added = fc.oneof({ weight: 4, arbitrary: byte }, { weight: 1, arbitrary: fc.constantFrom(...TELLING_TEXTS) });

/** Where in a text, as a share of its length. */
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (text: string, share: number): number => Math.floor(share * (text.length + 1));

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, added).map(([share, more]): Change => {
    return (text) => text.slice(0, at(text, share)) + more + text.slice(at(text, share));
  }),
  fc.tuple(place, byte).map(([share, other]): Change => {
    return (text) => text.slice(0, at(text, share)) + other + text.slice(at(text, share) + 1);
  }),
  fc.tuple(place, fc.integer({ min: 1, max: 6 })).map(([share, size]): Change => {
    return (text) => text.slice(0, at(text, share)) + text.slice(at(text, share) + size);
  }),
  // a piece of the text once more, somewhere
  fc.tuple(place, place, fc.integer({ min: 1, max: 40 })).map(([from, to, size]): Change => {
    return (text) =>
      text.slice(0, at(text, to)) + text.slice(at(text, from), at(text, from) + size) + text.slice(at(text, to));
  }),
  place.map(
    (share): Change =>
      (text) =>
        text.slice(0, at(text, share)),
  ),
);

/** A text with nothing, or a few things, changed in it; latin1. */
export function mutated(texts: fc.Arbitrary<string>, most = 4): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.oneof(fc.constant([]), fc.array(change, { maxLength: most })))
    .map(([text, changes]) => changes.reduce((so, next) => next(so), text));
}

/** A text with something changed in it. */
export function changed(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([text, changes]) => [text, changes.reduce((so, next) => next(so), text)] as const)
    .filter(([text, other]) => text !== other)
    .map(([, other]) => other);
}

/** Bytes, latin1, of which many mean something. */
export const anyBytes: fc.Arbitrary<string> = fc.array(added, { maxLength: 200 }).map((bytes) => bytes.join(''));

/** Cuts a text at those shares of its length. */
export function inPieces(text: string, shares: readonly number[]): string[] {
  const places = [...new Set([0, ...shares.map((share) => at(text, share)), text.length])].sort((a, b) => a - b);
  return places.slice(1).map((end, i) => text.slice(places[i], end));
}

/** Where to cut a text. */
export const cuts: fc.Arbitrary<number[]> = fc.array(place, { maxLength: 12 });
