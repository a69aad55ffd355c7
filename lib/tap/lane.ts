import { LANE_ASK, LANE_LEAVE, LANE_OFFER, LANE_PROTOCOL, LANE_TAKE, LANE_TEXT } from '../base/lane-name.ts';
import type { TapNatives } from './natives.ts';

/** The tap's end of the *now* lane: texts reach the bridge before `send` returns, even in `pagehide`. */
export interface Lane {
  /** Takes an object of JSON without its last brace. One that is heard at once is stamped by the hearer, one that is kept is stamped here. */
  readonly send: (open: string) => void;
  /** Answers bridges that ask on the window's present document; harmless when repeated. */
  readonly listen: () => void;
  readonly offer: () => void;
}

/** Texts kept until a bridge takes the lane; then the oldest go first. */
export const KEPT = 512;

interface LaneHooks {
  /** Hears of each text that had to go before a bridge came. */
  readonly onLost: () => void;
  /** A bridge has come, and has what was kept. */
  readonly onTaken: () => void;
}

export function createLane(natives: TapNatives, win: Window, { onLost, onTaken }: LaneHooks): Lane {
  const target = natives.createTarget();
  // Filled now: a later write to a missing index could meet a setter on the page's Array.prototype.
  const kept = new Array<string>(KEPT).fill('');
  let first = 0;
  let count = 0;
  let takers = 0;
  const dispatch = natives.createSpeaker(target, LANE_TEXT);
  const keep = (text: string): void => {
    if (count === KEPT) {
      first = (first + 1) % KEPT;
      count--;
      onLost();
    }
    kept[(first + count) % KEPT] = text;
    count++;
  };
  const flush = (): void => {
    while (count > 0 && takers > 0) {
      const text = kept[first] as string;
      first = (first + 1) % KEPT;
      count--;
      dispatch(text);
    }
  };
  natives.listen(
    target,
    LANE_TAKE,
    () => {
      takers++;
      flush();
      onTaken();
    },
    false,
  );
  natives.listen(
    target,
    LANE_LEAVE,
    () => {
      if (takers > 0) takers--;
    },
    false,
  );
  const offer = (): void => natives.dispatch(win.document, natives.createOffer(LANE_OFFER, target, LANE_PROTOCOL));
  return {
    send(open) {
      if (takers > 0) dispatch(`${open}}`);
      // A bridge that leaves while it hears has lost its extension: nobody took what it heard.
      if (takers === 0) keep(`${open},"at":${natives.wall()},"mono":${natives.mono()}}`);
    },
    listen: () => natives.listen(win.document, LANE_ASK, offer, false),
    offer,
  };
}

/** True when a tap answers in this document: it is left alone. */
export function isAnswered(natives: TapNatives, win: Window): boolean {
  let answered = false;
  const hear = (): void => {
    answered = true;
  };
  natives.listen(win.document, LANE_OFFER, hear, false);
  natives.dispatch(win.document, natives.createEvent(LANE_ASK));
  natives.unlisten(win.document, LANE_OFFER, hear, false);
  return answered;
}
