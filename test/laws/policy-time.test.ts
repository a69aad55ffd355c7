import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../../lib/policy/evaluate.ts';
import { defaultPolicy, eventOf, mark, say } from '../../lib/policy/policy-rig.ts';
import { calls, factsFor, lasting, numRuns, toldBy } from '../../lib/policy/random-rig.ts';

it('changes nothing before nextChangeAt, and something at it', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(calls, part, ({ document, events, settings: given, now }, share) => {
      const facts = factsFor(toldBy(events, now), given);
      const guidance = evaluate(document, facts, now);
      const change = guidance.nextChangeAt ?? now + 10_000_000;
      const between = now + Math.floor(share * (change - 1 - now));
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
    fc.property(calls, ({ document, events, settings: given, now }) => {
      const facts = factsFor(toldBy(events, now), given);
      const { nextStep, nextChangeAt } = evaluate(document, facts, now);
      const end = nextStep.until ?? null;
      fc.pre(end !== null);
      expect(end).toBeGreaterThan(now);
      expect(nextChangeAt).toBeLessThanOrEqual(Number(end));
      expect(evaluate(document, facts, Number(end)).nextStep).not.toEqual(nextStep);
    }),
    { numRuns },
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
      const facts = factsFor(toldBy([...answers, ...sentences, ...holds], opens + off));
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
