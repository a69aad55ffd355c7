import type { Instant } from '../base/time.ts';
import type { CallEvent } from '../call/event.ts';
import { withoutUndone } from './told.ts';

export interface PolicyStep {
  readonly offset_ms: number;
  readonly type: string;
  readonly value: string | null;
}

const rooms = ['agent', 'caller', 'interpreter', 'supervisor', 'handoff', 'request'];
/** Corrections of the log, and manners of a hold: no rung of a ladder. */
const noStep: ReadonlySet<string> = new Set(['agent.correct', 'agent.undo', 'agent.hold_alert']);
const holdManners: ReadonlySet<string> = new Set(['hold_request', 'hold_return']);

function isStep(event: CallEvent): boolean {
  if (!rooms.includes(event.type.split('.')[0] ?? '') || noStep.has(event.type)) return false;
  if (event.type === 'agent.mark') return event.fields.family !== 'resolved';
  if (event.type === 'agent.say') return !holdManners.has(event.fields.intent);
  // Heard by a sampler, these two come by the hundred; told by the agent, they are a step.
  if (event.type === 'caller.speech' || event.type === 'caller.silent') return event.basis === 'manual';
  return true;
}

const onOff = (word: string, on: boolean): string => (on ? word : `${word}:off`);

/** The main field of an event as text; null for an event that has none. */
function mainFieldOf(event: CallEvent): string | null {
  switch (event.type) {
    case 'agent.say':
      return event.fields.intent;
    case 'agent.mark':
      return event.fields.kind;
    case 'agent.flag':
      return onOff(event.fields.flag, event.fields.on);
    case 'agent.process':
      return onOff(event.fields.kind, event.fields.on);
    case 'caller.speakerphone':
      return event.fields.on ? 'on' : 'off';
    case 'agent.audio_check':
      return event.fields.result;
    case 'agent.escalate':
      return event.fields.reason;
    case 'agent.wait_agreed':
      return String(event.fields.ms);
    case 'caller.voice':
      return event.fields.which;
    case 'supervisor.approve':
      return event.fields.situation;
    case 'supervisor.cleared':
      return event.fields.why ?? null;
    case 'handoff.accepted':
      return event.fields.role ?? null;
    default:
      return 'what' in event.fields ? event.fields.what : null;
  }
}

/** The ladder as it happened: what agent, caller and supervisor did, withdrawn presses left out. Offsets in milliseconds from `base`. */
export function policyStepsOf(events: readonly CallEvent[], base: Instant): PolicyStep[] {
  return withoutUndone(events)
    .filter(isStep)
    .map((event) => ({ offset_ms: Math.max(0, Math.round(event.at - base)), type: event.type, value: mainFieldOf(event) }));
}
