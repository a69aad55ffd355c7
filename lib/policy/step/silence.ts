import { lifeStep } from '../rules/life.ts';
import { promptGapEnd, type Silence, silenceIsDue, silenceOpens } from '../rules/silence.ts';
import type { View } from '../view.ts';
import { type Advice, advice, saying, waiting, why } from './advice.ts';

/** Ruling 82: a caller who taps is asked first; then the silence after it is marked. */
function ofTaps({ taps, unmarked }: Silence, asks: boolean): Advice | null {
  if (!taps.stand || !asks) return null;
  if (taps.askedAt === null) return saying('safety_taps_question', why('Q4', 'safety_taps'));
  return unmarked ? advice({ kind: 'listen', intent: 'safety_taps_question' }, why('Q4', 'taps_stand')) : null;
}

/** E2: no gaps and no check of the own audio; once help was called, as for a life at risk. */
function onEmergencyLine(view: View, silence: Silence): Advice {
  const e2 = why('E2', 'silence_wait');
  if (silenceIsDue(silence) || isCalled(view, silence)) {
    const { document, standing } = view;
    return advice(lifeStep(standing, silence.start ?? standing.now, document.guards.escalationSilenceMs, 'escalate'), e2);
  }
  if (silence.counted.length === 0) return saying('silent_prompt', why('E2', 'silent_prompt'));
  if (silence.challengedAt === null) return saying('tty_challenge', why('E2', 'tty_challenge'));
  return saying('silent_prompt', why('E2', 'silent_prompt'));
}

const isCalled = ({ standing: { told } }: View, { start }: Silence): boolean =>
  start !== null && told.some(({ type, at }) => type === 'agent.escalate' && at > start);

/** The first thing that is missing (ruling 89). */
function missing(view: View, silence: Silence): Advice {
  const { line } = view;
  const { counted, countsFrom, ladder, rule, checkedAt, needsChallenge, challengedAt } = silence;
  const gap = promptGapEnd(silence, line);
  if (counted.length === 0) {
    if (countsFrom !== null && countsFrom > line.now) return waiting(countsFrom, why(rule, 'caller_holds_us'));
    return gap === null ? saying('silent_prompt', why(rule, 'silent_prompt')) : waiting(gap, why('Q1', 'prompt_gap'));
  }
  if (checkedAt === null) return advice({ kind: 'check' }, why('Q3', 'audio_check'));
  if (needsChallenge && challengedAt === null) return saying('tty_challenge', why('G6', 'tty_challenge'));
  const opens = silenceOpens(silence, line)?.at ?? null;
  if (opens !== null) return waiting(opens, why(rule, 'silence_wait'));
  if (gap !== null) return waiting(gap, why('Q1', 'prompt_gap'));
  return ladder.prompts - counted.length <= 1
    ? saying('silent_closing', why('Q1', 'silent_closing'))
    : saying('silent_prompt', why('Q1', 'silent_prompt'));
}

/** Line 19: a silence is in progress. While it runs, the rules of silence are named. */
export function silenceStep(view: View): Advice | null {
  const { silence, document } = view;
  const family = document.families.silence;
  if (silence === null || family === undefined || !silence.inProgress) return null;
  const rules = [why('Q1'), why(silence.rule), ...(silence.relay ? [why('G6', 'relay_slow')] : [])];
  const taps = ofTaps(silence, family.tapsQuestion);
  if (taps !== null) return { ...taps, reasons: [...taps.reasons, ...rules] };
  const next = family.outcome === 'escalate' ? onEmergencyLine(view, silence) : missing(view, silence);
  return { ...next, reasons: [...next.reasons, ...rules] };
}
