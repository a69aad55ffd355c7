import type { AgentAct } from '../../lib/call/action.ts';
import { conductKinds, harassmentKinds } from '../../lib/call/conduct-kind.ts';
import type { CallSnapshot } from '../../lib/platform/protocol.ts';

export type Situation = NonNullable<CallSnapshot['situation']>;

/** Something that may be chosen under a situation: `name` is a key of the message files, in the menu's family. */
export interface Choice {
  readonly name: string;
  readonly act: AgentAct;
}

type Family = 'conduct' | 'prank' | 'resolved';
const mark = (family: Family, kind: string): AgentAct => ({ type: 'agent.mark', fields: { family, kind } });
const conduct = (kind: string): Choice => ({ name: kind, act: mark('conduct', kind) });
const says = (what: string): AgentAct => ({ type: 'caller.says', fields: { what } });
const said = (intent: string): AgentAct => ({ type: 'agent.say', fields: { intent } });

/** The five situations in the order of their keys, each with what one press marks; null: the press opens the choice of its kind. */
export const situations: readonly { readonly name: Situation; readonly act: AgentAct | null }[] = [
  { name: 'conduct', act: mark('conduct', 'abusive_language') },
  { name: 'harassment', act: null },
  { name: 'prank', act: mark('prank', 'indicator') },
  { name: 'silence', act: { type: 'caller.silent', fields: {} } },
  { name: 'resolved', act: mark('resolved', 'closing') },
];

const isHarassment = (kind: string): boolean => harassmentKinds.some((each) => each === kind);

/** What each menu offers: kinds of conduct, the mildest first, and the other ways in which a call comes to its end. */
export const choices = {
  conduct: conductKinds.filter((kind) => !isHarassment(kind)).map(conduct),
  harassment: [...harassmentKinds, 'threat_to_staff'].map(conduct),
  resolved: [
    { name: 'wrong_number', act: says('wrong_number') },
    { name: 'accidental', act: says('accidental') },
    { name: 'final_answer', act: said('final_answer') },
    { name: 'plan_statement', act: said('plan_statement') },
    { name: 'survey_offer', act: said('survey_offer') },
    { name: 'request_caller_end', act: said('request_caller_end') },
  ],
} as const satisfies Partial<Record<Situation, readonly Choice[]>>;

export type Menu = keyof typeof choices;

export const isMenu = (name: Situation): name is Menu => Object.hasOwn(choices, name);
