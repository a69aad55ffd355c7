import type { AgentAct } from '../../lib/call/action.ts';

/** A mark one press away. `off`: what the press says while it stands; null where a mark is not taken back by a second press. */
export interface Guard {
  /** Of the button and of its message, `mark_<name>`. */
  readonly name: string;
  readonly on: AgentAct;
  readonly off: AgentAct | null;
}

const once = (name: string, on: AgentAct): Guard => ({ name, on, off: null });
const discloses = (what: 'self_harm' | 'emergency' | 'child_at_risk'): AgentAct => ({ type: 'caller.disclose', fields: { what } });
const requests = (what: string): AgentAct => ({ type: 'caller.request', fields: { what } });
const sound = (what: 'distress' | 'suspicious'): AgentAct => ({ type: 'caller.sound', fields: { what } });

const flag = (name: string): Guard => ({
  name,
  on: { type: 'agent.flag', fields: { flag: name, on: true } },
  off: { type: 'agent.flag', fields: { flag: name, on: false } },
});
const process = (kind: 'payment' | 'recording_notice'): Guard => ({
  name: kind,
  on: { type: 'agent.process', fields: { kind, on: true } },
  off: { type: 'agent.process', fields: { kind, on: false } },
});
const switched = (name: string, on: AgentAct, off: AgentAct): Guard => ({ name, on, off });

/** Guards of life: what they raise is `never`. */
export const lifeGuards: readonly Guard[] = [
  once('self_harm', discloses('self_harm')),
  once('emergency', discloses('emergency')),
  once('child_at_risk', discloses('child_at_risk')),
];

/** The other guards that are always there. */
export const otherGuards: readonly Guard[] = [
  once('threat', { type: 'agent.mark', fields: { family: 'conduct', kind: 'threat_to_staff' } }),
  flag('language_barrier'),
  flag('relay'),
];

/** What is folded away, by what it is about: a key of the message files, `marks_<about>`. */
export const moreGuards: readonly { readonly about: string; readonly guards: readonly Guard[] }[] = [
  {
    about: 'caller',
    guards: [flag('vulnerable_marker'), flag('apparent_child'), flag('involuntary_speech'), flag('intoxicated'), flag('contact_plan')],
  },
  {
    about: 'asks',
    guards: [
      once('asks_supervisor', requests('supervisor')),
      once('asks_complaint', requests('complaint')),
      once('asks_interpreter', requests('interpreter')),
    ],
  },
  {
    about: 'line',
    guards: [
      switched(
        'speakerphone',
        { type: 'caller.speakerphone', fields: { on: true } },
        { type: 'caller.speakerphone', fields: { on: false } },
      ),
      switched('second_voice', { type: 'caller.voice', fields: { which: 'second' } }, { type: 'caller.voice', fields: { which: 'first' } }),
      once('distress', sound('distress')),
      once('odd_sound', sound('suspicious')),
      once('caller_left', { type: 'caller.left', fields: {} }),
    ],
  },
  { about: 'running', guards: [process('payment'), process('recording_notice')] },
  {
    about: 'own',
    guards: [
      once('own_error', { type: 'agent.own_error', fields: {} }),
      switched(
        'audio_fault',
        { type: 'agent.audio_check', fields: { result: 'fault' } },
        { type: 'agent.audio_check', fields: { result: 'ok' } },
      ),
    ],
  },
];
