import { type RefObject, useEffect } from 'react';

/**
 * A button that vanishes as it is pressed takes the keyboard with it, and the single keys would be dead from then on: the card takes it
 * back. Only where a button of the card had the keyboard, so that it is never taken from a page, and the rest of a sentence that was
 * typed into a note presses nothing.
 */
export function useKeptKeyboard(card: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = card.current;
    if (element === null) return;
    let wasHere = false;
    const come = ({ target }: FocusEvent): void => {
      wasHere = target instanceof Element && target.closest('textarea, input:not([type=checkbox])') === null;
    };
    const keep = (): void => {
      if (wasHere && document.hasFocus() && document.activeElement === document.body) element.focus({ preventScroll: true });
    };
    const changes = new MutationObserver(keep);
    changes.observe(element, { childList: true, subtree: true });
    element.addEventListener('focusin', come);
    return () => {
      changes.disconnect();
      element.removeEventListener('focusin', come);
    };
  }, [card]);
}
