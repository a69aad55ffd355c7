import type { LedgerRung } from '../../call/guidance.ts';
import { permissionsOf } from '../permission.ts';
import type { Rungs } from '../rules/conduct-rung.ts';
import { currentRungs, warningDue } from '../rules/due.ts';
import type { View } from '../view.ts';
import { done, left, now } from './rung.ts';

const names = { boundary_warning: 'boundary', final_warning: 'final' } as const;

export const isWarning = (intent: string): boolean => Object.hasOwn(names, intent);

/** The rungs that the kind at stake still asks for; a final level has none left. */
function missingRungs({ credits, isFinal }: Rungs, need: number): ('boundary' | 'final')[] {
  if (isFinal || need === 0) return [];
  const boundaries = Math.max(0, need - 1 - credits);
  return [...Array.from({ length: boundaries }, () => 'boundary' as const), 'final'];
}

/** What was given to the voice on the line, what is due, and what is left before the call may be ended. */
export function conductRungs(view: View): LedgerRung[] {
  const { ladder, standing, needOf } = view;
  if (ladder === null) return [];
  const rungs = currentRungs(view, ladder);
  const given = rungs.given.filter(({ counts }) => counts).map(({ intent, at }) => done(standing, names[intent], at));
  const open = permissionsOf(view).find(({ severity }) => severity !== null);
  if (open !== undefined) {
    const last = open.authority.supervisor === 'needed' || open.authority.supervisor === 'denied' ? [now('approval')] : [];
    return [...given, done(standing, 'again', open.lastStep), ...last];
  }
  const kind = rungs.runs.at(-1)?.kind ?? rungs.lastMark?.kind;
  if (kind === undefined || (given.length === 0 && (kind.severity === 0 || rungs.runs.length === 0))) return [];
  const [next, ...later] = missingRungs(rungs, needOf(kind));
  const first = next === undefined ? [] : [warningDue(view) === null ? left(next) : now(next)];
  return [...given, ...first, ...later.map(left), left('may_end')];
}
