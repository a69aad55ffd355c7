import type { AgentAct } from '../../lib/call/action.ts';
import { conductKinds } from '../../lib/call/event.ts';
import type { CallSnapshot } from '../../lib/platform/protocol.ts';

export type Situation = NonNullable<CallSnapshot['situation']>;

const mark = (family: Situation, kind: string): AgentAct => ({ type: 'agent.mark', fields: { family, kind } });

/** The five situations in the order of their keys, each with what one press marks. */
export const situations: readonly { readonly name: Situation; readonly act: AgentAct }[] = [
  { name: 'conduct', act: mark('conduct', 'abusive_language') },
  { name: 'harassment', act: mark('harassment', 'harassment') },
  { name: 'prank', act: mark('prank', 'prank') },
  { name: 'silence', act: mark('silence', 'silent') },
  { name: 'resolved', act: mark('resolved', 'closing') },
];

/** The kinds of abuse, the mildest first. */
export const abuseKinds: readonly { readonly name: string; readonly act: AgentAct }[] = conductKinds.map((kind) => ({
  name: kind,
  act: mark('conduct', kind),
}));

export type Guard = 'at_risk' | 'threat' | 'supervisor' | 'emergency' | 'child';

/** What each guard's one press says. */
export const guardActs: Readonly<Record<Guard, AgentAct>> = {
  at_risk: { type: 'caller.disclose', fields: { what: 'self_harm' } },
  threat: mark('conduct', 'threat_to_staff'),
  supervisor: { type: 'agent.escalate', fields: { reason: 'asked' } },
  emergency: { type: 'caller.disclose', fields: { what: 'emergency' } },
  child: { type: 'caller.disclose', fields: { what: 'child_at_risk' } },
};
