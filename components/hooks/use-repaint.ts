import { useEffect, useReducer, useRef } from 'react';
import type { Millis } from '../../lib/base/time.ts';

/**
 * Paints again after `delay` (null: when something changes), and at once when the page comes back into view: a hidden tab's timers may
 * fire once a minute. The owner gives a new delay at each paint.
 */
export function useRepaint(delay: Millis | null): void {
  const [paints, repaint] = useReducer((count: number) => count + 1, 0);
  const latest = useRef(delay);
  latest.current = delay;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each paint asks for the next one.
  useEffect(() => {
    if (latest.current === null) return;
    const timer = setTimeout(repaint, Math.ceil(latest.current));
    return () => clearTimeout(timer);
  }, [paints, delay]);
  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === 'visible') repaint();
    };
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, []);
}
