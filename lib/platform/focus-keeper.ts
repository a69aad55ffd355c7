export interface FocusKeeper {
  /** Gives the keyboard back to the element of the page that had it; `parent.focus()` alone does not restore it. */
  readonly giveBack: (from: HTMLElement) => void;
}

/** Remembers which element of the page last had the keyboard. */
export function keepFocus(): FocusKeeper {
  let last: Element | null = document.activeElement;
  const note = (event: FocusEvent): void => {
    last = event.target instanceof Element ? event.target : null;
  };
  document.addEventListener('focusin', note, true);
  document.addEventListener('focusout', note, true);
  return {
    giveBack(from) {
      from.blur();
      window.focus();
      if (last instanceof HTMLElement && last !== from && last.isConnected) last.focus({ preventScroll: true });
    },
  };
}
