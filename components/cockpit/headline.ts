import { m } from '../../.paraglide/messages.js';
import type { Verdict } from '../../lib/call/event.ts';
import type { Guidance, NextStep } from '../../lib/call/guidance.ts';

const ofVerdict: Readonly<Record<Verdict, () => string>> = {
  not_permitted: m.headline_not_permitted,
  permitted: m.headline_permitted,
  permitted_with_supervisor: m.headline_permitted_with_supervisor,
  must_escalate: m.headline_must_escalate,
  never: m.headline_never,
};

function ofStep(verdict: Verdict, { kind, intent }: NextStep): (() => string) | null {
  switch (kind) {
    case 'return':
      return m.headline_return;
    case 'reconnect':
      return m.headline_reconnect;
    case 'leave':
      return m.headline_leave;
    case 'ask_policy':
      return m.headline_ask_policy;
    case 'release':
      return intent === 'survey' ? m.headline_release_survey : m.headline_release;
    case 'call_emergency':
      return m.headline_call_emergency;
    case 'await_supervisor':
      return verdict === 'permitted_with_supervisor' ? m.headline_await_supervisor : null;
    default:
      return null;
  }
}

/** The next step's headline where it has one of its own, else the verdict's: the look is always the verdict's. */
export const headlineOf = ({ verdict, nextStep }: Pick<Guidance, 'verdict' | 'nextStep'>): string =>
  (ofStep(verdict, nextStep) ?? ofVerdict[verdict])();

/** The verdict in one word, for a line and for tables. */
const short: Readonly<Record<Verdict, () => string>> = {
  not_permitted: m.short_not_permitted,
  permitted: m.short_permitted,
  permitted_with_supervisor: m.short_permitted_with_supervisor,
  must_escalate: m.short_must_escalate,
  never: m.short_never,
};

/** The headline for the collapsed line. */
export const shortHeadlineOf = ({ verdict, nextStep }: Pick<Guidance, 'verdict' | 'nextStep'>): string =>
  nextStep.kind === 'return' ? m.short_return() : short[verdict]();

/** True when the verdict itself is not in the headline and must be said beside it. */
export const neverUnsaid = ({ verdict, nextStep }: Pick<Guidance, 'verdict' | 'nextStep'>): boolean =>
  verdict === 'never' && ofStep(verdict, nextStep) !== null;
