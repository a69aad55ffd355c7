import { useCallback, useEffect, useState } from 'react';
import type { FrameLink } from '../../lib/platform/frame-link.ts';
import type { FramePlace, FromFrame } from '../../lib/platform/protocol.ts';
import type { HeaderActions } from './header.tsx';
import type { FocusCall } from './use-focus-call.ts';

export interface FrameState {
  /** Null in the side panel: there is nothing to move, collapse or hide. */
  readonly actions: HeaderActions | null;
  readonly collapsed: boolean;
  /** Hidden by the agent: with no call, or for the one call that stood then. */
  readonly hidden: boolean;
  readonly expand: () => void;
  readonly focusCall: FocusCall | null;
  /** The command was answered, or nothing on the card can answer it: it must not be answered by a later call. */
  readonly dropFocusCall: () => void;
}

/** The frame that the cockpit stands in: how the agent left it, and what the bridge asks of it. `callKey`: the call on the card. */
export function useFrame(frame: FrameLink | null, place: FramePlace | null, callKey: string | null): FrameState {
  const [collapsed, setCollapsed] = useState(place?.collapsed ?? false);
  const [idle, setIdle] = useState(place?.idle ?? 'line');
  const [hiddenCall, setHiddenCall] = useState<string | null>(null);
  const [focusCall, setFocusCall] = useState<FocusCall | null>(null);

  const post = useCallback((message: FromFrame) => frame?.post(message), [frame]);
  const settle = useCallback(
    (next: { readonly collapsed: boolean; readonly idle: FramePlace['idle'] }): void => {
      setCollapsed(next.collapsed);
      setIdle(next.idle);
      frame?.post({ t: 'place', ...next });
    },
    [frame],
  );
  useEffect(
    () =>
      frame?.subscribe((message) => {
        if (message.t !== 'focus') return;
        setHiddenCall(null);
        setCollapsed(false);
        setIdle('line');
        setFocusCall({ what: message.what });
      }),
    [frame],
  );

  const hide = (): void => {
    if (callKey === null) settle({ collapsed, idle: 'hidden' });
    else setHiddenCall(callKey);
  };
  return {
    actions: frame === null ? null : { post, collapse: () => settle({ collapsed: true, idle }), hide },
    collapsed: frame !== null && collapsed,
    hidden: frame !== null && (callKey === null ? idle === 'hidden' : callKey === hiddenCall),
    expand: () => settle({ collapsed: false, idle }),
    focusCall,
    dropFocusCall: () => setFocusCall(null),
  };
}
