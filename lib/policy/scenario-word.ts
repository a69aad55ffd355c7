import { conductKinds } from '../call/conduct-kind.ts';
import type { EventType, FieldsOf } from '../call/event.ts';

/** An event that a scenario's word stands for. */
export type Told = { [T in EventType]: { readonly type: T; readonly fields: FieldsOf<T> } }[EventType];

/** A word of scenario files: the values it takes (null: none), and the event it stands for. */
export interface ScenarioWord {
  readonly values: readonly (string | null)[] | RegExp;
  readonly tell: (value: string) => Told;
}

const told = <T extends EventType>(type: T, fields: FieldsOf<T>): Told => ({ type, fields }) as Told;

const bare = <T extends EventType>(type: T, fields: FieldsOf<T>): ScenarioWord => ({ values: [null], tell: () => told(type, fields) });
const one = (values: readonly (string | null)[], tell: (value: string) => Told): ScenarioWord => ({ values, tell });

/** Flags of `agent.mark`: those that guard first. */
export const flags = [
  'relay',
  'language_barrier',
  'vulnerable_marker',
  'involuntary_speech',
  'apparent_child',
  'intoxicated',
  'conduct_history',
  'known_prank',
  'outbound',
  'contact_plan',
  'tty_queue',
  'crisis_line',
] as const;

const intents = [
  ...[
    'boundary_warning',
    'final_warning',
    'ending_statement',
    'advisory',
    'vulnerability_check',
    'apology',
    'calm_step',
    'later_call_offer',
  ],
  ...['silent_prompt', 'silent_closing', 'safety_taps_question', 'tty_challenge', 'go_ahead', 'no_hold_request', 'genuine_need_check'],
  ...['prank_closing', 'welfare_check', 'risk_question', 'interpreter_offer'],
  ...['recap', 'confirm_question', 'offer_more', 'goodbye', 'survey_offer', 'number_check', 'right_number', 'complaint_route'],
  ...['request_caller_end', 'offer_to_end', 'final_answer', 'written_route', 'persistence_warning', 'plan_statement'],
  ...['hold_request', 'hold_return'],
];

const says = [
  ...['accidental', 'wrong_number', 'no_risk', 'safe', 'unsafe', 'circumstances', 'no_circumstances', 'urgent_need', 'no_urgent_need'],
  'genuine_need',
];

const situations = [
  ...conductKinds.filter((kind) => kind !== 'threat_third_party' && kind !== 'bomb_threat'),
  ...['silence', 'prank', 'persistence', 'contact_plan'],
];

const voices = ['first', 'second', 'third'] as const;
const disclosures = ['self_harm', 'emergency', 'child_at_risk'] as const;
const sounds = ['tap', 'tty_tone', 'distress', 'suspicious'] as const;
const processes = ['payment', 'recording_notice'] as const;
const roles = ['duty_role', 'emergency_service', 'colleague'] as const;

/** The member of a list that a value has been checked to be. */
const member = <T extends string>(list: readonly T[], value: string): T => {
  const found = list.find((each) => each === value);
  if (found === undefined) throw new Error(`unchecked value: ${value}`);
  return found;
};

/** The one table from the words of scenario files to events. `agent.undo` stands apart: it needs to know what was told before it. */
export const scenarioWords: Readonly<Record<string, ScenarioWord>> = {
  'call.connected': bare('call.connected', {}),
  'call.dropped': bare('call.ended', { endedBy: 'network', endKind: 'drop' }),
  'call.reconnected': bare('call.reconnected', {}),
  'journal.gap': bare('journal.gap', {}),
  'caller.speech': bare('caller.speech', {}),
  'caller.silent': bare('caller.silent', {}),
  'caller.prank_indicator': bare('agent.mark', { family: 'prank', kind: 'indicator' }),
  'caller.repeat': bare('caller.repeat', {}),
  'caller.calmed': bare('caller.calmed', {}),
  'caller.left': bare('caller.left', {}),
  'caller.hold.start': bare('call.held', { scope: 'remote' }),
  'caller.hold.end': bare('call.resumed', { scope: 'remote' }),
  'caller.conduct': one(conductKinds, (kind) => told('agent.mark', { family: 'conduct', kind })),
  'caller.disclose': one(disclosures, (value) => told('caller.disclose', { what: member(disclosures, value) })),
  'caller.sound': one(sounds, (value) => told('caller.sound', { what: member(sounds, value) })),
  'caller.voice': one(voices, (value) => told('caller.voice', { which: member(voices, value) })),
  'caller.speakerphone': one(['on', 'off'], (value) => told('caller.speakerphone', { on: value === 'on' })),
  'caller.confirm': one(['resolved', 'wrong_number', 'survey', 'interpreter'], (what) => told('caller.confirm', { what })),
  'caller.decline': one(['more_help', 'resolved', 'survey', 'interpreter'], (what) => told('caller.decline', { what })),
  'caller.request': one(['more', 'supervisor', 'complaint', 'interpreter'], (what) => told('caller.request', { what })),
  'caller.says': one(says, (what) => told('caller.says', { what })),
  'agent.say': one(intents, (intent) => told('agent.say', { intent })),
  'agent.hold.start': bare('call.held', { scope: 'local' }),
  'agent.hold.end': bare('call.resumed', { scope: 'local' }),
  'agent.own_error': bare('agent.own_error', {}),
  'agent.audio_check': one(['ok', 'fault'], (value) => told('agent.audio_check', { result: value === 'ok' ? 'ok' : 'fault' })),
  'agent.escalate': one(['raised'], (reason) => told('agent.escalate', { reason })),
  'agent.wait_agreed': { values: /^[1-9]\d{0,4}$/, tell: (seconds) => told('agent.wait_agreed', { ms: Number(seconds) * 1_000 }) },
  'agent.process.start': one(processes, (value) => told('agent.process', { kind: member(processes, value), on: true })),
  'agent.process.end': one(processes, (value) => told('agent.process', { kind: member(processes, value), on: false })),
  'agent.mark': one(flags, (flag) => told('agent.flag', { flag, on: true })),
  'request.settled': one(['supervisor', 'complaint', 'interpreter'], (what) => told('request.settled', { what })),
  'interpreter.joined': bare('interpreter.joined', {}),
  'supervisor.approve': one(situations, (situation) => told('supervisor.approve', { situation })),
  'supervisor.deny': one([null, ...situations], () => told('supervisor.deny', {})),
  'supervisor.joined': bare('supervisor.joined', {}),
  'supervisor.next_step': bare('supervisor.next_step', {}),
  'supervisor.takeover': bare('supervisor.takeover', {}),
  'supervisor.handback': bare('supervisor.handback', {}),
  'supervisor.cleared': one([null, 'marked_in_error'], (value) =>
    told('supervisor.cleared', value === 'marked_in_error' ? { why: value } : {}),
  ),
  'handoff.accepted': one([null, ...roles], (value) => told('handoff.accepted', value === '' ? {} : { role: member(roles, value) })),
};

/** True when the table takes this value for that word; `undefined`: the file gives none. */
export function isListed(word: string, value: string | undefined): boolean {
  const values = Object.hasOwn(scenarioWords, word) ? scenarioWords[word]?.values : undefined;
  if (values === undefined) return false;
  return values instanceof RegExp ? value !== undefined && values.test(value) : values.includes(value ?? null);
}
