import type { Instant } from '../base/time.ts';
import type { EventType, FieldsOf } from '../call/event.ts';
import { endOfAnswer } from '../disposition/end-code.ts';
import type { Observation } from '../observe/observation.ts';
import type { Command } from '../platform/protocol.ts';

/** What a press needs to become rows of the journal. */
export interface PressContext {
  /** Of the request: the first row bears it, so a repeated request commits nothing new. */
  readonly id: string;
  readonly callKey: string;
  readonly boot: string;
  readonly now: Instant;
  readonly newId: () => string;
}

/** The leg of what is said by hand about a call. */
export const handLeg = (callKey: string): string => `hand:${callKey}`;

/**
 * A row of the desk's own making. Each has a frame of its own: hands and desk have no steady clock, so spans between them are
 * measured by the wall's.
 */
export function rowOf<T extends EventType>(
  type: T,
  fields: FieldsOf<T>,
  row: Pick<PressContext, 'id' | 'boot'> & {
    readonly leg: string;
    readonly at: Instant;
    readonly layer: 'hand' | 'desk';
    readonly confidence?: number;
  },
): Observation {
  return {
    id: row.id,
    v: 1,
    leg: row.leg,
    at: row.at,
    mono: row.at,
    boot: row.boot,
    seq: 0,
    type,
    fields,
    source: { layer: row.layer, adapter: row.layer, frame: row.id },
    basis: 'manual',
    confidence: row.confidence ?? 1,
    evidence: row.layer === 'hand' ? ['manual'] : [],
  } as unknown as Observation;
}

/** The agent saw who left, but telephony did not. */
const HAND_END = 0.9;

/** The observations of a press, in order; empty for one that is not about what happened. */
export function observedBy(command: Command, context: PressContext): Observation[] {
  const { callKey, boot, now } = context;
  const at = 'at' in command ? Math.min(command.at, now) : now;
  const row = { id: context.id, boot, leg: handLeg(callKey), at, layer: 'hand' } as const;
  switch (command.do) {
    case 'act':
      return [rowOf(command.act.type, command.act.fields, row)];
    case 'start': {
      const offered = rowOf('call.offered', { direction: 'inbound', last4: null, withheld: false, dialled: null }, row);
      return [offered, rowOf('call.connected', {}, { ...row, id: context.newId() })];
    }
    case 'hold':
      return [rowOf('call.held', { scope: 'local' }, row)];
    case 'resume':
      return [rowOf('call.resumed', { scope: 'local' }, row)];
    case 'end':
      return [rowOf('call.ended', endOfAnswer(command.by), { ...row, confidence: HAND_END })];
    case 'shown':
      return [rowOf('guide.shown', { verdict: command.verdict, step: command.step }, { ...row, layer: 'desk' })];
    default:
      return [];
  }
}
