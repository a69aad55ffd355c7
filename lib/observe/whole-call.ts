import type { CallEvent, Layer } from '../call/event.ts';
import { endOfAnswer } from './hand.ts';
import { withMedia } from './media-health.ts';
import { callTrust, eventOf, least, MERGE, rankIn, type Told } from './order.ts';

/** Below this a claim yields to any surer one, of whatever layer. */
const DOUBTFUL = 0.5;
/** E4 row 16, a frame that is gone: no more than a guess, which any later word on the call takes back. */
const GUESS = 0.3;
/** From here on the wrap-up does not ask who ended the call. */
const SURE = 0.8;

const isSure = ({ row }: Told): boolean => row.confidence >= DOUBTFUL;
const isA = (type: CallEvent['type']) => (told: Told) => told.row.type === type;

/** One fact told by several layers: the most trusted one's word, under the id of the earliest told with it. */
function oneFact(told: readonly Told[]): CallEvent[] {
  const chosen = least(told, (each) => [isSure(each) ? 0 : 1, rankIn(callTrust, each), each.when]);
  if (chosen === undefined) return [];
  const first = told.find((each) => Math.abs(each.when - chosen.when) <= MERGE) ?? chosen;
  return [{ ...eventOf(chosen.row), id: first.row.id }];
}

/**
 * That the call was answered. Where it was heard of before anybody could be sure of it (it was up when we came), it is connected from then
 * on: a hold may have begun meanwhile.
 */
function connectedOf(told: readonly Told[]): CallEvent[] {
  const [event] = oneFact(told);
  const [first] = told;
  if (event === undefined || first === undefined || isSure(first) || first.row.at >= event.at) return oneFact(told);
  const { at, mono, boot, source } = first.row;
  return [{ ...event, at, mono, boot, source: { ...event.source, frame: source.frame } }];
}

/** An end is taken back when its leg is answered after it (a CANCEL that was crossed), and a mere guess by any later word of the leg. */
function isTakenBack(end: Told, later: readonly Told[]): boolean {
  return later.some(({ row, leg }) => {
    if (leg !== end.leg || !row.type.startsWith('call.') || row.type === 'call.ended') return false;
    return end.row.confidence <= GUESS || (row.type === 'call.connected' && row.confidence >= DOUBTFUL);
  });
}

/** A connection carries sound before a call is answered, and stands without one: it is believed only where nobody better speaks of the call. */
function isSpokenFor({ row }: Told, told: readonly Told[]): boolean {
  const begins = (other: Told): boolean => other.row.type === 'call.offered' || (other.row.type === 'call.connected' && isSure(other));
  return (
    row.source.layer === 'media' &&
    row.type === 'call.connected' &&
    told.some((each) => each.row.source.layer !== 'hand' && each.row.source.layer !== 'media' && begins(each))
  );
}

/** A page may close its connection and go on with another: while its signalling knows of the call, that is no end. */
const isNoEnd = ({ row }: Told, alive: ReadonlyMap<string, Layer>): boolean =>
  row.evidence.includes('peer_closed') &&
  [...alive.values()].some((layer) => callTrust.indexOf(layer) < callTrust.indexOf(row.source.layer));

/** A layer takes its own end back, and any layer a guess. */
const isOver = ({ row }: Told, layer: Layer): boolean => row.source.layer === layer || row.confidence <= GUESS;

/** A stretch of the call from its start, or from its coming back, to the next coming back. */
interface Stretch {
  readonly back: CallEvent | null;
  readonly connected: readonly Told[];
  readonly ends: readonly Told[];
}

/** An agent who declines in one of two tabs has declined: that the exchange then takes the call back from the other is not the caller's doing. */
function declinedAside({ row, when }: Told, aside: Told | null): Told | null {
  const wasTakenBack = row.type === 'call.ended' && row.fields.endKind === 'cancelled' && row.fields.endedBy === 'remote';
  return wasTakenBack && aside !== null && when - aside.when <= MERGE ? aside : null;
}

const isDecline = ({ row }: Told): boolean =>
  row.type === 'call.ended' && row.fields.endedBy === 'agent' && row.fields.endKind === 'rejected';

