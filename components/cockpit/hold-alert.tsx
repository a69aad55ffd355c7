import { BellRing } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace, SECOND } from '../../lib/base/time.ts';
import type { AlertState } from '../../lib/call/hold-alert.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { remaining } from './clock-reading.ts';
import { useDesk } from './desk-context.ts';
import { KeyHint } from './key-hint.tsx';
import { PressButton } from './press-button.tsx';
import type { Reading } from './reading.ts';

/** True while a hold asks for the agent and was not answered. */
export const asks = (alert: AlertState): boolean => alert === 'due' || alert === 'overdue';

/** What a hold asks, in a word or two. */
export const alertWord = (alert: AlertState): string => (alert === 'overdue' ? m.alert_overdue() : m.alert_due());

/** A bell for a line that has no room for the words; a screen reader hears them all the same. */
export function AlertMark({ alert }: { readonly alert: AlertState }): ReactNode {
  if (!asks(alert)) return null;
  return (
    <span className="shrink-0 text-ask" data-part="alert-mark">
      <BellRing size={14} strokeWidth={2.2} aria-hidden="true" />
      <span className="sr-only">{alertWord(alert)}</span>
    </span>
  );
}

/** `1 min`, or seconds where that is no whole number of minutes. */
const spanWord = (ms: number): string => {
  const seconds = Math.round(ms / SECOND);
  return seconds % 60 === 0 ? m.span_minutes({ count: seconds / 60 }) : m.span_seconds({ count: seconds });
};

/** The two answers to an alert, by press and by key; silence that was asked for shows until when. */
export function HoldAlert({ reading }: { readonly reading: Reading }): ReactNode {
  const { act, snoozeMs } = useDesk();
  const { alert, call, now } = reading;
  const open = asks(alert);
  const acknowledge = (): void => act('alert-acknowledge', { type: 'agent.hold_alert', fields: { answer: 'acknowledged' } });
  const snooze = (): void => act('alert-snooze', { type: 'agent.hold_alert', fields: { answer: 'snoozed', ms: snoozeMs } });
  useKeys(
    open
      ? [
          ['a', acknowledge],
          ['s', snooze],
        ]
      : [],
  );
  if (alert === 'snoozed') {
    const left = remaining(call.alert.then?.at ?? now, now);
    return (
      <p className="px-3.5 pb-3 text-[12px] text-soft tabular-nums" data-part="alert" data-alert={alert}>
        {m.alert_snoozed({ left: clockFace(left) })}
      </p>
    );
  }
  if (!open) return null;
  return (
    <section
      aria-label={m.alert_label()}
      className="mx-3.5 mb-3 flex items-center gap-1.5 rounded-[9px] bg-ask-tint py-1.5 ps-3 pe-1.5"
      data-part="alert"
      data-alert={alert}
      data-keys=""
    >
      <BellRing size={16} strokeWidth={2} aria-hidden="true" className="shrink-0 text-ask" />
      <span className="me-auto font-semibold text-ask">{alertWord(alert)}</span>
      <PressButton id="alert-acknowledge" look="plain" keys="a" onPress={acknowledge}>
        {m.alert_acknowledge()}
        <KeyHint>A</KeyHint>
      </PressButton>
      <PressButton id="alert-snooze" look="plain" keys="s" onPress={snooze}>
        {m.alert_snooze({ span: spanWord(snoozeMs) })}
        <KeyHint>S</KeyHint>
      </PressButton>
    </section>
  );
}
