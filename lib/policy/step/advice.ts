import type { Instant } from '../../base/time.ts';
import type { NextStep, Reason } from '../../call/guidance.ts';

/** A step and why it is that one. */
export interface Advice {
  readonly step: NextStep;
  readonly reasons: readonly Reason[];
}

export const advice = (step: NextStep, ...reasons: readonly Reason[]): Advice => ({ step, reasons });

export const why = (rule: string, fact?: string): Reason => (fact === undefined ? { rule } : { rule, fact });

export const saying = (intent: string, ...reasons: readonly Reason[]): Advice => advice({ kind: 'say', intent }, ...reasons);
export const waiting = (until: Instant, ...reasons: readonly Reason[]): Advice => advice({ kind: 'wait', until }, ...reasons);
