import { createContext, useContext, useEffect } from 'react';
import type { ToFrame } from '../../lib/platform/protocol.ts';
import { useLatest } from '../hooks/use-latest.ts';

export type FocusPlace = Extract<ToFrame, { t: 'focus' }>['what'];

/** A global command that asks for the focus: a new object each time, gone once it was answered. */
export interface FocusCall {
  readonly what: FocusPlace;
}

export const FocusCallContext = createContext<FocusCall | null>(null);

/** Takes the focus to this part when a global command asks for it. A mouse press never does. */
export function useFocusCall(what: FocusPlace, take: () => void): void {
  const call = useContext(FocusCallContext);
  const latest = useLatest(take);
  useEffect(() => {
    if (call?.what !== what) return;
    window.focus();
    latest.current();
  }, [call, what, latest]);
}
