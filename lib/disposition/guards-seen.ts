import type { CallEvent } from '../call/event.ts';

const flags: Readonly<Record<string, string>> = {
  language_barrier: 'G5',
  relay: 'G6',
  vulnerable_marker: 'G7',
  involuntary_speech: 'G7',
  apparent_child: 'G9',
  intoxicated: 'V3',
};
const marks: Readonly<Record<string, string>> = { threat_third_party: 'G2', bomb_threat: 'G3', threat_to_staff: 'G4' };
const says: Readonly<Record<string, string>> = { unsafe: 'G1', circumstances: 'G7' };

function guardOf(event: CallEvent): string | undefined {
  switch (event.type) {
    case 'caller.disclose':
      return 'G1';
    case 'caller.sound':
      return event.fields.what === 'distress' ? 'G1' : undefined;
    case 'caller.says':
      return says[event.fields.what];
    case 'caller.request':
      return event.fields.what === 'interpreter' ? 'G5' : undefined;
    case 'agent.mark':
      return marks[event.fields.kind];
    case 'agent.flag':
      return event.fields.on ? flags[event.fields.flag] : undefined;
    case 'agent.audio_check':
      return event.fields.result === 'fault' ? 'G8' : undefined;
    default:
      return undefined;
  }
}

/** Rule ids of the guards that were raised, each once, in the order of their first mark (rulings 54 to 60). */
export const guardsSeen = (events: readonly CallEvent[]): string[] => [
  ...new Set(events.map(guardOf).filter((guard) => guard !== undefined)),
];
