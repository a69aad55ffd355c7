import type { EventType, FieldsOf } from './event.ts';

/** A press of the agent's that becomes an observation: everything the people's half of the events can say. */
export type AgentAct = {
  [T in EventType]: T extends `${'agent' | 'caller' | 'supervisor' | 'interpreter' | 'handoff' | 'request'}.${string}`
    ? { readonly type: T; readonly fields: FieldsOf<T> }
    : never;
}[EventType];

/** A button of the guide. `label` is a key of the message files (`do_<label>`). */
export interface GuideAction {
  readonly label: string;
  readonly act: AgentAct;
}

/** What the agent can press for the present step: at most one primary, which the global command *do the next step* presses too. */
export interface GuideActions {
  readonly primary: GuideAction | null;
  readonly others: readonly GuideAction[];
}
