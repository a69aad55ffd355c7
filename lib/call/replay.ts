import type { CallEvent, FieldsOf, Layer } from './event.ts';
import { emptyBook, type HoldBook, hold, promise, resume } from './hold-book.ts';
import { type Capabilities, emptySession, type Mark, type Phase, type Session } from './session.ts';
import { heardOn } from './sound.ts';

/** The most trusted layer first (E3: who may say that a call exists). */
const trust: readonly Layer[] = ['vendor', 'sip', 'media', 'peer', 'dom', 'hand'];

/** What the fold keeps beside the session. `able`: what each adapter said it can see, by its name. */
interface Fold {
  readonly session: Session;
  readonly book: HoldBook;
  readonly able: ReadonlyMap<string, Capabilities>;
}

const markOf = ({ at, mono, boot, source }: CallEvent): Mark => ({ at, mono, boot, frame: source.frame });

/** Phases only go on; `call.reconnected` alone takes an ended call back. */
const phases: readonly Phase[] = ['offered', 'dialling', 'ringing', 'connected', 'ended'];
const later = (one: Phase, other: Phase): Phase => (phases.indexOf(one) >= phases.indexOf(other) ? one : other);

function offered(session: Session, fields: FieldsOf<'call.offered'>, mark: Mark): Session {
  if (session.offered !== null) return session;
  const { direction, last4, withheld, dialled } = fields;
  const phase = later(session.phase, direction === 'inbound' ? 'ringing' : 'dialling');
  return { ...session, phase, direction, last4, withheld, dialled, offered: mark };
}

const earlyPhase = { dialling: 'dialling', ringing: 'ringing', queued: 'ringing', forwarded: 'ringing', early_media: 'ringing' } as const;

function connected(session: Session, mark: Mark): Session {
  return session.connected === null && session.ended === null ? { ...session, phase: 'connected', connected: mark } : session;
}

/** The same call goes on: after a drop, or on another leg. */
function reconnected(session: Session, mark: Mark): Session {
  return { ...session, phase: 'connected', connected: session.connected ?? mark, ended: null, end: null };
}

function able(known: Fold['able'], { source, fields }: Extract<CallEvent, { type: 'adapter.state' }>): Fold['able'] {
  const next = new Map(known);
  const name = `${source.layer}:${source.adapter}`;
  if (fields.state === 'lost') next.delete(name);
  else next.set(name, fields.capabilities);
  return next;
}

function withBook(fold: Fold, change: (book: HoldBook) => HoldBook): Fold {
  return fold.session.phase === 'connected' ? { ...fold, book: change(fold.book) } : fold;
}

function step(fold: Fold, event: CallEvent): Fold {
  const { session } = fold;
  const mark = markOf(event);
  const set = (next: Session): Fold => ({ ...fold, session: next });
  switch (event.type) {
    case 'call.offered':
      return set(offered(session, event.fields, mark));
    case 'call.progress':
      return set({ ...session, phase: later(session.phase, earlyPhase[event.fields.stage]) });
    case 'call.connected':
      return set(connected(session, mark));
    case 'call.reconnected':
      return set(reconnected(session, mark));
    case 'call.held':
      return withBook(fold, (book) => hold(book, event.fields.scope, mark));
    case 'call.resumed':
      return withBook(fold, (book) => resume(book, event.fields.scope, mark));
    case 'agent.wait_agreed':
      return withBook(fold, (book) => promise(book, event.fields.ms));
    case 'call.ended':
      return session.ended === null ? set({ ...session, phase: 'ended', ended: mark, end: event }) : fold;
    case 'link.signalling':
      return set({ ...session, signalling: event.fields.up ? 'up' : 'down' });
    case 'adapter.state':
      // Of the media layer it means that nothing is heard.
      return {
        ...(event.source.layer === 'media' ? fold : set({ ...session, disputed: event.fields.state === 'degraded' })),
        able: able(fold.able, event),
      };
    case 'agent.correct':
      return event.fields.field === 'call' ? set({ ...session, voided: event.fields.value === 'not_a_call' }) : fold;
    default:
      return fold;
  }
}

/** Calls and holds cannot be withdrawn (V6): what is wrong with them is corrected. */
const canBeUndone = (event: CallEvent): boolean => !event.type.startsWith('call.');

/** Each event once, and none that the agent withdrew. An event that was derived from a correction bears the correction's id. */
function standing(events: readonly CallEvent[]): CallEvent[] {
  const undone = new Set(events.flatMap((event) => (event.type === 'agent.undo' ? [event.fields.observationId] : [])));
  const seen = new Set<string>();
  return events.filter((event) => {
    const name = `${event.type} ${event.id}`;
    if (seen.has(name) || (undone.has(event.id) && canBeUndone(event))) return false;
    seen.add(name);
    return true;
  });
}

function layersOf(events: readonly CallEvent[]): Layer[] {
  const seen = new Set(events.filter((event) => /^(call|media|adapter|link)\./.test(event.type)).map((event) => event.source.layer));
  return trust.filter((layer) => seen.has(layer));
}

const either = (one: Capabilities, other: Capabilities): Capabilities => ({
  hold: one.hold || other.hold,
  endReason: one.endReason || other.endReason,
  silence: one.silence || other.silence,
  identity: one.identity || other.identity,
  mute: one.mute || other.mute,
});

/** What the events of one call, in the order of their time, amount to. Total: events that fit nothing change nothing, a double is one. */
export function sessionOf(events: readonly CallEvent[]): Session {
  const told = standing(events);
  const start: Fold = { session: emptySession, book: emptyBook, able: new Map() };
  const { session, book, able: known } = told.reduce(step, start);
  return {
    ...session,
    sound: told.reduce(heardOn, session.sound),
    holds: book.holds,
    layers: layersOf(told),
    capabilities: [...known.values()].reduce(either, emptySession.capabilities),
  };
}
