import { type RefObject, useEffect, useRef, useState } from 'react';
import { SECOND } from '../../lib/base/time.ts';

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

export interface Covered {
  /** True when a press must not be taken: the page has laid something over the card, or made it see-through. Says so for a while. */
  readonly refuses: () => boolean;
  readonly refused: boolean;
}

/** Guards the presses of a card in a frame of somebody else's page. `on`: false on a surface of our own, where nothing can cover it. */
export function useCovered(card: RefObject<HTMLElement | null>, on: boolean): Covered {
  /** On our own steady clock; null while nothing covers the card. */
  const coveredSince = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    if (!on || card.current === null) return;
    const look = (entries: readonly VisibilityEntry[]): void => {
      const covered = entries.at(-1)?.isVisible === false;
      coveredSince.current = covered ? (coveredSince.current ?? performance.now()) : null;
    };
    const observer = new IntersectionObserver(look, { trackVisibility: true, delay: DELAY, threshold: [0, 0.5, 1] } as VisibilityInit);
    observer.observe(card.current);
    return () => {
      clearTimeout(timer.current);
      observer.disconnect();
    };
  }, [card, on]);
  const refuses = (): boolean => {
    if (coveredSince.current === null || performance.now() - coveredSince.current < SETTLES) return false;
    setRefused(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(setRefused, 5 * SECOND, false);
    return true;
  };
  return { refuses, refused };
}
