import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, holdsInTime } from '../../../../fuzz/holds.ts';
import { cuts, inPieces } from '../../../../fuzz/mutations.ts';
import { connectionInput } from './arbitrary-requests.ts';
import { readByGateway } from './gateway-parser.ts';
import { asksForUpgrade, LENIENCES } from './leniences.ts';
import { type NodeReading, type ReadRequest, readByNode } from './node-parser.ts';

/** The head of a request; without a version, Node.js looks for fields all the same. */
function headOf({ method, target, version, fields }: ReadRequest): Omit<ReadRequest, 'body' | 'complete'> {
  return { method, target, version, fields: version === '0.9' ? [] : fields };
}

/** Whether Node.js has read no more of the connection, as it may, or more or something else, as it must not. */
function expectAgreement(ours: readonly ReadRequest[], { requests, fault }: NodeReading, bytes: string): void {
  for (const [at, request] of ours.entries()) {
    const theirs = requests[at];
    if (theirs) expect(headOf(theirs)).toEqual(headOf(request));
    if (request.version === '0.9') return;
    if (theirs?.body === request.body && theirs.complete === request.complete) continue;
    if (theirs) expect(request.body.startsWith(theirs.body), 'Node.js has read another body').toBe(true);
    expect(theirs?.complete ?? false, 'Node.js has read less of a body').toBe(false);
    if (fault === undefined) expect(ours.slice(0, at + 1).some(asksForUpgrade), 'Node.js waits for more').toBe(true);
    else expect(LENIENCES.filter((lenience) => lenience.in(request, bytes)).length, fault).toBeGreaterThan(0);
    return;
  }
}

describe('whatever a client sends', () => {
  it('is read the same wherever it is cut in two', () => {
    holds(
      fc.property(connectionInput, (bytes) => {
        const whole = readByGateway([bytes]);
        for (let at = 1; at < bytes.length; at++) {
          expect(readByGateway([bytes.slice(0, at), bytes.slice(at)])).toEqual(whole);
        }
      }),
    );
  });

  it('is read the same in many pieces, and byte by byte', () => {
    holds(
      fc.property(connectionInput, cuts, (bytes, places) => {
        const whole = readByGateway([bytes]);
        expect(readByGateway(inPieces(bytes, places))).toEqual(whole);
        expect(readByGateway([...bytes])).toEqual(whole);
      }),
    );
  });

  it('is read as Node.js reads it, where it is taken', async () => {
    await holdsInTime(
      fc.asyncProperty(connectionInput, async (bytes) => {
        expectAgreement(readByGateway([bytes]).requests, await readByNode(bytes), bytes);
      }),
    );
  });
});

describe('what is made up', () => {
  it('is taken often enough, with and without a body, for all of this to mean something', () => {
    const readings = fc.sample(connectionInput, 500).map((bytes) => readByGateway([bytes]).requests);
    expect(readings.filter(([first]) => first?.complete).length).toBeGreaterThan(100);
    expect(readings.filter(([first]) => first?.complete && first.body !== '').length).toBeGreaterThan(50);
    expect(readings.filter(([, second]) => second?.complete).length).toBeGreaterThan(20);
  });
});
