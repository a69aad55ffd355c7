import type { Heard } from '../observe/parse-signal.ts';
import { openPageLane, type PageLane } from './page-lane.ts';

type Hear = (text: string, heard: Heard) => void;

/** The lane of a page that is still starting: what comes is kept unread. */
export interface EarlyLane {
  readonly lane: PageLane;
  /** Gives what was kept, in order, and from then on what comes. */
  readonly release: (hear: Hear) => void;
}

/** Without one there is no call (RFC 3261 §13): what else a phone says as it starts can wait for the page. */
const CALL = '"INVITE"';
/** So many texts are no phone that starts. */
const MOST = 64;

/** Takes the lane at document start. `onUrgent`: a call may be there, or too much to keep. */
export function openEarlyLane(onUrgent: () => void): EarlyLane {
  const kept: (readonly [text: string, heard: Heard])[] = [];
  let hear: Hear = (text, heard) => {
    kept.push([text, heard]);
    if (text.includes(CALL) || kept.length >= MOST) onUrgent();
  };
  const lane = openPageLane((text, mono) => hear(text, { at: Date.now(), mono }));
  return {
    lane,
    release(next) {
      // What comes meanwhile is kept too, and has its turn.
      for (let first = kept.shift(); first !== undefined; first = kept.shift()) next(...first);
      hear = next;
    },
  };
}
