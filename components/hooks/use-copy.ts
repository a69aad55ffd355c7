import { useCallback, useEffect, useRef, useState } from 'react';
import { SECOND } from '../../lib/base/time.ts';

/** Puts one line on the clipboard by the old command: an unfocused frame is refused the new one (measured in Chromium). */
function copyText(text: string): boolean {
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

export type CopyState = 'copied' | 'refused' | null;

/** `copy(text)`, and what came of it for two seconds. */
export function useCopy(): { readonly state: CopyState; readonly copy: (text: string) => void } {
  const [state, setState] = useState<CopyState>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback((text: string): void => {
    setState(copyText(text) ? 'copied' : 'refused');
    clearTimeout(timer.current);
    timer.current = setTimeout(setState, 2 * SECOND, null);
  }, []);
  return { state, copy };
}
