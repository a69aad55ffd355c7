import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../../lib/call/event.ts';
import type { Guidance } from '../../lib/call/guidance.ts';
import { actionsFor } from '../../lib/policy/actions.ts';
import type { PolicyDocument } from '../../lib/policy/document.ts';
import { evaluate } from '../../lib/policy/evaluate.ts';
import { type FactSettings, type Facts, factsOf } from '../../lib/policy/facts.ts';
import { ledgerOf } from '../../lib/policy/ledger.ts';
import { connected, defaultPolicy, eventOf, mark, say } from '../../lib/policy/policy-rig.ts';
import { anyDocument, anyEvents, eventsFrom, instant, ladderWord, settings, withWarnings } from '../../lib/policy/random-rig.ts';
import { wordsFor } from '../../lib/policy/words.ts';

/** `POLICY_RUNS=5000` tries each law so often; the ordinary run has no time for it. */
const numRuns = Number(process.env['POLICY_RUNS'] ?? 300);

const call = { document: anyDocument, events: anyEvents, settings, now: instant };
const factsFor = (events: readonly CallEvent[], given?: FactSettings): Facts => factsOf([connected, ...events], given);
const until = (events: readonly CallEvent[], now: number): CallEvent[] => events.filter(({ at }) => at <= now);

/** What may not change by time before `nextChangeAt`. */
const lasting = ({ verdict, nextStep, permits }: Guidance) => ({ verdict, nextStep, permits });
const strictness: readonly Guidance['verdict'][] = ['permitted', 'permitted_with_supervisor', 'not_permitted', 'must_escalate', 'never'];
const rank = (document: PolicyDocument | null, facts: Facts, now: number): number =>
  strictness.indexOf(evaluate(document, facts, now).verdict);

/** Many facts of one instant. */
const crowded = (events: readonly CallEvent[]): CallEvent[] =>
  events.map((event) => ({ ...event, at: Math.round(event.at / 60_000) * 60_000 }));
const shuffled = (events: readonly CallEvent[]) => fc.shuffledSubarray([...events], { minLength: events.length, maxLength: events.length });

describe('the same answer', () => {
  it('comes of any order of the facts, and of facts told twice', () => {
    const orders = fc
      .record(call)
      .chain((one) => fc.record({ one: fc.constant(one), other: shuffled([...one.events, ...one.events.slice(0, 5)]) }));
    fc.assert(
      fc.property(orders, ({ one: { document, events, settings: given, now }, other }) => {
        const [facts, again] = [factsFor(events, given), factsFor(other, given)];
        const guidance = evaluate(document, facts, now);
        expect(evaluate(document, again, now)).toEqual(guidance);
        expect(ledgerOf(document, again, now)).toEqual(ledgerOf(document, facts, now));
        expect(actionsFor(guidance, again, document, now)).toEqual(actionsFor(guidance, facts, document, now));
        expect(wordsFor(document, guidance.nextStep, 'en', again)).toEqual(wordsFor(document, guidance.nextStep, 'en', facts));
      }),
      { numRuns },
    );
  });

  it('comes whatever is told later', () => {
    fc.assert(
      fc.property(fc.record({ ...call, events: anyEvents.map(crowded) }), ({ document, events, settings: given, now }) => {
        const guidance = evaluate(document, factsFor(events, given), now);
        expect(evaluate(document, factsFor(until(events, now), given), now)).toEqual(guidance);
      }),
      { numRuns },
    );
  });

  it('comes of a mark that was withdrawn as of one never made', () => {
    const slips = fc.record({
      ...call,
      slip: fc.oneof(
        instant.map((at) => mark(at)),
        instant.map((at) => say(at, 'final_warning')),
      ),
    });
    fc.assert(
      fc.property(slips, ({ document, events, settings: given, now, slip }) => {
        const rest = events.filter(({ at, type }) => at !== slip.at && type !== 'agent.undo');
        const undo = eventOf(slip.at, 'agent.undo', { observationId: slip.id });
        const kept = evaluate(document, factsFor([...rest, slip, undo], given), now);
        expect(lasting(kept)).toEqual(lasting(evaluate(document, factsFor(rest, given), now)));
      }),
      { numRuns },
    );
  });
});

