import type { SendAnswer } from '../../lib/platform/command.ts';

/** What of a wrap-up is kept as it is written. */
export interface DraftChange {
  readonly note?: string;
  /** The note field was left. */
  readonly closed?: boolean;
  readonly code?: string | null;
  readonly callBackOwed?: boolean;
  readonly supervisorTold?: boolean;
  readonly adviceReason?: string;
}

/** Carries the keystrokes of one wrap-up to the desk: at most one on its way, and the latest follows. */
export interface DraftLine {
  readonly write: (change: DraftChange) => void;
  /** The note field was left, or is about to be filed: says so once, if anything was typed since. */
  readonly close: () => void;
  /** Sends what is left; true when the desk has acknowledged all of it, false when something was refused and is still here. */
  readonly settle: () => Promise<boolean>;
  /** What the desk has not acknowledged yet. */
  readonly open: () => DraftChange;
}

/** A line for one call. What is refused or unanswered is kept and goes again with the next stroke or the next `settle`. */
export function createDraftLine(send: (change: DraftChange) => Promise<SendAnswer>, heard: (answer: SendAnswer) => void): DraftLine {
  let waiting: DraftChange | null = null;
  let underway: DraftChange | null = null;
  let running: Promise<boolean> | null = null;
  let unclosed: string | null = null;

  async function run(): Promise<boolean> {
    while (waiting !== null) {
      underway = waiting;
      waiting = null;
      const answer = await send(underway);
      if (!answer.ok) waiting = { ...underway, ...(waiting ?? {}) };
      underway = null;
      heard(answer);
      if (!answer.ok) return false;
    }
    return true;
  }

  const settle = (): Promise<boolean> => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  const write = (change: DraftChange): void => {
    if (change.note !== undefined) unclosed = change.closed === true ? null : change.note;
    waiting = { ...(waiting ?? {}), ...change };
    void settle();
  };

  return {
    write,
    close() {
      if (unclosed !== null) write({ note: unclosed, closed: true });
    },
    settle,
    open: () => ({ ...(underway ?? {}), ...(waiting ?? {}) }),
  };
}