const asReconnected = (told: Told): CallEvent => ({ ...eventOf(told.row), type: 'call.reconnected', fields: {} });

/**
 * Goes through the claims on the life of the call. A layer's end counts when none of its legs is left (a leg that another replaced is
 * not the call); a leg that is answered after the end is the same call come back.
 */
function stretchesOf(told: readonly Told[]): Stretch[] {
  const stretches: Stretch[] = [];
  let now: Stretch = { back: null, connected: [], ends: [] };
  const alive = new Map<string, Layer>();
  let aside: Told | null = null;
  const begin = (back: CallEvent): void => {
    stretches.push(now);
    now = { back, connected: [], ends: [] };
  };
  for (const [i, each] of told.entries()) {
    const { leg, row } = each;
    const { source, type } = row;
    if (type === 'call.reconnected') begin(eventOf(each.row));
    const isBack = type === 'call.connected' && isSure(each) && !alive.has(leg) && now.ends.some((end) => isOver(end, source.layer));
    if (isBack) begin(asReconnected(each));
    else if (type === 'call.connected') now = { ...now, connected: [...now.connected, each] };
    if (type === 'call.offered' || type === 'call.connected') alive.set(leg, source.layer);
    if (type !== 'call.ended' || isTakenBack(each, told.slice(i + 1))) continue;
    alive.delete(leg);
    if (isNoEnd(each, alive)) continue;
    if (![...alive.values()].includes(source.layer)) now = { ...now, ends: [...now.ends, declinedAside(each, aside) ?? each] };
    else if (isDecline(each)) aside = each;
  }
  return [...stretches, now];
}

/** The best claim on an end, at the instant that the most trusted layer gives: who ended it may be told later than it was. */
function endOf(ends: readonly Told[], told: readonly Told[]): CallEvent[] {
  const judged = ends.map((each) => withMedia(each, told));
  const best = least(judged, (each) => [each.row.confidence >= SURE ? 0 : 1, rankIn(callTrust, each), -each.row.confidence, each.when]);
  const timed = least(judged, (each) => [each.row.confidence <= GUESS ? 1 : 0, rankIn(callTrust, each), each.when]);
  if (best === undefined || timed === undefined) return [];
  const { at, mono, boot, source } = timed.row;
  const id = ends[0]?.row.id ?? best.row.id;
  return [{ ...eventOf(best.row), id, at, mono, boot, source: { ...best.row.source, frame: source.frame } }];
}

/**
 * The agent corrects an end. What telephony showed stays beside the agent's word (the record keeps both), so that only an end of the
 * agent's own is changed, and one is made where there is none.
 */
function corrected(ends: readonly CallEvent[], told: readonly Told[]): CallEvent[] {
  const correction = told.findLast(({ row }) => row.type === 'agent.correct' && row.fields.field === 'end');
  const fields = correction?.row.type === 'agent.correct' ? endOfAnswer(correction.row.fields.value) : null;
  if (correction === undefined || fields === null) return [...ends];
  const last = ends.at(-1);
  if (last === undefined) return [{ ...eventOf(correction.row), type: 'call.ended', fields, confidence: 0.95, evidence: ['manual'] }];
  if (last.source.layer !== 'hand' || last.type !== 'call.ended') return [...ends];
  return [...ends.slice(0, -1), { ...last, fields }];
}

/** That the call was offered, answered, over, and back again: one event each, whichever layers told of it. */
export function wholeCall(all: readonly Told[]): CallEvent[] {
  const told = all.filter((each) => !isSpokenFor(each, all));
  const stretches = stretchesOf(told);
  const last = stretches.at(-1);
  const ends = stretches.map(({ ends: claims }) => endOf(claims, told));
  const final = corrected(ends.at(-1) ?? [], told);
  return [
    ...oneFact(told.filter(isA('call.offered'))),
    ...connectedOf(stretches[0]?.connected ?? []),
    ...stretches.flatMap(({ back }) => (back === null ? [] : [back])),
    ...ends.slice(0, -1).flat(),
    ...(last === undefined ? [] : final),
  ];
}
