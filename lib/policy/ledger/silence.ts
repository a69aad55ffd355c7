import type { LedgerRung } from '../../call/guidance.ts';
import { promptGapEnd, silenceOpens } from '../rules/silence.ts';
import type { View } from '../view.ts';
import { ahead, done } from './rung.ts';

/** The prompts that counted, and those still to be said; on an emergency line help follows the last (E2), elsewhere the end. */
export function silenceRungs({ silence, document, standing, line }: View): LedgerRung[] {
  if (silence === null || !silence.inProgress) return [];
  const { counted, countsFrom, isClosed, ladder } = silence;
  const isEscalated = document.families.silence?.outcome === 'escalate';
  const last = isEscalated ? 'prompt' : 'silent_closing';
  const needed = Math.max(isClosed || isEscalated ? 0 : 1, ladder.prompts - counted.length);
  const given = counted.map((at, i) => done(standing, isClosed && i === counted.length - 1 ? 'silent_closing' : 'prompt', at));
  const missing = Array.from({ length: needed }, (_, i) => (i === needed - 1 ? last : 'prompt'));
  const opens = silenceOpens(silence, line)?.at ?? null;
  const outcome = isEscalated ? ['help_asked'] : opens !== null && opens <= line.now ? [] : ['may_end'];
  const isDue = needed > 0 && promptGapEnd(silence, line) === null && (countsFrom === null || countsFrom <= line.now);
  return [...given.slice(-ladder.prompts), ...ahead([...missing, ...outcome], isDue)];
}
