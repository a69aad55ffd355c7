import type { CallEvent, EventOf, EventType, FieldsOf } from '../call/event.ts';
import type { Permit } from '../call/guidance.ts';
import { emptySession, type Hold, type Mark, type Session } from '../call/session.ts';
import type { ComposeInput } from './compose.ts';
import { emptyDraft } from './draft.ts';

/** 24 November 2026, 11:00:00 UTC: the calls of these tests are answered then. */
export const CONNECT = Date.UTC(2026, 10, 24, 11);

/** A moment in milliseconds from the answer, on one clock. */
const markAt = (ms: number): Mark => ({ at: CONNECT + ms, mono: 50_000 + ms, frame: 'f', boot: 'b' });

/** An event in milliseconds from the answer, told by the agent unless `over` says otherwise. */
export const eventAt = <T extends EventType>(ms: number, type: T, fields: FieldsOf<T>, over: Partial<EventOf<T>> = {}): CallEvent =>
  ({
    id: `${type}@${ms}`,
    ...markAt(ms),
    type,
    fields,
    source: { layer: 'hand', adapter: 'hand', frame: 'f' },
    basis: 'manual',
    confidence: 1,
    evidence: [],
    ...over,
  }) as unknown as CallEvent;

export const say = (ms: number, intent: string): CallEvent => eventAt(ms, 'agent.say', { intent });
export const conduct = (ms: number): CallEvent => eventAt(ms, 'agent.mark', { family: 'conduct', kind: 'abusive_language' });
export const shown = (ms: number, verdict: FieldsOf<'guide.shown'>['verdict']): CallEvent =>
  eventAt(ms, 'guide.shown', { verdict, step: 'help' });

/** The closing in its order, one step a second. */
export const closing = (from: number): CallEvent[] => [
  say(from, 'recap'),
  say(from + 1_000, 'confirm_question'),
  eventAt(from + 2_000, 'caller.confirm', { what: 'resolved' }),
  say(from + 3_000, 'offer_more'),
  eventAt(from + 4_000, 'caller.decline', { what: 'more_help' }),
  say(from + 5_000, 'goodbye'),
];

export const holdFrom = (from: number, to: number | null): Hold => ({
  scope: 'customer',
  from: markAt(from),
  to: to === null ? null : markAt(to),
  promisedMs: null,
  checkins: 0,
});

/** A call that rang for five seconds and ended after `ms`. */
export function endedSession(ms: number, end: FieldsOf<'call.ended'>, over: Partial<Session> = {}): Session {
  const source = { layer: 'sip', adapter: 'sip', frame: 'f' } as const;
  return {
    ...emptySession,
    phase: 'ended',
    direction: 'inbound',
    last4: '1234',
    offered: markAt(-5_000),
    connected: markAt(0),
    ended: markAt(ms),
    end: eventAt(ms, 'call.ended', end, { source, basis: 'observed', confidence: 0.95, evidence: ['bye'] }) as EventOf<'call.ended'>,
    layers: ['sip'],
    ...over,
  };
}

export const permitFor = (endCode: string): Permit => ({
  situation: 'abusive_language',
  action: 'end_call',
  endCode,
  opensAt: CONNECT,
  lapsesAt: null,
  supervisor: 'not_needed',
});

/** What the desk hands over 25 s after a call of two minutes. */
export function inputOf(session: Session, over: Partial<ComposeInput> = {}): ComposeInput {
  return {
    recordId: '019a0000-0000-7000-8000-000000000001',
    revision: 1,
    session,
    events: [],
    guidanceAtEnd: null,
    permitAtEnd: null,
    draft: emptyDraft,
    policy: { id: 'default', version: '1', hash: 'ab12', overlays: [] },
    identity: { agentId: null, deviceId: 'device-1' },
    now: (session.ended?.at ?? CONNECT) + 25_000,
    utcOffsetMinutes: 60,
    timeZone: 'Europe/Berlin',
    producer: 'onhook/0.1.0',
    platform: 'sip',
    customerEndpointHash: null,
    ...over,
  };
}
