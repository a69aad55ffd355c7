import raw from '../../public/policy/default.json' with { type: 'json' };
import emergency from '../../public/policy/emergency_line.json' with { type: 'json' };
import minors from '../../public/policy/minor_service.json' with { type: 'json' };
import publicSector from '../../public/policy/public_sector.json' with { type: 'json' };
import relays from '../../public/policy/relay_first.json' with { type: 'json' };
import zero from '../../public/policy/zero_tolerance.json' with { type: 'json' };
import type { Instant } from '../base/time.ts';
import type { AgentAct } from '../call/action.ts';
import type { CallEvent, EventType, FieldsOf } from '../call/event.ts';
import type { Guidance } from '../call/guidance.ts';
import { actionsFor } from './actions.ts';
import { type PolicyOverlay, parseOverlay } from './document/overlay.ts';
import { type PolicyDocument, parsePolicy } from './document.ts';
import { evaluate } from './evaluate.ts';
import { type FactSettings, type Facts, factsOf } from './facts.ts';

/** The shipped default, unread. */
export const defaultRaw: unknown = raw;

function read(shipped: unknown): PolicyDocument {
  const parsed = parsePolicy(shipped);
  if (!parsed.ok) throw new Error(parsed.detail);
  return parsed.value;
}

function readOverlay(shipped: unknown): PolicyOverlay {
  const parsed = parseOverlay(shipped);
  if (!parsed.ok) throw new Error(parsed.detail);
  return parsed.value;
}

/** The shipped default, the presets beside it, and the overlays that change a verdict. */
export const defaultPolicy: PolicyDocument = read(defaultRaw);
export const presets = { publicSector: read(publicSector), zeroTolerance: read(zero), emergencyLine: read(emergency) } as const;
export const overlays = { relayFirst: readOverlay(relays), minorService: readOverlay(minors) } as const;

let made = 0;

/** An event of a test's call, `at` milliseconds after it was answered. */
export function eventOf<T extends EventType>(at: Instant, type: T, fields: FieldsOf<T>, id = `${type}@${at}#${made++}`): CallEvent {
  const source = { layer: 'hand', adapter: 'hand', frame: 'f' };
  return { id, at, mono: at, boot: 'b', type, fields, source, basis: 'manual', confidence: 1, evidence: [] } as unknown as CallEvent;
}

export const say = (at: Instant, intent: string): CallEvent => eventOf(at, 'agent.say', { intent });
export const mark = (at: Instant, kind = 'abusive_language', family: FieldsOf<'agent.mark'>['family'] = 'conduct'): CallEvent =>
  eventOf(at, 'agent.mark', { family, kind });
export const connected = eventOf(0, 'call.connected', {}, 'connect');

/** Facts of a call that was answered at 0. */
export const callOf = (events: readonly CallEvent[], settings?: FactSettings): Facts => factsOf([connected, ...events], settings);

/** Guidance at an instant, by the shipped default. */
export const guideAt = (now: Instant, events: readonly CallEvent[], settings?: FactSettings): Guidance =>
  evaluate(defaultPolicy, callOf(events, settings), now);

/** A call on which the agent presses what the screen offers. */
export interface Pressing {
  readonly events: readonly CallEvent[];
  readonly now: Instant;
}

const pressed = ({ events, now }: Pressing, act: AgentAct): Pressing => ({
  events: [...events, eventOf(now, act.type, act.fields as never)],
  now: now + 1_000,
});

export const guideOf = ({ events, now }: Pressing): Guidance => guideAt(now, events);

/** The agent presses the primary button, or another by its label. Throws where it is not there. */
export function pressOn(call: Pressing, label?: string): Pressing {
  const { primary, others } = actionsFor(guideOf(call), callOf(call.events), defaultPolicy, call.now);
  const chosen = label === undefined ? primary : [...(primary === null ? [] : [primary]), ...others].find((each) => each.label === label);
  if (chosen === null || chosen === undefined) throw new Error(`no press ${label ?? 'primary'}`);
  return pressed(call, chosen.act);
}

export const marking = (call: Pressing, kind?: string, family?: FieldsOf<'agent.mark'>['family']): Pressing => ({
  events: [...call.events, mark(call.now, kind, family)],
  now: call.now + 1_000,
});

export const later = ({ events, now }: Pressing, ms: number): Pressing => ({ events, now: now + ms });
