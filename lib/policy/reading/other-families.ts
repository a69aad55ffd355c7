import type { PersistenceFamily, PlanFamily } from '../document/persistence.ts';
import type { PrankFamily } from '../document/prank.ts';
import { type Line, line, span } from './line.ts';

/** A call that looks like a prank. */
export function prankLines({ checks, checksKnown, gapMs, windowMs, outcome }: PrankFamily): Line[] {
  if (outcome === 'escalate') return [line('prank_escalates')];
  return [
    line('prank_checks', { checks, gap: span(gapMs) }),
    line('prank_known', { checks: checksKnown }),
    line('prank_window', { span: span(windowMs) }),
  ];
}

/** A caller who comes back to what has been answered for good. */
export const persistenceLines = (family: PersistenceFamily): Line[] => [
  line('persistence_after', { after: span(family.afterMs), sooner: span(family.afterWithAbuseMs), runs: family.abuseRuns }),
  line('persistence_steps', { repeats: family.repeats, wait: span(family.afterWarningMs) }),
  line('persistence_gap', { span: span(family.repeatGapMs) }),
];

/** A caller with an agreed plan for contact. */
export const planLines = ({ answerWaitMs, windowMs }: PlanFamily): Line[] => [
  line('plan_steps', { wait: span(answerWaitMs) }),
  line('plan_window', { span: span(windowMs) }),
];
