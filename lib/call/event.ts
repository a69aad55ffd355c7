import * as z from 'zod/mini';

/**
 * What happened on one call, in the telephony trade's words. Events are never stored: `lib/observe/reconcile.ts` derives them from
 * the journalled observations, so a later observation may change what earlier ones amount to.
 * Names: ../docs/architecture.md; the people's half (agent, caller, supervisor) is marked by the agent and proved by nobody.
 */
const none = z.object({});
const duration = z.number().check(z.gte(0));
const scope = z.enum(['local', 'remote', 'consult', 'server']);

export const endKinds = [
  'hangup',
  'drop',
  'cancelled',
  'rejected',
  'busy',
  'no_answer',
  'failed',
  'answered_elsewhere',
  'transferred',
  'unknown',
] as const;

export const endedBySides = ['agent', 'remote', 'network', 'system', 'unknown'] as const;

export const verdicts = ['not_permitted', 'permitted', 'permitted_with_supervisor', 'must_escalate', 'never'] as const;

/** One row an event type: its fields. Durations in milliseconds; numbers are the last four digits only, digits and names travel apart. */
export const fieldSchemas = {
  'call.offered': z.object({
    direction: z.enum(['inbound', 'outbound']),
    /** Last four digits of the customer's number, or null: withheld, or not a number. */
    last4: z.nullable(z.string().check(z.regex(/^\d{1,4}$/))),
    withheld: z.boolean(),
    /** Last four digits or the short word of our own number or queue address, as dialled. */
    dialled: z.nullable(z.string().check(z.maxLength(64))),
  }),
  'call.progress': z.object({ stage: z.enum(['dialling', 'ringing', 'queued', 'forwarded', 'early_media']) }),
  'call.connected': none,
  'call.hold_requested': z.object({ scope }),
  'call.held': z.object({ scope }),
  'call.hold_failed': z.object({ scope }),
  'call.resumed': z.object({ scope }),
  'call.transfer_started': z.object({ kind: z.enum(['blind', 'attended']) }),
  'call.transferred': z.object({ kind: z.enum(['blind', 'attended']) }),
  'call.muted': none,
  'call.unmuted': none,
  'call.key_pressed': none,
  'call.reconnected': none,
  'call.ended': z.object({
    endedBy: z.enum(endedBySides),
    endKind: z.enum(endKinds),
    sipCode: z.optional(z.number()),
    q850: z.optional(z.number()),
  }),
  /** The caller has been silent for `forMs`, at `levelDb` (dBFS) or below; told when it has lasted long enough to count. */
  'media.silence_started': z.object({ forMs: duration, levelDb: z.number() }),
  'media.silence_ended': z.object({ durationMs: duration }),
  /** Neither side has made a sound for `forMs`. */
  'media.line_silent': z.object({ forMs: duration }),
  /** The caller is heard: after a silence, and now and then while it goes on. Whether it is a voice nobody can tell from its level. */
  'media.voice': z.object({ levelDb: z.number() }),
  /** No packet has come for `forMs`: not silence, but nothing at all. */
  'media.stalled': z.object({ forMs: duration }),
  'media.recovered': none,
  'quality.sample': z.object({
    windowMs: duration,
    /** 0–1; null where the browser does not say. */
    lossFraction: z.nullable(z.number()),
    concealFraction: z.nullable(z.number()),
    jitterMs: z.nullable(z.number()),
    rttMs: z.nullable(z.number()),
  }),
  'media.unknown': z.object({ why: z.enum(['not_rendered', 'no_peer', 'desktop_audio', 'throttled', 'redirected']) }),
  'link.signalling': z.object({ up: z.boolean() }),
  /** The peer connection: `far_closed` when the other side shut its DTLS, `closed` when the page did. */
  'link.media': z.object({ state: z.enum(['up', 'disconnected', 'failed', 'far_closed', 'closed']) }),
  /** The ICE user fragment of our own side: a peer connection carries the call whose SDP names the same one. */
  'link.ice': z.object({ fragment: z.string().check(z.maxLength(256)) }),
  'adapter.state': z.object({
    state: z.enum(['ready', 'degraded', 'lost']),
    capabilities: z.object({ hold: z.boolean(), endReason: z.boolean(), silence: z.boolean(), identity: z.boolean(), mute: z.boolean() }),
  }),
  'agent.say': z.object({ intent: z.string().check(z.maxLength(40)) }),
  /** `family: resolved` opens the closing; families without a rule in the document are answered as G10 is. */
  'agent.mark': z.object({
    family: z.enum(['conduct', 'harassment', 'prank', 'silence', 'resolved']),
    kind: z.string().check(z.maxLength(40)),
    voice: z.optional(z.enum(['first', 'second', 'third'])),
  }),
  'agent.undo': z.object({ observationId: z.string() }),
  'agent.flag': z.object({ flag: z.string().check(z.maxLength(40)), on: z.boolean() }),
  'agent.audio_check': z.object({ result: z.enum(['ok', 'fault']) }),
  /** `line`: what the agent adds for whoever is asked, card numbers masked. */
  'agent.escalate': z.object({ reason: z.string().check(z.maxLength(40)), line: z.optional(z.string().check(z.maxLength(200))) }),
  'agent.own_error': none,
  'agent.process': z.object({ kind: z.enum(['payment', 'recording_notice']), on: z.boolean() }),
  'agent.wait_agreed': z.object({ ms: z.number() }),
  /** The answer to the alert of the hold that runs: heard, or silence for so long. */
  'agent.hold_alert': z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('acknowledged') }),
    z.object({ answer: z.literal('snoozed'), ms: z.int().check(z.gte(1_000), z.lte(3_600_000)) }),
  ]),
  'agent.correct': z.object({ field: z.enum(['call', 'hold', 'end']), value: z.string().check(z.maxLength(40)) }),
  'caller.speech': none,
  'caller.confirm': z.object({ what: z.string().check(z.maxLength(40)) }),
  'caller.decline': z.object({ what: z.string().check(z.maxLength(40)) }),
  'caller.says': z.object({ what: z.string().check(z.maxLength(40)) }),
  'caller.request': z.object({ what: z.string().check(z.maxLength(40)) }),
  'caller.disclose': z.object({ what: z.enum(['self_harm', 'emergency', 'child_at_risk']) }),
  'caller.sound': z.object({ what: z.enum(['tap', 'tty_tone', 'distress', 'suspicious']) }),
  'caller.voice': z.object({ which: z.enum(['first', 'second', 'third']) }),
  'caller.repeat': none,
  'caller.calmed': none,
  'caller.left': none,
  'caller.silent': none,
  'caller.speakerphone': z.object({ on: z.boolean() }),
  'interpreter.joined': none,
  'journal.gap': none,
  'supervisor.joined': none,
  'supervisor.approve': z.object({ situation: z.string().check(z.maxLength(40)) }),
  'supervisor.deny': none,
  'supervisor.next_step': none,
  'supervisor.takeover': none,
  'supervisor.handback': none,
  'supervisor.cleared': z.object({ why: z.optional(z.literal('marked_in_error')) }),
  'handoff.accepted': z.object({ role: z.optional(z.enum(['duty_role', 'emergency_service', 'colleague'])) }),
  'request.settled': z.object({ what: z.string().check(z.maxLength(40)) }),
  /** What a visible surface painted; `verdict_at_end` rests on it. */
  'guide.shown': z.object({ verdict: z.enum(verdicts), step: z.string().check(z.maxLength(60)) }),
  /**
   * The desk's own rows. `desk.bind` joins a leg to a call, with the origin of the page that spoke of it, its tab and its frame in that tab
   * as the browser numbers them; `desk.pin` fixes the policy document of the call; `desk.who` says who logs it (the last one holds),
   * `phone` being the keyed hash of the identity that the phone showed, or empty.
   */
  'desk.bind': z.object({
    leg: z.string(),
    callKey: z.string(),
    origin: z.optional(z.string().check(z.maxLength(300))),
    tab: z.optional(z.int()),
    tabFrame: z.optional(z.int()),
  }),
  'desk.pin': z.object({ policyId: z.string(), version: z.number(), hash: z.string(), overlays: z.array(z.string()) }),
  'desk.who': z.object({
    phone: z.string().check(z.maxLength(64)),
    agentId: z.nullable(z.string().check(z.maxLength(120))),
    agentName: z.nullable(z.string().check(z.maxLength(120))),
  }),
} as const;

export type EventType = keyof typeof fieldSchemas;
export type FieldsOf<T extends EventType> = z.infer<(typeof fieldSchemas)[T]>;

export type Layer = 'vendor' | 'sip' | 'peer' | 'media' | 'dom' | 'hand' | 'desk';
export type Basis = 'observed' | 'inferred' | 'manual';
export type Scope = z.infer<typeof scope>;
export type Verdict = (typeof verdicts)[number];

/** Where a claim comes from. `frame` names the clock that `mono` belongs to: mono readings of two frames are never subtracted. */
export interface Source {
  readonly layer: Layer;
  readonly adapter: string;
  readonly frame: string;
}

interface Envelope<T extends EventType> {
  /** Of the earliest observation that the event rests on. */
  readonly id: string;
  readonly at: number;
  readonly mono: number;
  readonly boot: string;
  readonly type: T;
  readonly fields: FieldsOf<T>;
  readonly source: Source;
  readonly basis: Basis;
  /** 0–1. */
  readonly confidence: number;
  /** Short codes, never text of the page. */
  readonly evidence: readonly string[];
}

export type EventOf<T extends EventType> = Envelope<T>;
export type CallEvent = { [T in EventType]: Envelope<T> }[EventType];
