import { ofType } from '../facts.ts';
import { isSound } from '../line.ts';
import type { Permission } from '../permission.ts';
import { handedOverAt } from '../rules/emergency.ts';
import type { View } from '../view.ts';
import { agreed, plain } from './free.ts';

const HANDED_OVER = 'moved.transferred_warm';

/** Handed over or cleared: the own leg may go, the others keep the line (ruling 56). */
function releasing({ life, document, standing, line }: View): Permission[] {
  const own = { ...plain, action: 'release_own_leg', authority: agreed } as const;
  const { released } = life;
  if (released !== null) {
    const { mark, at } = released;
    const endCode = document.guards.endCodes[mark.what] ?? HANDED_OVER;
    return [{ ...own, situation: mark.what, endCode, opensAt: at, rule: mark.rule, fact: 'handed_over', lastStep: at }];
  }
  const at = document.emergency === null ? null : handedOverAt(standing, line);
  if (at === null) return [];
  return [{ ...own, situation: 'handed_over', endCode: HANDED_OVER, opensAt: at, rule: 'E2', fact: 'handed_over', lastStep: at }];
}

/** The caller has left, and nothing of theirs was heard since (ruling 55). An emergency line is kept. */
function emptied({ standing: { told }, document }: View): Permission[] {
  const left = ofType(told, 'caller.left').at(-1);
  if (left === undefined || document.emergency !== null) return [];
  if (told.some((fact) => fact.at >= left.at && (isSound(fact) || fact.type === 'call.reconnected'))) return [];
  const permit = { situation: 'line_empty', action: 'end_call', endCode: 'customer_ended.unknown', opensAt: left.at } as const;
  return [{ ...plain, ...permit, authority: agreed, rule: 'G3', fact: 'line_empty', lastStep: left.at }];
}

export const leavingPermissions = (view: View): Permission[] => [...releasing(view), ...emptied(view)];
