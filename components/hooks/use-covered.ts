import { type RefObject, useEffect, useRef, useState } from 'react';
import { SECOND } from '../../lib/base/time.ts';
import type { FrameLink } from '../../lib/platform/frame-link.ts';

/** The second version of the observer, which TypeScript's library does not know yet: whether anything covers, fades or tilts the target. */
interface VisibilityInit extends IntersectionObserverInit {
  readonly trackVisibility: true;
  readonly delay: number;
}
interface VisibilityEntry extends IntersectionObserverEntry {
  /** Undefined where the browser only knows the first version (Firefox): there the bridge looks for itself. */
  readonly isVisible?: boolean;
}

const DELAY = 100;
/** Our own bridge shows, moves and lifts the frame: what the observer says until that has settled is no cover. */
const SETTLES = 3 * DELAY;

/**
 * Of the strip at the head of the card, all across: with less of it in view nobody knows what they press; a low window may cut the foot off.
 * The strip is observed apart, because the observer speaks only when a share passes a threshold: of the card as a whole, a page that first
 * cuts its height and then its width may leave the same share.
 */
const ENOUGH = 0.9;

export interface Covered {
  /** True when a press must not be taken: the page has laid something over the card, or made it see-through. Says so for a while. */
  readonly refuses: () => boolean;
  readonly refused: boolean;
}

/**
 * Guards the presses of a card in a frame of somebody else's page, and tells the bridge of a cover that lasts. `link`: null on a surface of
 * our own, where nothing can cover it. `strip`: at the head of the card, as wide as it and some lines high.
 */
export function useCovered(card: RefObject<HTMLElement | null>, strip: RefObject<HTMLElement | null>, link: FrameLink | null): Covered {
  /** On our own steady clock; null while nothing covers the card. */
  const coveredSince = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    if (link === null || card.current === null || strip.current === null) return;
    let said = false;
    let saying: ReturnType<typeof setTimeout>;
    const say = (covered: boolean): void => {
      if (covered !== said) link.post({ t: 'covered', covered });
      said = covered;
    };
    const see = (covered: boolean): void => {
      coveredSince.current = covered ? (coveredSince.current ?? performance.now()) : null;
      clearTimeout(saying);
      saying = setTimeout(say, covered ? SETTLES : 0, covered);
    };
    let veiled = false;
    let cut = false;
    const look = (entries: readonly VisibilityEntry[]): void => {
      for (const { target, isVisible, intersectionRatio } of entries) {
        if (isVisible === undefined) return;
        if (target === strip.current) cut = intersectionRatio < ENOUGH;
        else veiled = !isVisible;
      }
      see(veiled || cut);
    };
    const unsubscribe = link.subscribe((message) => message.t === 'covered' && see(message.covered));
    const observer = new IntersectionObserver(look, {
      trackVisibility: true,
      delay: DELAY,
      threshold: [0, ENOUGH],
    } as VisibilityInit);
    observer.observe(card.current);
    observer.observe(strip.current);
    return () => {
      clearTimeout(timer.current);
      clearTimeout(saying);
      unsubscribe();
      observer.disconnect();
    };
  }, [card, strip, link]);
  const refuses = (): boolean => {
    if (coveredSince.current === null || performance.now() - coveredSince.current < SETTLES) return false;
    setRefused(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(setRefused, 5 * SECOND, false);
    return true;
  };
  return { refuses, refused };
}
