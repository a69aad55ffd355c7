import type { Permit } from '../call/guidance.ts';
import { closingPermissions } from './permit/closing.ts';
import { conductPermissions } from './permit/conduct.ts';
import { leavingPermissions } from './permit/leaving.ts';
import { persistencePermission } from './permit/persistence.ts';
import { planPermission } from './permit/plan.ts';
import { prankPermission } from './permit/prank.ts';
import { silencePermission } from './permit/silence.ts';
import type { Authority } from './rules/authority.ts';
import type { Gate } from './rules/gate.ts';
import type { View } from './view.ts';

/** A permission that time, calm, guards and closings leave open; a denied one is shut. */
export interface Permission extends Omit<Permit, 'supervisor'> {
  readonly authority: Authority;
  readonly rule: string;
  readonly fact: string;
  /** Rules that it rests on besides. */
  readonly besides: readonly string[];
  /** What the agent says when ending; null: nothing. */
  readonly saying: string | null;
  readonly severity: number | null;
  /** A question that must be answered first; null: nothing is in the way. */
  readonly gate: Gate | null;
  /** The event that opened it last. */
  readonly lastStep: number;
}

/** Nothing closes what ends a call in peace: no open request, no process, no situation without a rule (R9, V4, G10). */
export const mayClose = ({ pending, process, unruled }: View): boolean => pending.length === 0 && process === null && unruled === null;

/**
 * Everything that could end the call now, the gravest first (ruling 87), each judged alone; what a supervisor has refused is among
 * them, marked so.
 */
export function permissionsOf(view: View): Permission[] {
  const closings = mayClose(view) ? closingPermissions(view) : [];
  return [
    ...leavingPermissions(view),
    ...conductPermissions(view),
    ...(mayClose(view) ? [persistencePermission(view), planPermission(view)] : []),
    ...(view.process === null ? [silencePermission(view), prankPermission(view)] : []),
    ...closings.filter(({ situation }) => situation === 'survey'),
    ...closings.filter(({ situation }) => situation !== 'survey'),
  ].filter((permission) => permission !== null);
}

/** Open to the agent, alone or with another person: neither refused nor waiting for an answer. */
export const isOpen = ({ authority, gate }: Permission): boolean => authority.supervisor !== 'denied' && gate === null;
