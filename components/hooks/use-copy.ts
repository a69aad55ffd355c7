import { useCallback, useEffect, useRef, useState } from 'react';
import { SECOND } from '../../lib/base/time.ts';

/** Puts one line on the clipboard by the old command: the new one is refused to a framed page of ours (measured in Chromium). */
function copyFocused(text: string): boolean {
  let taken = false;
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, { capture: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
  return done && taken;
}

/**
 * The old command wants the focus, without an event even (measured in Chromium): where it is elsewhere it is taken for the blink of the
 * copy, and `giveBack` returns it.
 */
function copyText(text: string, giveBack: () => void): boolean {
  if (document.hasFocus()) return copyFocused(text);
  window.focus();
  const done = copyFocused(text);
  giveBack();
  return done;
}

export type CopyState = 'copied' | 'refused' | null;

/** `copy(text)`, and what came of it for two seconds. `giveBack`: returns the focus to the page. */
export function useCopy(giveBack: () => void): { readonly state: CopyState; readonly copy: (text: string) => void } {
  const [state, setState] = useState<CopyState>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback(
    (text: string): void => {
      setState(copyText(text, giveBack) ? 'copied' : 'refused');
      clearTimeout(timer.current);
      timer.current = setTimeout(setState, 2 * SECOND, null);
    },
    [giveBack],
  );
  return { state, copy };
}
