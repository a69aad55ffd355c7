import type { Instant } from '../base/time.ts';
import type { Verdict } from '../call/event.ts';
import type { Guidance, Permit, Reason } from '../call/guidance.ts';
import type { PolicyDocument } from './document.ts';
import { type Facts, type Standing, standingAt } from './facts.ts';
import { isDownAt, isHeldAt, type Line, lineOf } from './line.ts';
import { asking, leaving, stepWithout } from './next-step.ts';
import { isOpen, type Permission, permissionsOf } from './permission.ts';
import { threatOf } from './rules/conduct.ts';
import { bearing } from './rules/due.ts';
import { unansweredSince } from './rules/emergency.ts';
import { type Life, lifeOf, lifeStep, withoutPolicy } from './rules/life.ts';
import type { Advice } from './step/advice.ts';
import { instantsAfter } from './turning-points.ts';
import { isTakenOver, laterView, type View, viewOf } from './view.ts';

/** An answer for one instant, without when it will change. */
type Answer = Omit<Guidance, 'nextChangeAt'>;

function answer(verdict: Verdict, { step, reasons }: Advice, permits: readonly Permit[] = []): Answer {
  const named = new Map(reasons.map((reason) => [`${reason.rule} ${reason.fact ?? ''}`, reason]));
  return { verdict, nextStep: step, permits, reasons: [...named.values()] };
}

const only = (kind: Advice['step']['kind'], ...reasons: readonly Reason[]): Advice => ({ step: { kind }, reasons });

/** Never while a life is at risk (G1–G3): help must come (ruling 81). */
function whileAtRisk(standing: Standing, line: Line, { marks }: Life, silenceMs: number): Answer {
  const guards = marks.map(({ rule, what }): Reason => ({ rule, fact: what }));
  const since = marks[0]?.at ?? standing.now;
  if (isTakenOver(standing)) return answer('never', only('await_supervisor', ...guards, { rule: 'A4' }));
  const step = lifeStep(standing, since, silenceMs);
  if (step.kind === 'await_supervisor') {
    if (isDownAt(line, standing.now)) return answer('never', only('reconnect', ...guards, { rule: 'C9', fact: 'line_down' }));
    if (isHeldAt(line, standing.now)) return answer('never', only('return', ...guards, { rule: 'T1', fact: 'on_hold' }));
  }
  const awaited: Reason[] = step.until === undefined ? [] : [{ rule: 'A5', fact: 'answer_awaited' }];
  const unanswered: Reason[] = step.kind === 'call_emergency' ? [{ rule: 'A5', fact: 'nobody_answered' }] : [];
  return answer('never', { step, reasons: [...guards.slice(0, 1), ...awaited, ...unanswered, ...guards.slice(1)] });
}

/** A threat to staff without its alarm (G4): of old, where no document says otherwise. */
function lacksAlarm(document: PolicyDocument | null, standing: Standing): boolean {
  const kind = document?.families.conduct?.kinds.find((each) => each.kind === 'threat_to_staff');
  const threat = threatOf(standing);
  return (kind?.alertFirst ?? true) && threat !== null && threat.alarmAt === null;
}

const permitOf = ({ situation, action, endCode, opensAt, lapsesAt, authority }: Permission): Permit => ({
  situation,
  action,
  endCode,
  opensAt,
  lapsesAt,
  supervisor: authority.supervisor === 'denied' ? 'needed' : authority.supervisor,
});

const reasonsOf = ({ rule, fact, besides, authority }: Permission): Reason[] => [
  { rule, fact },
  ...authority.why,
  ...besides.map((each) => ({ rule: each })),
];

/** Each permission is judged alone: permitted if any is free, else with a supervisor if any is open (ruling 11). Words to say gate none (17). */
function byPermission(view: View): Answer {
  const all = permissionsOf(view);
  const open = all.filter(isOpen);
  const free = open.find(({ authority }) => authority.supervisor !== 'needed');
  const permits = open.map(permitOf);
  const bears = bearing(view);
  if (free !== undefined)
    return answer('permitted', { step: leaving(free), reasons: [free, ...open].flatMap(reasonsOf).concat(bears) }, permits);
  const [first] = open;
  if (first !== undefined) {
    const { step, reasons } = asking(view, first);
    return answer('permitted_with_supervisor', { step, reasons: [...reasons, ...reasonsOf(first), ...bears] }, permits);
  }
  const { step, reasons } = stepWithout(view, all);
  return answer('not_permitted', { step, reasons: [...reasons, ...bears] });
}

