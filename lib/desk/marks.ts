import { harassmentKinds } from '../call/conduct-kind.ts';
import type { CallEvent } from '../call/event.ts';
import { withoutUndone } from '../disposition/told.ts';
import type { CallSnapshot } from '../platform/protocol.ts';

const soundless = new Set(['caller.silent', 'caller.left', 'caller.speakerphone']);
const isSound = ({ type }: CallEvent): boolean => type.startsWith('caller.') && !soundless.has(type);

function situationIn(event: CallEvent): CallSnapshot['situation'] {
  if (event.type === 'caller.silent') return 'silence';
  if (event.type !== 'agent.mark') return null;
  const { family, kind } = event.fields;
  return family === 'conduct' && harassmentKinds.some((each) => each === kind) ? 'harassment' : family;
}

/** The situation marked last and not withdrawn. A silence is over with the next sound. */
export function situationOf(events: readonly CallEvent[]): CallSnapshot['situation'] {
  const told = withoutUndone(events);
  const last = told.findLastIndex((event) => situationIn(event) !== null);
  const event = told[last];
  if (event === undefined) return null;
  const found = situationIn(event);
  return found === 'silence' && event.type === 'caller.silent' && told.slice(last + 1).some(isSound) ? null : found;
}

/** What an event switches, and whether it stands from then on. */
function switchOf(event: CallEvent): readonly [string, boolean] | null {
  switch (event.type) {
    case 'agent.flag':
      return [event.fields.flag, event.fields.on];
    case 'agent.process':
      return [event.fields.kind, event.fields.on];
    case 'agent.audio_check':
      return ['audio_fault', event.fields.result === 'fault'];
    case 'caller.speakerphone':
      return ['speakerphone', event.fields.on];
    case 'caller.voice':
      return ['second_voice', event.fields.which !== 'first'];
    default:
      return null;
  }
}

/** What stands of all that the agent can switch: flags, a running process, a fault, speakerphone, another voice. */
export function marksOf(events: readonly CallEvent[]): string[] {
  const stands = new Map(withoutUndone(events).flatMap((event) => [switchOf(event)].filter((each) => each !== null)));
  return [...stands].flatMap(([name, on]) => (on ? [name] : []));
}
