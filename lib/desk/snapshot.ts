import type { Instant, Millis } from '../base/time.ts';
import type { Guidance } from '../call/guidance.ts';
import { holdAlert } from '../call/hold-alert.ts';
import { holdClock } from '../call/hold-clock.ts';
import type { Mark, Session } from '../call/session.ts';
import { spanBetween } from '../call/span.ts';
import { handoverOf } from '../disposition/handover.ts';
import type { AlertView, CallSnapshot, CallState, ClockView, GuidanceView, SessionView } from '../platform/protocol.ts';
import { actionsFor, undoEndsAt } from '../policy/actions.ts';
import { evaluate } from '../policy/evaluate.ts';
import { ledgerOf } from '../policy/ledger.ts';
import { wordsFor } from '../policy/words.ts';
import type { Settings } from '../settings/setting.ts';
import type { Folded } from './fold.ts';
import { faceOf, type LiveCall } from './live-call.ts';
import { marksOf, situationOf } from './marks.ts';
import type { DeskPorts } from './ports.ts';
import { wrapUpOf } from './wrap-up.ts';

/** A reading of the desk's own clock: never compared with the monotonic clock of a frame. */
const deskMark = (at: Instant): Mark => ({ at, mono: at, frame: 'desk', boot: '' });

function stateOf(session: Session): CallState {
  const openHold = (scope: 'customer' | 'remote') => session.holds.some((hold) => hold.scope === scope && hold.to === null);
  if (session.phase === 'ended') return 'ended';
  if (session.phase === 'connected') return openHold('customer') ? 'held' : openHold('remote') ? 'remote_held' : 'talking';
  return session.direction === 'outbound' ? 'dialling' : 'ringing';
}

function sessionView(session: Session): SessionView {
  return {
    phase: session.phase,
    state: stateOf(session),
    direction: session.direction,
    last4: session.last4,
    withheld: session.withheld,
    queue: session.dialled,
    manual: session.layers.every((layer) => layer === 'hand' || layer === 'desk'),
    capabilities: session.capabilities,
    signallingDown: session.signalling === 'down',
    disputed: session.disputed,
    sound: {
      deaf: session.sound.deaf,
      muted: session.sound.muted,
      lost: session.sound.link === 'failed' || session.sound.link === 'disconnected' || session.sound.link === 'far_closed',
    },
  };
}

function clocksOf(session: Session, now: Instant, checkBackMs: number | undefined): ClockView[] {
  const here = deskMark(now);
  const until = session.ended ?? here;
  const clocks: ClockView[] = [];
  const span = (from: Mark, to: Mark): number => Math.max(0, spanBetween(from, to).ms);
  if (session.connected === null && session.offered !== null)
    clocks.push({ kind: 'ring', elapsedMs: span(session.offered, until), running: session.ended === null });
  if (session.connected !== null) clocks.push({ kind: 'call', elapsedMs: span(session.connected, until), running: session.ended === null });
  const held = holdClock(session, until);
  const open = session.holds.findLast((hold) => hold.to === null);
  if (open !== undefined && session.ended === null) {
    const due = open.scope === 'customer' && checkBackMs !== undefined ? { dueMs: open.promisedMs ?? checkBackMs } : {};
    clocks.push({ kind: 'hold', elapsedMs: span(open.from, until), running: true, scope: open.scope, ...due });
  }
  if (held.count > 0) {
    const running = session.ended === null && open?.scope === 'customer';
    clocks.push({ kind: 'hold_total', elapsedMs: held.total, running, count: held.count, longestMs: held.longest });
  }
  if (session.ended === null) clocks.push(...soundClocks(session, now));
  if (session.ended !== null) clocks.push({ kind: 'wrap_up', elapsedMs: span(session.ended, here), running: true });
  return clocks;
}

