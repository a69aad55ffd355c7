import type { Millis } from '../base/time.ts';
import { createTurns } from '../base/turns.ts';
import type { CommandAnswer } from '../platform/protocol.ts';
import type { Shift } from '../sync/shift.ts';

/** Sees to it that no record stays on this device alone. */
export interface ShiftKeeper {
  /** *Sign off*, pressed on a surface. Asked again while it runs, it answers once. */
  readonly answer: () => Promise<CommandAnswer>;
  /** Looks after a shift file on its way, and writes one where records have waited too long. */
  readonly look: () => Promise<void>;
}

export interface ShiftKeeperDeps {
  readonly shift: Shift;
  /** This device has forgotten records before. */
  readonly forgets: () => Promise<boolean>;
  /** Says on the toolbar that records wait for a press. */
  readonly sign: (waits: boolean) => Promise<void>;
}

const HOUR: Millis = 3_600_000;
/** How long a record may be on this device alone. */
const KEPT: Millis = 24 * HOUR;
/** The same where what is stored here has been lost before. */
const CACHED: Millis = HOUR;

export function createShiftKeeper({ shift, forgets, sign }: ShiftKeeperDeps): ShiftKeeper {
  const turns = createTurns();
  let running: Promise<CommandAnswer> | null = null;
  const signOff = async (): Promise<CommandAnswer> => {
    const done = await shift.signOff();
    if (done.ok) await sign(false);
    return done.ok ? { ok: true, callKey: null } : { ok: false, reason: done.reason };
  };
  const age = async (): Promise<Millis> => ((await forgets()) ? CACHED : KEPT);
  return {
    answer() {
      running ??= signOff().finally(() => {
        running = null;
      });
      return running;
    },
    // One after the other: of two that ran at once, the one that saw less could sign last.
    look: () =>
      turns.run(async () => {
        if ((await shift.settle()) === 'under_way') return;
        const isDue = await shift.isDue(await age());
        const written = isDue ? await shift.signOff() : null;
        // Busy: the page of records is writing one at this moment, and what comes of it is looked at then.
        if (written?.ok === false && written.reason === 'busy') return;
        await sign(written?.ok === false);
      }),
  };
}
