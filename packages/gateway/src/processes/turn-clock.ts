/**
 * Makes a clock that is read once in a turn of the event loop, as nginx's is: what happens in one turn happens at one time.
 * In milliseconds since the Unix epoch. Source: ngx_time_update.
 */
export function turnClock(read: () => number = Date.now): () => number {
  let time: number | undefined;
  const forget = (): void => {
    time = undefined;
  };
  return () => {
    if (time === undefined) {
      time = read();
      // before it waits for something the event loop runs what was set so
      setImmediate(forget);
    }
    return time;
  };
}
