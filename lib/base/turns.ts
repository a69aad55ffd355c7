export interface Turns {
  /** Runs after everything asked for before; a job that fails does not stop the next. */
  readonly run: <T>(job: () => Promise<T>) => Promise<T>;
  /** Jobs that wait behind the one that runs. */
  readonly waiting: () => number;
}

/** One thing at a time: what begins later sees all that was done before, and ends later. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    run(job) {
      waiting += 1;
      const mine = last.then(() => {
        waiting -= 1;
        return job();
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    waiting: () => waiting,
  };
}
