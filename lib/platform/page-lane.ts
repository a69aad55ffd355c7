import { LANE_ASK, LANE_LEAVE, LANE_OFFER, LANE_PROTOCOL, LANE_TAKE, LANE_TEXT } from '../base/lane-name.ts';
import type { Millis } from '../base/time.ts';

/** The bridge's end of the lane from the page. What comes is the page's word: text to be parsed, with nothing known but its size. */
export interface PageLane {
  /** Lets the lane go; the tap keeps what follows for the next bridge. */
  close(): void;
  /** Texts dropped so far: too long, too many in a second, or no text at all. */
  readonly flooded: number;
  /** Protocol of the tap found; null while there is none. Another number than ours is left alone: nothing comes from it. */
  readonly protocol: number | null;
}

export const TEXTS_A_SECOND = 2_000;
/** UTF-16 code units: no signal comes near, but one that a page filled with control characters. */
export const MAX_TEXT = 8_192;
const SECOND = 1_000;

/**
 * Takes the lane of this document's tap, whichever of the two came first; texts kept until now come before it returns where the tap was
 * first. The first target offered is the lane: at document start the page has run nothing yet. A page that offers one later, or
 * forges texts on ours, says no more than it could have said on its own socket. `mono`: when a text came.
 */
export function openPageLane(onText: (text: string, mono: Millis) => void): PageLane {
  let target: EventTarget | null = null;
  let protocol: number | null = null;
  let flooded = 0;
  let second = Number.NEGATIVE_INFINITY;
  let texts = 0;

  const onLaneText = (event: Event): void => {
    const now = performance.now();
    if (now - second >= SECOND) {
      second = now;
      texts = 0;
    }
    texts++;
    const text: unknown = texts > TEXTS_A_SECOND ? null : (event as CustomEvent<unknown>).detail;
    if (typeof text === 'string' && text.length <= MAX_TEXT) onText(text, now);
    else flooded++;
  };
  const onOffer = (event: Event): void => {
    const offered = (event as FocusEvent).relatedTarget;
    if (!offered || target) return;
    protocol = (event as FocusEvent).detail;
    document.removeEventListener(LANE_OFFER, onOffer);
    if (protocol !== LANE_PROTOCOL) return;
    target = offered;
    target.addEventListener(LANE_TEXT, onLaneText);
    target.dispatchEvent(new Event(LANE_TAKE));
  };
  document.addEventListener(LANE_OFFER, onOffer);
  document.dispatchEvent(new Event(LANE_ASK));
  return {
    close() {
      document.removeEventListener(LANE_OFFER, onOffer);
      target?.removeEventListener(LANE_TEXT, onLaneText);
      target?.dispatchEvent(new Event(LANE_LEAVE));
      target = null;
    },
    get flooded() {
      return flooded;
    },
    get protocol() {
      return protocol;
    },
  };
}
