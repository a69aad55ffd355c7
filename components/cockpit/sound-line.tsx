import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Reading } from './reading.ts';

/** How a silence that the guide speaks of goes on: the clock that matters while it lasts. */
function SilenceClock({ face }: { readonly face: string }): ReactNode {
  return (
    <section aria-label={m.sound_silence()} className="flex items-center gap-3 px-3.5 pb-3" data-part="silence">
      <b className="text-[26px] leading-none font-semibold tracking-[-.01em] tabular-nums" data-clock="silence">
        {face}
      </b>
      <span className="font-medium">{m.sound_silence()}</span>
    </section>
  );
}

/**
 * What is wrong with the caller's sound, in one line; nothing while all is well. A silence is told only where the guide goes by it: a
 * caller who listens is silent too, and a card that jumps at each of the agent's sentences would be no help.
 */
export function SoundLine({ reading }: { readonly reading: Reading }): ReactNode {
  const { call, clockOf } = reading;
  const { sound, state } = call.session;
  if (state === 'held') return null;
  const stall = clockOf('stall');
  const silence = clockOf('silence');
  if (sound.lost || stall !== null)
    return (
      <p className="px-3.5 pb-2.5 font-medium text-pretty text-ask tabular-nums" data-part="sound">
        {sound.lost ? m.sound_lost() : m.sound_stalled({ time: stall?.face ?? '' })}
      </p>
    );
  return silence !== null && call.situation === 'silence' ? <SilenceClock face={silence.face} /> : null;
}
