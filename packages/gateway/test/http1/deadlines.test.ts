import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadlines, type Expiring } from '../../src/http1/deadlines.ts';

let now = 0;

/** Lets that much time pass, for the timer and for the clock. */
function pass(ms: number): void {
  for (let i = 0; i < ms; i += 100) {
    now += 100;
    vi.advanceTimersByTime(100);
  }
}

class Member implements Expiring {
  deadline: number;
  expired: number = 0;
  #then: () => void;

  constructor(deadline: number, after: () => void = () => {}) {
    this.deadline = deadline;
    this.#then = after;
  }

  expire(): void {
    this.expired++;
    this.#then();
  }
}

beforeEach(() => {
  now = 1_000_000;
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a deadline', () => {
  it('passes once, and not before its time', () => {
    const deadlines = new Deadlines(() => now);
    const member = new Member(now + 1000);
    deadlines.add(member);
    pass(900);
    expect(member.expired).toBe(0);
    pass(2000);
    expect(member.expired).toBe(1);
  });

  it('of 0 never passes', () => {
    const deadlines = new Deadlines(() => now);
    const member = new Member(0);
    deadlines.add(member);
    pass(10_000);
    expect(member.expired).toBe(0);
  });

  it('that is moved passes at its new time', () => {
    const deadlines = new Deadlines(() => now);
    const member = new Member(now + 500);
    deadlines.add(member);
    pass(400);
    member.deadline = now + 500;
    pass(400);
    expect(member.expired).toBe(0);
    pass(100);
    expect(member.expired).toBe(1);
  });

  it('may be set anew when it passes', () => {
    const deadlines = new Deadlines(() => now);
    const member: Member = new Member(now + 100, () => {
      member.deadline = now + 300;
    });
    deadlines.add(member);
    pass(1000);
    expect(member.expired).toBe(4);
  });

  it('of one that left is forgotten, and without members no timer runs', () => {
    const deadlines = new Deadlines(() => now);
    const [first, second] = [new Member(now + 100), new Member(now + 100)];
    deadlines.add(first);
    deadlines.add(second);
    deadlines.remove(first);
    pass(200);
    expect([first.expired, second.expired]).toEqual([0, 1]);
    expect(vi.getTimerCount()).toBe(1);
    deadlines.remove(second);
    expect(vi.getTimerCount()).toBe(0);
    const third = new Member(now + 100);
    deadlines.add(third);
    pass(200);
    expect(third.expired).toBe(1);
  });

  it('passes for the others even where one leaves them while it passes', () => {
    const deadlines = new Deadlines(() => now);
    const members = [0, 1, 2, 3].map(() => {
      const member: Member = new Member(now + 100, () => deadlines.remove(member));
      return member;
    });
    for (const member of members) deadlines.add(member);
    pass(200);
    expect(members.map((member) => member.expired)).toEqual([1, 1, 1, 1]);
  });
});
