import type { EventType, FieldsOf } from '../call/event.ts';
import type { Observation } from '../observe/observation.ts';
import type { StandIns } from './stand-ins.ts';
import { tracedLeg, tracedStep, tracedWord } from './trace-words.ts';

type NamesOf<Fields> = Fields extends unknown ? keyof Fields : never;
type ValueOf<Fields, Name> = Fields extends unknown ? (Name extends keyof Fields ? Fields[Name] : never) : never;
/** What could hold a name is never kept as it is. */
type Rule<Value> =
  | (string extends Value ? never : Value extends readonly string[] ? never : 'keep')
  | ((value: Exclude<Value, undefined>, by: StandIns) => unknown);
type Rules<T extends EventType> = { readonly [Name in NamesOf<FieldsOf<T>>]?: Rule<ValueOf<FieldsOf<T>, Name>> };

const nothing = (): null => null;
const word = tracedWord;
const what = { what: word };
const scope = { scope: 'keep' } as const;
const kind = { kind: 'keep' } as const;

/** What of each type's fields may stand in a diagnostic trace. A field without a rule is left out, as is a type's every text without a row. */
export const traceFields: { readonly [T in EventType]?: Rules<T> } = {
  'call.offered': { direction: 'keep', withheld: 'keep', last4: nothing, dialled: nothing },
  'call.progress': { stage: 'keep' },
  'call.connected': {},
  'call.hold_requested': scope,
  'call.held': scope,
  'call.hold_failed': scope,
  'call.resumed': scope,
  'call.transfer_started': kind,
  'call.transferred': kind,
  'call.key_pressed': {},
  'call.reconnected': {},
  'call.ended': { endedBy: 'keep', endKind: 'keep', sipCode: 'keep', q850: 'keep' },
  'call.muted': {},
  'call.unmuted': {},
  'media.silence_started': { forMs: 'keep', levelDb: 'keep' },
  'media.silence_ended': { durationMs: 'keep' },
  'media.line_silent': { forMs: 'keep' },
  'media.voice': { levelDb: 'keep' },
  'media.stalled': { forMs: 'keep' },
  'media.recovered': {},
  'media.unknown': { why: 'keep' },
  'quality.sample': { windowMs: 'keep', lossFraction: 'keep', concealFraction: 'keep', jitterMs: 'keep', rttMs: 'keep' },
  'link.media': { state: 'keep' },
  'link.ice': { fragment: (fragment, by) => by.named('ice', fragment) },
  'link.signalling': { up: 'keep' },
  'adapter.state': { state: 'keep', capabilities: 'keep' },
  'agent.say': { intent: word },
  'agent.mark': { family: 'keep', kind: word, voice: 'keep' },
  'agent.undo': { observationId: (id, by) => by.id(id) },
  'agent.flag': { flag: word, on: 'keep' },
  'agent.audio_check': { result: 'keep' },
  'agent.escalate': { reason: word },
  'agent.own_error': {},
  'agent.process': { kind: 'keep', on: 'keep' },
  'agent.wait_agreed': { ms: 'keep' },
  'agent.hold_alert': { answer: 'keep', ms: 'keep' },
  'agent.correct': { field: 'keep', value: word },
  'caller.speech': {},
  'caller.confirm': what,
  'caller.decline': what,
  'caller.says': what,
  'caller.request': what,
  'caller.disclose': { what: 'keep' },
  'caller.sound': { what: 'keep' },
  'caller.voice': { which: 'keep' },
  'caller.repeat': {},
  'caller.calmed': {},
  'caller.left': {},
  'caller.silent': {},
  'caller.speakerphone': { on: 'keep' },
  'interpreter.joined': {},
  'journal.gap': {},
  'supervisor.joined': {},
  'supervisor.approve': { situation: word },
  'supervisor.deny': {},
  'supervisor.next_step': {},
  'supervisor.takeover': {},
  'supervisor.handback': {},
  'supervisor.cleared': { why: 'keep' },
  'handoff.accepted': { role: 'keep' },
  'request.settled': what,
  'guide.shown': { verdict: 'keep', step: tracedStep },
  'desk.bind': {
    leg: tracedLeg,
    callKey: (key, by) => by.id(key),
    origin: (origin, by) => `https://${by.named('site', origin)}.invalid`,
    tab: (tab, by) => by.number('tab', tab),
    // The browser's number of a page's top frame: every other says only that it is none.
    tabFrame: (frame, by) => (frame === 0 ? 0 : by.number('frame', frame)),
  },
  'desk.pin': {
    policyId: (id, by) => by.named('policy', id),
    version: 'keep',
    hash: (hash, by) => by.named('document', hash),
    overlays: (overlays, by) => overlays.map((each) => by.named('overlay', each)),
  },
  'desk.who': {
    phone: (phone, by) => (phone === '' ? '' : by.named('phone', phone)),
    agentId: (id, by) => (id === null ? null : by.named('agent', id)),
    agentName: nothing,
  },
};

type AnyRules = Readonly<Record<string, 'keep' | ((value: unknown, by: StandIns) => unknown)>>;

const isBare = (value: unknown): boolean => typeof value === 'boolean' || typeof value === 'number';

/** The fields of an observation as a trace may hold them. */
export function tracedFields({ type, fields }: Pick<Observation, 'type' | 'fields'>, by: StandIns): Readonly<Record<string, unknown>> {
  // Each row's rules take the values of its own type's fields, which the union cannot say.
  const rules = traceFields[type] as AnyRules | undefined;
  const traced = Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    if (rules === undefined) return isBare(value) ? [[name, value]] : [];
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined || value === undefined) return [];
    return [[name, rule === 'keep' ? value : rule(value, by)]];
  });
  return Object.fromEntries(traced);
}
