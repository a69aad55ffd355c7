import { useEffect, useRef, useState } from 'react';
import { type Millis, SECOND } from '../../lib/base/time.ts';

/** A field whose document loses the keyboard this soon after the field got it was not left by a person. */
const BOUNCE: Millis = 500;

export interface Trapped {
  /** True once the page has taken the keyboard back twice within a second; stays so. */
  readonly trapped: boolean;
  readonly onFocus: () => void;
}

/** Notices a page that traps the focus: some traps send our keystrokes into the phone's own field. `on`: only inside a page of others. */
export function useTrapped(on: boolean): Trapped {
  const [trapped, setTrapped] = useState(false);
  const focusedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!on) return;
    let bouncedAt = Number.NEGATIVE_INFINITY;
    // Of the window: a field that is left for another of ours keeps the keyboard here.
    const lose = (): void => {
      const now = performance.now();
      if (now - focusedAt.current > BOUNCE) return;
      if (now - bouncedAt <= SECOND) setTrapped(true);
      bouncedAt = now;
      focusedAt.current = Number.NEGATIVE_INFINITY;
    };
    addEventListener('blur', lose);
    return () => removeEventListener('blur', lose);
  }, [on]);
  return {
    trapped,
    onFocus() {
      focusedAt.current = performance.now();
    },
  };
}