/** One call at one instant, under a document or none. */
interface Scene {
  readonly document: PolicyDocument | null;
  readonly standing: Standing;
  readonly line: Line;
  readonly life: Life;
  readonly view: View | null;
}

function sceneOf(document: PolicyDocument | null, facts: Facts, now: Instant): Scene {
  const standing = standingAt(facts, now, (document?.guards ?? withoutPolicy).undoMs);
  const line = lineOf(standing);
  const view = document === null ? null : viewOf(document, standing, line);
  return { document, standing, line, life: view?.life ?? lifeOf(standing, line), view };
}

/** The same scene later, nothing more being told. */
function later(scene: Scene, now: Instant): Scene {
  const view = scene.view === null ? null : laterView(scene.view, now);
  return { ...scene, view, standing: view?.standing ?? { ...scene.standing, now }, line: view?.line ?? { ...scene.line, now } };
}

/** E2: help must be called; nobody has. */
const lacksHelp = ({ document, standing, line, view }: Scene): boolean =>
  document !== null && view !== null && unansweredSince(document, standing, line, view.silence) !== null;

/** What is not permitted elsewhere is never permitted on an emergency line (E1, ruling 66). */
function onLine(document: PolicyDocument | null, given: Answer): Answer {
  if (document === null || document.emergency === null) return given;
  if (given.verdict === 'not_permitted') return { ...given, verdict: 'never', reasons: [...given.reasons, { rule: 'E1' }] };
  const isThreat = given.verdict === 'must_escalate' && given.reasons.some(({ rule }) => rule === 'G4');
  return isThreat ? { ...given, verdict: 'never', reasons: [{ rule: 'E1', fact: 'threat_to_staff' }] } : given;
}

/** In the order of ruling 10: what comes first is not softened by what comes later. */
function judgeAnywhere(scene: Scene): Answer {
  const { document, standing, line, life, view } = scene;
  const { connectedAt, now } = standing;
  const isOff = connectedAt === null || now < connectedAt;
  if (!isOff && line.over) return answer('not_permitted', only('help'));
  if (life.marks.length > 0) return whileAtRisk(standing, line, life, (document?.guards ?? withoutPolicy).escalationSilenceMs);
  if (isTakenOver(standing)) return answer('not_permitted', only('leave', { rule: 'A4', fact: 'taken_over' }));
  if (!isOff && lacksHelp(scene)) return answer('must_escalate', only('escalate', { rule: 'E2', fact: 'odd_call' }));
  if (lacksAlarm(document, standing)) return answer('must_escalate', only('escalate', { rule: 'G4', fact: 'threat_to_staff' }));
  if (view === null) return answer('not_permitted', only('ask_policy', { rule: 'G10', fact: 'no_policy' }));
  if (isOff) return answer('not_permitted', only('help'));
  if (isDownAt(line, now)) return answer('not_permitted', only('reconnect', { rule: 'C9', fact: 'line_down' }));
  if (isHeldAt(line, now)) return answer('not_permitted', only('return', { rule: 'T1', fact: 'on_hold' }));
  return byPermission(view);
}

const judge = (scene: Scene): Answer => onLine(scene.document, judgeAnywhere(scene));

/** What may not change before `nextChangeAt`: all but the sentences (rulings 12 and 13). */
const signature = ({ verdict, nextStep, permits }: Answer): string => JSON.stringify([verdict, nextStep, permits]);

/**
 * May this call be ended at `now`, and what is the one next step? Pure and total. `document`: null if none can be read (G10).
 * Instants are those of the facts' wall clock; facts later than `now` are not there yet. `nextChangeAt` is the first instant at which
 * time alone changes verdict, step or permits.
 */
export function evaluate(document: PolicyDocument | null, facts: Facts, now: Instant): Guidance {
  const scene = sceneOf(document, facts, now);
  const here = judge(scene);
  const before = signature(here);
  const change = instantsAfter(document, scene.standing, scene.line).find((at) => signature(judge(later(scene, at))) !== before);
  return { ...here, nextChangeAt: change ?? null };
}