describe('time', () => {
  it('changes nothing before nextChangeAt, and something at it', () => {
    const moments = fc.record({ ...call, part: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(moments, ({ document, events, settings: given, now, part }) => {
        const facts = factsFor(until(events, now), given);
        const guidance = evaluate(document, facts, now);
        const change = guidance.nextChangeAt ?? now + 10_000_000;
        const between = now + Math.floor(part * (change - 1 - now));
        expect(change).toBeGreaterThan(now);
        for (const at of [between, change - 1]) expect(lasting(evaluate(document, facts, at))).toEqual(lasting(guidance));
        const isSame = JSON.stringify(lasting(evaluate(document, facts, change))) === JSON.stringify(lasting(guidance));
        expect(isSame).toBe(guidance.nextChangeAt === null);
      }),
      { numRuns },
    );
  });

  it('ends each wait and each lapse at its until, to the millisecond', () => {
    fc.assert(
      fc.property(fc.record(call), ({ document, events, settings: given, now }) => {
        const facts = factsFor(until(events, now), given);
        const { nextStep } = evaluate(document, facts, now);
        const end = nextStep.until ?? null;
        fc.pre(end !== null);
        expect(end).toBeGreaterThan(now);
        expect(evaluate(document, facts, Number(end)).nextStep).not.toEqual(nextStep);
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  const step = fc.integer({ min: 1, max: 60_000 });
  const edge = fc.integer({ min: -3, max: 3 });

  it('opens a closing 10 s after goodbye, hold time left out', () => {
    const closings = fc.record({
      gaps: fc.array(step, { minLength: 6, maxLength: 6 }),
      hold: step,
      into: fc.integer({ min: 0, max: 9_999 }),
      edge,
    });
    fc.assert(
      fc.property(closings, ({ gaps, hold, into, edge: off }) => {
        const at = gaps.map((_, i) => gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap, 0));
        const [recap = 0, question = 0, yes = 0, offer = 0, no = 0, bye = 0] = at;
        const answers = [eventOf(yes, 'caller.confirm', { what: 'resolved' }), eventOf(no, 'caller.decline', { what: 'more_help' })];
        const sentences = [say(recap, 'recap'), say(question, 'confirm_question'), say(offer, 'offer_more'), say(bye, 'goodbye')];
        const from = bye + 1 + into;
        const holds = [eventOf(from, 'call.held', { scope: 'local' }), eventOf(from + hold, 'call.resumed', { scope: 'local' })];
        const opens = from >= bye + 10_000 ? bye + 10_000 : bye + 10_000 + hold;
        const facts = factsFor(until([...answers, ...sentences, ...holds], opens + off));
        expect(evaluate(defaultPolicy, facts, opens + off).verdict).toBe(
          off >= 0 && opens + off >= from + hold ? 'permitted' : 'not_permitted',
        );
      }),
      { numRuns },
    );
  });

  it('counts conduct from 10 s after a final warning, and keeps its permission for 120 s', () => {
    fc.assert(
      fc.property(step, step, edge, edge, (first, second, pause, lapse) => {
        const final = first + second;
        const run = final + 10_000 + pause;
        const facts = factsFor([mark(first, 'discriminatory'), say(final, 'final_warning'), mark(run, 'discriminatory')]);
        const opened = evaluate(defaultPolicy, facts, run).verdict;
        expect(opened).toBe(pause >= 0 ? 'permitted' : 'not_permitted');
        const later = evaluate(defaultPolicy, facts, run + 120_000 + lapse).verdict;
        expect(later).toBe(pause >= 0 && lapse < 0 ? 'permitted' : 'not_permitted');
      }),
      { numRuns },
    );
  });

  it('lets words be answered for less than 120 s, and a final level stand for less than 300 s', () => {
    fc.assert(
      fc.property(step, edge, edge, (first, stale, decay) => {
        const final = first + 120_000 + stale;
        const run = first + 300_000 + decay;
        const facts = factsFor([mark(first, 'discriminatory'), say(final, 'final_warning'), mark(run, 'discriminatory')]);
        expect(evaluate(defaultPolicy, facts, run).verdict).toBe(stale < 0 && decay < 0 ? 'permitted' : 'not_permitted');
      }),
      { numRuns },
    );
  });

  it('calls for help alone 60 s after an alarm that nobody answered', () => {
    fc.assert(
      fc.property(step, step, edge, (risk, gap, off) => {
        const alarm = eventOf(risk + gap, 'agent.escalate', { reason: 'raised' });
        const facts = factsFor([eventOf(risk, 'caller.disclose', { what: 'self_harm' }), alarm]);
        const { nextStep } = evaluate(defaultPolicy, facts, risk + gap + 60_000 + off);
        expect(nextStep.kind).toBe(off >= 0 ? 'call_emergency' : 'await_supervisor');
      }),
      { numRuns },
    );
  });
});

describe('conduct', () => {
  /** The most warnings that could have answered something new, each counted once. Written apart from the engine, and more lenient. */
  function answered(events: readonly CallEvent[]): number {
    const moments = events
      .filter((event) => event.type === 'agent.mark' || (event.type === 'agent.say' && event.fields.intent.endsWith('_warning')))
      .toSorted((one, other) => one.at - other.at || (one.type === 'agent.say' ? -1 : 1));
    const count = moments.reduce(({ open, sum }, { type }) => (type === 'agent.mark' ? { open: 1, sum } : { open: 0, sum: sum + open }), {
      open: 0,
      sum: 0,
    });
    return count.sum;
  }

  it('opens nothing without its warnings, each to something new', () => {
    const ladders = fc.record({ needed: fc.integer({ min: 0, max: 3 }), events: eventsFrom(ladderWord), now: instant });
    fc.assert(
      fc.property(ladders, ({ needed, events, now }) => {
        const { permits } = evaluate(withWarnings(needed), factsFor(events), now);
        fc.pre(permits.some(({ endCode }) => endCode.startsWith('conduct.')));
        const before = until(events, now).filter(({ type }) => type !== 'agent.undo');
        expect(answered(before)).toBeGreaterThanOrEqual(needed);
        expect(before.filter(({ type }) => type === 'agent.mark').length).toBeGreaterThan(needed);
      }),
      { numRuns },
    );
  });

  it('opens with exactly its warnings, and not with one less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 10_000, max: 59_000 }), (needed, gap) => {
        const warnings = Array.from({ length: needed }, (_, i) => (i === needed - 1 ? 'final_warning' : 'boundary_warning'));
        const ladder = warnings.flatMap((intent, i) => [mark(2 * i * gap, 'personal_attack'), say((2 * i + 1) * gap, intent)]);
        const last = mark(2 * needed * gap, 'personal_attack');
        const verdict = (events: readonly CallEvent[]) => evaluate(withWarnings(needed), factsFor(events), last.at).verdict;
        expect(verdict([...ladder, last])).toBe('permitted');
        for (const one of ladder) expect(verdict([...ladder.filter((each) => each !== one), last])).toBe('not_permitted');
      }),
      { numRuns: 100 },
    );
  });
});

describe('guards', () => {
  const lifters = /^(handoff\.accepted|supervisor\.cleared|agent\.undo)$/;
  const lifeMarks = fc.oneof(
    instant.map((at) => eventOf(at, 'caller.disclose', { what: 'child_at_risk' })),
    instant.map((at) => eventOf(at, 'caller.sound', { what: 'distress' })),
    instant.map((at) => mark(at, 'bomb_threat')),
    instant.map((at) => mark(at, 'threat_third_party', 'harassment')),
  );

  it('of life never let the call end, with a policy or none', () => {
    fc.assert(
      fc.property(fc.record({ ...call, risk: lifeMarks }), ({ document, events, settings: given, now, risk }) => {
        const rest = events.filter(({ type }) => !lifters.test(type));
        const guidance = evaluate(document, factsFor([...rest, risk], given), Math.max(now, risk.at));
        expect(guidance).toMatchObject({ verdict: 'never', permits: [] });
      }),
      { numRuns },
    );
  });

  it('never loosen a verdict', () => {
    const guard = fc.constantFrom('relay', 'language_barrier', 'vulnerable_marker', 'involuntary_speech', 'apparent_child', 'intoxicated');
    fc.assert(
      fc.property(fc.record({ ...call, guard, at: instant }), ({ document, events, settings: given, now, guard: flag, at }) => {
        const with_ = factsFor([...events, eventOf(at, 'agent.flag', { flag, on: true })], given);
        expect(rank(document, with_, now)).toBeGreaterThanOrEqual(rank(document, factsFor(events, given), now));
      }),
      { numRuns },
    );
  });

  it('are not loosened by a stricter document', () => {
    fc.assert(
      fc.property(fc.record(call), fc.integer({ min: 1, max: 119_999 }), ({ events, settings: given, now }, windowMs) => {
        const { conduct, resolved } = defaultPolicy.families;
        const ways = resolved?.ways.map((way) => ({ ...way, waitMs: way.waitMs + windowMs })) ?? [];
        const families = { ...(conduct && { conduct: { ...conduct, windowMs } }), ...(resolved && { resolved: { ...resolved, ways } }) };
        const facts = factsFor(events, given);
        expect(rank({ ...defaultPolicy, families }, facts, now)).toBeGreaterThanOrEqual(rank(defaultPolicy, facts, now));
      }),
      { numRuns },
    );
  });
});

it('permits stand under a permission only, open now and lapsing later', () => {
  fc.assert(
    fc.property(fc.record(call), ({ document, events, settings: given, now }) => {
      const { verdict, permits, nextStep } = evaluate(document, factsFor(events, given), now);
      expect(permits.length > 0).toBe(verdict === 'permitted' || verdict === 'permitted_with_supervisor');
      for (const { opensAt, lapsesAt } of permits) expect(opensAt <= now && (lapsesAt === null || lapsesAt > now)).toBe(true);
      expect(nextStep.kind === 'end' || nextStep.kind === 'release').toBe(verdict === 'permitted');
    }),
    { numRuns },
  );
});
