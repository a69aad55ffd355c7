import type { Instant, Millis } from '../base/time.ts';
import type { PolicyDocument } from './document.ts';
import { type Facts, standingAt } from './facts.ts';
import { withoutPolicy } from './life.ts';
import { ladderAt, lineOf, whenLadder } from './line.ts';

/** Spans that run on the wall clock, on hold too (ruling 6). */
function wallSpans(document: PolicyDocument | null): Millis[] {
  if (document === null) return [withoutPolicy.escalationSilenceMs];
  const { approvalLifeMs, denialLifeMs, silenceMs } = document.supervisor;
  return [document.guards.escalationSilenceMs, approvalLifeMs, denialLifeMs, silenceMs];
}

/** Spans that stand still on our hold and while the line is down (ruling 5). */
function ladderSpans(document: PolicyDocument | null): Millis[] {
  const { conduct, resolved } = document?.families ?? {};
  const waits = resolved?.ways.flatMap(({ waitMs, outbound }) => (outbound === null ? [waitMs] : [waitMs, outbound.waitMs])) ?? [];
  if (conduct === undefined) return waits;
  const { afterFinalMs, afterBoundaryMs, decayMs, freshForMs, windowMs } = conduct;
  return [...waits, afterFinalMs, afterBoundaryMs, freshForMs, windowMs, ...(decayMs === null ? [] : [decayMs])];
}

/** Heard by a sampler these come by the hundred, and no wait runs from them. */
const sampled: ReadonlySet<string> = new Set(['caller.speech', 'caller.silent']);

/**
 * Every instant after `now` at which time alone could change an answer, in order: each wait runs from something that was told. Whether it
 * does change is for `evaluate` to see.
 */
export function instantsAfter(document: PolicyDocument | null, facts: Facts, now: Instant): Instant[] {
  const standing = standingAt(facts, now, document?.guards.undoMs ?? withoutPolicy.undoMs);
  const line = lineOf(standing);
  const begins = [...new Set(standing.told.filter(({ type }) => !sampled.has(type)).map(({ at }) => at))];
  const walls = begins.flatMap((at) => wallSpans(document).map((span) => at + span));
  const ladders = begins.flatMap((at) => ladderSpans(document).map((span) => whenLadder(line, ladderAt(line, at) + span)));
  const after = [...walls, ...ladders].filter((at) => at !== null && at > now).map(Number);
  return [...new Set([...after, ...(facts.connectedAt === null ? [] : [facts.connectedAt])])]
    .filter((at) => at > now)
    .toSorted((a, b) => a - b);
}
