import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace } from '../../lib/base/time.ts';
import { partOf, remaining } from './clock-reading.ts';
import { useDesk } from './desk-context.ts';
import { asks } from './hold-alert.tsx';
import { PressButton } from './press-button.tsx';
import type { Reading } from './reading.ts';

const RADIUS = 19;
const ROUND = 2 * Math.PI * RADIUS;

function Ring({ part }: { readonly part: number }): ReactNode {
  return (
    <svg viewBox="0 0 44 44" aria-hidden="true" className="size-11 shrink-0 -rotate-90 fill-none stroke-[3.5] rtl:-scale-x-100">
      <circle cx="22" cy="22" r={RADIUS} className="stroke-line forced-colors:stroke-transparent" />
      <circle
        cx="22"
        cy="22"
        r={RADIUS}
        strokeDasharray={ROUND}
        strokeDashoffset={ROUND * (1 - part)}
        className="stroke-ask transition-[stroke-dashoffset] duration-1000 ease-linear forced-colors:stroke-[Highlight] motion-reduce:transition-none"
      />
    </svg>
  );
}

function dueLine(ms: number, dueMs: number | undefined, scope: string | undefined): string | null {
  if (scope === 'remote') return m.hold_remote();
  if (scope === 'consult') return m.hold_consult();
  if (dueMs === undefined) return null;
  return ms >= dueMs ? m.hold_due({ over: clockFace(ms - dueMs) }) : m.hold_check_back({ left: clockFace(remaining(dueMs, ms)) });
}

/** The hold that runs: its time, when to check back, and what all holds of the call amount to. */
export function HoldClock({ reading }: { readonly reading: Reading }): ReactNode {
  const { press, clock } = useDesk();
  const hold = reading.clockOf('hold');
  if (hold === null || !hold.view.running) return null;
  const { dueMs, scope } = hold.view;
  const total = reading.clockOf('hold_total');
  const due = dueLine(hold.ms, dueMs, scope);
  const overdue = asks(reading.alert);
  const ours = scope !== 'remote' && scope !== 'consult';
  return (
    <section aria-label={m.hold_label()} className="flex items-center gap-3 px-3.5 pb-3" data-part="hold">
      {ours && dueMs !== undefined && <Ring part={partOf(hold.ms, dueMs)} />}
      <b className="text-[26px] leading-none font-semibold tracking-[-.01em] tabular-nums" data-clock="hold">
        {hold.face}
      </b>
      <span className="grid gap-px">
        {due !== null && <span className={`font-medium tabular-nums ${overdue ? 'text-ask' : ''}`}>{due}</span>}
        {ours && total !== null && (
          <span className="text-[12px] text-soft tabular-nums">
            {m.hold_total({ total: total.face, holds: m.holds({ count: total.view.count ?? 1 }) })}
          </span>
        )}
      </span>
      {ours && !reading.call.session.capabilities.hold && (
        <span className="ms-auto">
          <PressButton id="resume" onPress={() => void press('resume', { do: 'resume', at: clock.wall() })}>
            {m.manual_resume()}
          </PressButton>
        </span>
      )}
    </section>
  );
}
