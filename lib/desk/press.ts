import type { Instant } from '../base/time.ts';
import type { AgentAct } from '../call/action.ts';
import type { EventType, FieldsOf, Layer } from '../call/event.ts';
import type { Claim } from '../observe/adapter.ts';
import { actClaim, handClaims } from '../observe/hand.ts';
import type { Observation } from '../observe/observation.ts';
import type { Command } from '../platform/protocol.ts';
import { redact } from '../redact/redact.ts';

/** What a press needs to become rows of the journal. */
export interface PressContext {
  /** Of the request: the first row bears it, so a repeated request commits nothing new. */
  readonly id: string;
  readonly callKey: string;
  readonly boot: string;
  readonly now: Instant;
}

/** The leg of what is said by hand about a call. */
export const handLeg = (callKey: string): string => `hand:${callKey}`;

interface Row {
  readonly id: string;
  readonly leg: string;
  readonly boot: string;
  readonly layer: Layer;
}

/** Each row has a frame of its own: hands and desk have no steady clock, so spans between them are measured by the wall's. */
function framed(claim: Omit<Claim, 'own' | 'private'>, { id, leg, boot, layer }: Row): Observation {
  return { ...claim, id, v: 1, leg, boot, seq: 0, source: { layer, adapter: layer, frame: id } } as Observation;
}

/** A row of the desk's own making. */
export function deskRow<T extends EventType>(
  type: T,
  fields: FieldsOf<T>,
  row: Omit<Row, 'layer'> & { readonly at: Instant },
  sure: { readonly confidence: number; readonly evidence: readonly string[] } = { confidence: 1, evidence: [] },
): Observation {
  const { at, ...where } = row;
  // The pair of type and fields is checked by the parameters; the union of claims cannot be built from a generic pair.
  const claim = { type, fields, at, mono: at, basis: 'inferred', ...sure } as unknown as Claim;
  return framed(claim, { ...where, layer: 'desk' });
}

/** The one text that an act can bear is masked before it is stored. */
function masked(act: AgentAct): AgentAct {
  if (act.type !== 'agent.escalate' || act.fields.line === undefined) return act;
  return { ...act, fields: { ...act.fields, line: redact(act.fields.line).text } };
}

/** The observation of a press; null for one that is not about what happened. */
export function observedBy(command: Command, { id, callKey, boot, now }: PressContext): Observation | null {
  const at = 'at' in command ? Math.min(command.at, now) : now;
  const leg = handLeg(callKey);
  const press = { own: callKey, at, mono: at };
  const byHand = ([claim]: readonly Claim[]): Observation | null => {
    if (claim === undefined) return null;
    const { own: _, private: __, ...said } = claim;
    return framed(said, { id, leg, boot, layer: 'hand' });
  };
  switch (command.do) {
    case 'act':
      return byHand([actClaim(masked(command.act), press)]);
    case 'start':
    case 'hold':
    case 'resume':
    case 'end':
      return byHand(handClaims(command, press));
    case 'shown':
      return deskRow('guide.shown', { verdict: command.verdict, step: command.step }, { id, leg, boot, at });
    default:
      return null;
  }
}
