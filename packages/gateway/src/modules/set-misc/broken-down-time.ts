import type { TimeZone } from './time-zone.ts';

/** A time taken apart: C's struct tm, with the full year, and `month` and `yearDay` counted from 0. */
export interface BrokenDownTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 for Sunday. */
  readonly weekDay: number;
  readonly yearDay: number;
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly zone: string;
  /** Seconds since the epoch as C's mktime gives them, which takes every time for a local one. */
  readonly epoch: number;
}

/** Milliseconds since the epoch as a time in UTC. C: gmtime. */
export function gmTime(ms: number): BrokenDownTime {
  return { ...takeApart(ms), offset: 0, zone: 'GMT', epoch: Math.floor(ms / 1000) - standardOffset(ms) };
}

/** Milliseconds since the epoch as a time in the zone of this process. C: localtime. */
export function localTime(ms: number, zone: TimeZone): BrokenDownTime {
  const offset = localOffset(ms);
  return { ...takeApart(ms + offset * 1000), offset, zone: zone.nameAt(offset), epoch: Math.floor(ms / 1000) };
}

function takeApart(ms: number): Omit<BrokenDownTime, 'offset' | 'zone' | 'epoch'> {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekDay: date.getUTCDay(),
    yearDay: Math.floor((ms - Date.UTC(year, 0)) / 86_400_000),
  };
}

function localOffset(ms: number): number {
  return new Date(ms).getTimezoneOffset() * -60;
}

/** The offset without summer time in the year of that time. */
function standardOffset(ms: number): number {
  const year = new Date(ms).getUTCFullYear();
  return Math.min(localOffset(Date.UTC(year, 0)), localOffset(Date.UTC(year, 6)));
}
