import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endedBySides, endKinds, type FieldsOf } from '../../lib/call/event.ts';
import type { Hold } from '../../lib/call/session.ts';
import { composeRecord } from '../../lib/disposition/compose.ts';
import { emptyDraft } from '../../lib/disposition/draft.ts';
import { outcomeOf } from '../../lib/disposition/outcome.ts';
import { dispositionRecordSchema } from '../../lib/disposition/record.ts';
import { conduct, endedSession, eventAt, holdFrom, inputOf, permitFor, say, shown } from '../../lib/disposition/sample-call.ts';
import { sentenceOf } from '../../lib/disposition/sentence.ts';

const LENGTH = 100_000;
const instant = fc.integer({ min: 0, max: LENGTH + 5_000 });
const event = fc.oneof(
  instant.map(conduct),
  fc.tuple(instant, fc.constantFrom('recap', 'confirm_question', 'offer_more', 'goodbye')).map(([at, intent]) => say(at, intent)),
  instant.map((at) => eventAt(at, 'caller.confirm', { what: 'resolved' })),
  instant.map((at) => eventAt(at, 'caller.decline', { what: 'more_help' })),
  instant.map((at) => shown(at, 'permitted')),
  instant.map((at) => eventAt(at, 'caller.disclose', { what: 'self_harm' })),
);
const events = fc.array(event, { maxLength: 20 }).map((list) => list.toSorted((a, b) => a.at - b.at));

/** Holds one after the other; the last may still be open when the call ends. */
const holds = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: LENGTH }), { maxLength: 7 }))
  .map(([points]) => points.toSorted((a, b) => a - b))
  .map((points) => points.flatMap((from, i): Hold[] => (i % 2 === 0 ? [holdFrom(from, points[i + 1] ?? null)] : [])));

const end = fc.record({ endedBy: fc.constantFrom(...endedBySides), endKind: fc.constantFrom(...endKinds) });
const call = fc.record({
  end: end as fc.Arbitrary<FieldsOf<'call.ended'>>,
  holds,
  events,
  answer: fc.constantFrom(null, 'agent', 'remote', 'drop'),
  permit: fc.constantFrom(null, permitFor('conduct.abusive')),
});

const composed = fc.record({ call }).map(({ call: { end, holds, events, answer, permit } }) =>
  inputOf(endedSession(LENGTH, end, { holds }), {
    events,
    permitAtEnd: permit,
    draft: { ...emptyDraft, endedBy: answer as 'agent' | 'remote' | 'drop' | null },
  }),
);

it('composes a valid record of any call, and the same one twice', () => {
  fc.assert(
    fc.property(composed, (input) => {
      const record = composeRecord(input);
      expect(dispositionRecordSchema.parse(record)).toEqual(record);
      expect(composeRecord(input)).toEqual(record);
    }),
  );
});

it('splits the time of a call without a rest', () => {
  fc.assert(
    fc.property(composed, (input) => {
      const record = composeRecord(input);
      expect(record.agent_interaction_duration_ms + record.agent_customer_hold_duration_ms).toBe(LENGTH);
      expect(record.handle_time_ms).toBe(LENGTH + record.agent_after_contact_work_duration_ms);
      expect(record.agent_longest_hold_duration_ms).toBeLessThanOrEqual(record.agent_customer_hold_duration_ms);
      expect(record.hold_segments.reduce((sum, hold) => sum + hold.duration_ms, 0)).toBe(record.agent_customer_hold_duration_ms);
    }),
  );
});

it('asks for an end code exactly when none follows, and never suggests what it asks', () => {
  fc.assert(
    fc.property(composed, (input) => {
      const outcome = outcomeOf(input);
      expect(outcome.suggested !== null && outcome.askEndCode.length > 0).toBe(false);
      expect(outcome.askEndCode.length).toBeLessThanOrEqual(9);
    }),
  );
});

it('never blames a drop on the agent', () => {
  fc.assert(
    fc.property(composed, (input) => {
      const dropped = { ...input, session: endedSession(LENGTH, { endedBy: 'system', endKind: 'drop' }), draft: emptyDraft };
      expect(composeRecord(dropped).disconnect_reason).not.toBe('AGENT_DISCONNECT');
      expect(sentenceOf(dropped.session, outcomeOf(dropped), false).key).toMatch(/^dropped_/);
    }),
  );
});

it('keeps nothing of a ladder that happened after the end', () => {
  fc.assert(
    fc.property(composed, (input) => {
      const record = composeRecord(input);
      const before = composeRecord({ ...input, events: input.events.filter((each) => each.at <= (input.session.ended?.at ?? 0)) });
      expect(record).toEqual(before);
    }),
  );
});
