export interface FocusKeeper {
  /** Gives the keyboard back to the element of the page that had it; `parent.focus()` alone does not restore it. */
  readonly giveBack: (from: HTMLElement) => void;
}

/** Remembers which element of the page last had the keyboard, `isOurs` left out. */
export function keepFocus(isOurs: (element: EventTarget | null) => boolean): FocusKeeper {
  let last: Element | null = document.activeElement;
  const note = ({ target }: FocusEvent): void => {
    if (!isOurs(target)) last = target instanceof Element ? target : null;
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