/** How long the caller has been silent, or nothing has come at all. */
function soundClocks({ sound: { silentFrom, stalledFrom } }: Session, now: Instant): ClockView[] {
  const since = (kind: 'silence' | 'stall', from: Instant | null): ClockView[] =>
    from === null ? [] : [{ kind, elapsedMs: Math.max(0, now - from), running: true }];
  return [...since('silence', silentFrom), ...since('stall', stalledFrom)];
}

interface Alerted {
  readonly view: AlertView;
  readonly nextChangeAt: Instant | null;
  readonly checkBackMs: Millis | undefined;
}

/** The alert of the hold that runs, by the agent's own limits before the policy's. */
function alertOf(call: LiveCall, { events, session }: Folded, now: Instant, settings: Settings): Alerted {
  const checkBackMs = settings.hold_check_back_ms ?? call.policy?.document.hold.checkBackMs;
  const limits = { checkBackMs: checkBackMs ?? null, overdueMs: settings.hold_overdue_ms };
  const { state, nextChangeAt } = holdAlert(events, session, limits, now);
  const next = nextChangeAt === null ? null : { at: nextChangeAt, state: holdAlert(events, session, limits, nextChangeAt).state };
  // biome-ignore lint/suspicious/noThenProperty: the design's word; never a function, so nothing takes it for a promise.
  return { view: { state, then: next }, nextChangeAt, checkBackMs };
}

export interface Drawn {
  readonly snapshot: CallSnapshot;
  /** When it must be drawn anew, event or no event. */
  readonly nextChangeAt: Instant | null;
}

/** Everything that the surfaces draw of one call, as it stands at `now`. */
export function drawCall(call: LiveCall, folded: Folded, now: Instant, ports: Pick<DeskPorts, 'here' | 'settings'>): Drawn {
  const { session, facts } = folded;
  const document = call.policy?.document ?? null;
  const { locale } = ports.here;
  const view = (guidance: Guidance, then: Instant): GuidanceView => ({
    ...guidance,
    words: wordsFor(document, guidance.nextStep, locale, facts),
    actions: actionsFor(guidance, facts, document, then),
  });
  const guidance = evaluate(document, facts, now);
  // What may be pressed can change before the guidance does: a guard of life is withdrawn for a while only.
  const changes = [guidance.nextChangeAt, undoEndsAt(facts, document, now)].filter((each) => each !== null);
  const at = session.ended === null && changes.length > 0 ? Math.min(...changes) : null;
  const alert = alertOf(call, folded, now, ports.settings());
  const snapshot: CallSnapshot = {
    v: 1,
    callKey: call.callKey,
    tabId: call.tabId,
    writtenAt: now,
    session: sessionView(session),
    clocks: clocksOf(session, now, alert.checkBackMs),
    guidance: view(guidance, now),
    // biome-ignore lint/suspicious/noThenProperty: the design's word; never a function, so nothing takes it for a promise.
    then: at === null ? null : { at, guidance: view(evaluate(document, facts, at), at) },
    ledger: ledgerOf(document, facts, now),
    situation: situationOf(folded.events),
    marks: marksOf(folded.events),
    handover: handoverOf(session, folded.events, now),
    wrapUp: session.ended === null ? null : wrapUpOf(call, folded, now, ports),
    layers: session.layers,
    alert: alert.view,
    face: faceOf(call),
  };
  const turns = [at, alert.nextChangeAt].filter((each) => each !== null);
  return { snapshot, nextChangeAt: turns.length === 0 ? null : Math.min(...turns) };
}

const byStart = (one: CallSnapshot, other: CallSnapshot): number => (one.callKey < other.callKey ? 1 : -1);

/** The call that the side panel shows: connected and not held, else ringing, else on hold, else the latest wrap-up. */
export function focusOf(snapshots: readonly CallSnapshot[]): string | null {
  const order: readonly (readonly CallState[])[] = [['talking', 'remote_held'], ['ringing', 'dialling'], ['held'], ['ended']];
  const latest = snapshots.toSorted(byStart);
  for (const states of order) {
    const found = latest.find(({ session }) => states.includes(session.state));
    if (found !== undefined) return found.callKey;
  }
  return null;
}
