import type { GuideActions } from '../../call/action.ts';
import { declines, joined, press } from './press.ts';

const audio = (label: string, result: 'ok' | 'fault') => press(label, { type: 'agent.audio_check', fields: { result } });

/** The step *check* (Q3, G8). */
export const checking: GuideActions = { primary: audio('audio_ok', 'ok'), others: [audio('audio_fault', 'fault')] };

/** The step *settle*: what the caller asked for is there, or agreed (R9, G5). */
export function settling(intent: string): GuideActions {
  if (intent === 'interpreter')
    return {
      primary: press('interpreter_joined', { type: 'interpreter.joined', fields: {} }),
      others: [declines('interpreter_no', 'interpreter')],
    };
  const primary = press('settled', { type: 'request.settled', fields: { what: intent } });
  return { primary, others: intent === 'supervisor' ? [joined] : [] };
}

/** The step *finish* (V4). */
export function finishing(intent: string): GuideActions {
  const kind = intent === 'payment' ? 'payment' : 'recording_notice';
  return { primary: press('finished', { type: 'agent.process', fields: { kind, on: false } }), others: [] };
}
