import { createContext, useContext, useEffect } from 'react';
import type { ToFrame } from '../../lib/platform/protocol.ts';
import { useLatest } from '../hooks/use-latest.ts';

export type FocusPlace = Extract<ToFrame, { t: 'focus' }>['what'];

/** The last global command that asked for the focus, with its count: the same place may be asked for twice. */
export interface FocusCall {
  readonly what: FocusPlace;
  readonly count: number;
}

export const FocusCallContext = createContext<FocusCall | null>(null);

/** Takes the focus to this part when a global command asks for it. A mouse press never does. */
export function useFocusCall(what: FocusPlace, take: () => void): void {
  const call = useContext(FocusCallContext);
  const latest = useLatest(take);
  const wanted = call?.what === what ? call.count : 0;
  useEffect(() => {
    if (wanted === 0) return;
    window.focus();
    latest.current();
  }, [wanted, latest]);
}
