import type { AgentAct, GuideAction } from '../../call/action.ts';

export const press = (label: string, act: AgentAct): GuideAction => ({ label, act });
export const say = (label: string, intent: string): GuideAction => press(label, { type: 'agent.say', fields: { intent } });
/** `reason` is a word for the record and for whoever is called: what the help is for. */
export const alarm = (label: string, reason: string): GuideAction => press(label, { type: 'agent.escalate', fields: { reason } });
export const says = (label: string, what: string): GuideAction => press(label, { type: 'caller.says', fields: { what } });
export const confirms = (label: string, what: string): GuideAction => press(label, { type: 'caller.confirm', fields: { what } });
export const declines = (label: string, what: string): GuideAction => press(label, { type: 'caller.decline', fields: { what } });

export const calmed = press('caller_calmed', { type: 'caller.calmed', fields: {} });
export const more = press('something_more', { type: 'caller.request', fields: { what: 'more' } });
export const spoke = press('caller_spoke', { type: 'caller.speech', fields: {} });
export const tapping = press('heard_taps', { type: 'caller.sound', fields: { what: 'tap' } });
export const realNeed = says('real_need', 'genuine_need');
export const stillPrank = press('still_prank', { type: 'agent.mark', fields: { family: 'prank', kind: 'indicator' } });
export const repeats = press('caller_repeats', { type: 'caller.repeat', fields: {} });

export const joined = press('supervisor_joined', { type: 'supervisor.joined', fields: {} });
export const denied = press('denied', { type: 'supervisor.deny', fields: {} });
export const advised = press('next_step_given', { type: 'supervisor.next_step', fields: {} });

const key = ({ act }: GuideAction): string => JSON.stringify(act);

/** Without those that stand already, in `before` or earlier in the list: no press is offered twice. */
export function withoutDoubles(list: readonly GuideAction[], before: readonly GuideAction[] = []): GuideAction[] {
  const seen = new Set(before.flatMap((each) => [key(each), each.label]));
  return list.filter((each) => {
    if (seen.has(key(each)) || seen.has(each.label)) return false;
    seen.add(key(each)).add(each.label);
    return true;
  });
}
