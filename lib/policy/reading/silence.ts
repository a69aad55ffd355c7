import type { SilenceFamily, SilenceLadder } from '../document/silence.ts';
import { type Line, line, span } from './line.ts';

const ladderLine = (name: string, { prompts, gapMs, afterLastMs, totalMs }: SilenceLadder): Line =>
  line(name, { prompts, gap: span(gapMs), wait: span(afterLastMs), total: span(totalMs) });

/** A caller who is not heard. */
export function silenceLines({ neverSpoke, wentSilent, relay, callerHold, softCeilingMs, tapsQuestion, outcome }: SilenceFamily): Line[] {
  const taps = line(tapsQuestion ? 'taps_question' : 'taps_supervisor');
  if (outcome === 'escalate') return [line('silence_escalates', { prompts: neverSpoke.prompts }), taps];
  const { waitMs, prompts, gapMs, afterLastMs } = callerHold;
  return [
    ladderLine('silence_never_spoke', neverSpoke),
    ladderLine('silence_went_silent', wentSilent),
    ladderLine('silence_relay', relay),
    line('silence_caller_hold', { wait: span(waitMs), prompts, gap: span(gapMs), after: span(afterLastMs) }),
    line('silence_checked'),
    taps,
    line('silence_ceiling', { span: span(softCeilingMs) }),
  ];
}
