import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../../lib/call/event.ts';
import type { Guidance } from '../../lib/call/guidance.ts';
import { actionsFor } from '../../lib/policy/actions.ts';
import { withOverlays } from '../../lib/policy/document/overlay.ts';
import type { PolicyDocument } from '../../lib/policy/document.ts';
import { evaluate } from '../../lib/policy/evaluate.ts';
import type { Facts } from '../../lib/policy/facts.ts';
import { ledgerOf } from '../../lib/policy/ledger.ts';
import { defaultPolicy, eventOf, mark, overlays, presets, say } from '../../lib/policy/policy-rig.ts';
import { calls, factsFor, instant, lasting, numRuns, toldBy, withWarnings } from '../../lib/policy/random-rig.ts';
import { wordsFor } from '../../lib/policy/words.ts';
import english from '../../public/messages/en.json' with { type: 'json' };

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
      .oneof(
        calls,
        calls.map((one) => ({ ...one, events: crowded(one.events) })),
      )
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
      fc.property(calls, ({ document, events, settings: given, now }) => {
        const guidance = evaluate(document, factsFor(events, given), now);
        expect(evaluate(document, factsFor(toldBy(events, now), given), now)).toEqual(guidance);
      }),
      { numRuns },
    );
  });

  it('comes of a mark that was withdrawn as of one never made', () => {
    const slips = fc.oneof(
      instant.map((at) => mark(at)),
      instant.map((at) => say(at, 'final_warning')),
    );
    fc.assert(
      fc.property(calls, slips, ({ document, events, settings: given, now }, slip) => {
        const rest = events.filter(({ at, type }) => at !== slip.at && type !== 'agent.undo');
        const undo = eventOf(slip.at, 'agent.undo', { observationId: slip.id });
        const kept = evaluate(document, factsFor([...rest, slip, undo], given), now);
        expect(lasting(kept)).toEqual(lasting(evaluate(document, factsFor(rest, given), now)));
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

  const ladderTypes = /^(agent\.(mark|say|escalate)|call\.(held|resumed|ended|reconnected)|caller\.calmed)$/;

  it('opens nothing without its warnings, each to something new', () => {
    const ladders = fc.record({ needed: fc.integer({ min: 0, max: 3 }), one: calls });
    fc.assert(
      fc.property(ladders, ({ needed, one: { events: told, now } }) => {
        const events = told.filter(({ type }) => ladderTypes.test(type));
        const { permits } = evaluate(withWarnings(needed), factsFor(events), now);
        fc.pre(permits.some(({ endCode }) => endCode.startsWith('conduct.')));
        const before = toldBy(events, now);
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
      fc.property(calls, lifeMarks, ({ document, events, settings: given, now }, risk) => {
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
      fc.property(calls, guard, instant, ({ document, events, settings: given, now }, flag, at) => {
        const with_ = factsFor([...events, eventOf(at, 'agent.flag', { flag, on: true })], given);
        expect(rank(document, with_, now)).toBeGreaterThanOrEqual(rank(document, factsFor(events, given), now));
      }),
      { numRuns },
    );
  });

  it('are not loosened by an overlay', () => {
    const bases = fc.constantFrom(defaultPolicy, ...Object.values(presets));
    const laid = fc.subarray(Object.values(overlays), { minLength: 1 });
    fc.assert(
      fc.property(calls, bases, laid, ({ events, settings: given, now }, base, over) => {
        const facts = factsFor(events, given);
        expect(rank(withOverlays(base, over), facts, now)).toBeGreaterThanOrEqual(rank(base, facts, now));
      }),
      { numRuns },
    );
  });

  it('are not loosened by a stricter document', () => {
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 119_999 }), ({ events, settings: given, now }, windowMs) => {
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
    fc.property(calls, ({ document, events, settings: given, now }) => {
      const { verdict, permits, nextStep } = evaluate(document, factsFor(events, given), now);
      expect(permits.length > 0).toBe(verdict === 'permitted' || verdict === 'permitted_with_supervisor');
      for (const { opensAt, lapsesAt } of permits) expect(opensAt <= now && (lapsesAt === null || lapsesAt > now)).toBe(true);
      expect(nextStep.kind === 'end' || nextStep.kind === 'release').toBe(verdict === 'permitted');
    }),
    { numRuns },
  );
});

it('whatever is answered has its message, and no two presses look alike', () => {
  fc.assert(
    fc.property(calls, ({ document, events, settings: given, now }) => {
      const facts = factsFor(events, given);
      const guidance = evaluate(document, facts, now);
      const { primary, others } = actionsFor(guidance, facts, document, now);
      const labels = [...(primary === null ? [] : [primary]), ...others].map(({ label }) => label);
      const said = [
        ...guidance.reasons.flatMap(({ fact }) => (fact === undefined ? [] : [`reason_${fact}`])),
        ...ledgerOf(document, facts, now).map(({ name }) => `rung_${name}`),
        ...labels.map((label) => `do_${label}`),
      ];
      expect(said.filter((key) => !Object.hasOwn(english, key))).toEqual([]);
      expect(new Set(labels).size).toBe(labels.length);
    }),
    { numRuns },
  );
});
