import type { Instant } from '../base/time.ts';
import type { LedgerRung } from '../call/guidance.ts';
import { threatOf } from './conduct.ts';
import type { Rungs } from './conduct-rung.ts';
import type { PolicyDocument } from './document.ts';
import { currentRungs, warningDue } from './due.ts';
import { type Facts, type Standing, standingAt } from './facts.ts';
import { alarmOf, type Life, lifeOf, withoutPolicy } from './life.ts';
import { lineOf } from './line.ts';
import { closingInProgress } from './next-step.ts';
import { permissionsOf } from './permission.ts';
import { type View, viewOf } from './view.ts';

const since = ({ connectedAt }: Standing, at: Instant): number => at - (connectedAt ?? at);
const done = (standing: Standing, name: string, at: Instant): LedgerRung => ({ name, state: 'done', at: since(standing, at) });
const now = (name: string): LedgerRung => ({ name, state: 'now', at: null });
const left = (name: string): LedgerRung => ({ name, state: 'left', at: null });

/** Help is asked for, then somebody takes over (G1–G3). */
function lifeRungs(standing: Standing, { marks }: Life): LedgerRung[] {
  const from = marks[0]?.at ?? standing.now;
  const press = standing.told.find(({ type, at }) => type === 'agent.escalate' && at > from);
  if (press === undefined) return [now('help_asked'), left('taken_over')];
  const isWavedOff = alarmOf(standing, from).is === 'waved_off';
  return isWavedOff ? [now('help_asked'), left('taken_over')] : [done(standing, 'help_asked', press.at), now('taken_over')];
}

/** G4: the threat, the alarm, and then the agent's choice. */
function threatRungs(standing: Standing): LedgerRung[] {
  const threat = threatOf(standing);
  return threat === null || threat.alarmAt !== null ? [] : [done(standing, 'threat', threat.at), now('alert'), left('may_end')];
}

const names = { boundary_warning: 'boundary', final_warning: 'final' } as const;

/** The rungs that the kind at stake still asks for; a final level has none left. */
function missingRungs({ credits, isFinal }: Rungs, need: number): ('boundary' | 'final')[] {
  if (isFinal || need === 0) return [];
  const boundaries = Math.max(0, need - 1 - credits);
  return [...Array.from({ length: boundaries }, () => 'boundary' as const), 'final'];
}

/** What was given to the voice on the line, what is due, and what is left before the call may be ended. */
function conductRungs(view: View): LedgerRung[] {
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

/** The sentences of the closing in progress, and of one that is done: an answer belongs to its question. */
function closingRungs(view: View): LedgerRung[] {
  const progress = closingInProgress(view);
  if (progress === null) return [];
  const { way, doneAt } = progress;
  const said = way.items.flatMap((item, i) => ('say' in item ? [{ item, i }] : []));
  return said.map(({ item, i }, n) => {
    const at = doneAt[i];
    const next = said[n + 1]?.i ?? way.items.length;
    const isWhole = doneAt.length >= next;
    if (at !== undefined && isWhole) return done(view.standing, item.rung, at);
    return doneAt.length >= i ? now(item.rung) : left(item.rung);
  });
}

/** When each family last moved: the ledger shows the one that the agent is in. */
function lastMoved(view: View): 'conduct' | 'closing' {
  const { told } = view.standing;
  const conduct = told.findLast(
    (fact) =>
      (fact.type === 'agent.mark' && fact.fields.family === 'conduct') || (fact.type === 'agent.say' && fact.fields.intent in names),
  );
  const closing = closingInProgress(view)?.ownAt ?? Number.NEGATIVE_INFINITY;
  return (conduct?.at ?? Number.NEGATIVE_INFINITY) >= closing ? 'conduct' : 'closing';
}

/** The ladder as drawn: what was given and when, what is due, what is left. Empty where nothing has begun. */
export function ledgerOf(document: PolicyDocument | null, facts: Facts, at: Instant): readonly LedgerRung[] {
  const standing = standingAt(facts, at, (document?.guards ?? withoutPolicy).undoMs);
  const life = lifeOf(standing, lineOf(standing));
  if (life.marks.length > 0) return lifeRungs(standing, life);
  const threat = threatRungs(standing);
  if (threat.length > 0 || document === null) return threat;
  const view = viewOf(document, standing);
  return lastMoved(view) === 'conduct' ? conductRungs(view) : closingRungs(view);
}
