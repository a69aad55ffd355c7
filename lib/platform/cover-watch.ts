import { SECOND } from '../base/time.ts';

export interface CoverWatchOptions {
  /** The frame while it should be seen, with the size that it was given in px; null while it should not. */
  readonly seen: () => { readonly iframe: HTMLElement; readonly width: number; readonly height: number } | null;
  /** At each look while it is covered, and once when it no longer is. */
  readonly onLook: (covered: boolean) => void;
}

/** Across and down; the rounded corners of the frame are not its own. */
const POINTS = { across: 3, down: 4, inset: 18 };

const isPlain = ({ opacity, filter, clipPath, maskImage, mixBlendMode, visibility }: CSSStyleDeclaration): boolean =>
  opacity === '1' &&
  filter === 'none' &&
  clipPath === 'none' &&
  maskImage === 'none' &&
  mixBlendMode === 'normal' &&
  visibility === 'visible';

const isUpright = ({ transform, rotate, scale, translate }: CSSStyleDeclaration): boolean =>
  [transform, rotate, scale, translate].every((value) => value === 'none');

/** Whether the page makes the frame see-through, shrinks or tilts it, or lays something over it that takes the mouse. */
function isCovered(iframe: HTMLElement, width: number, height: number): boolean {
  const box = iframe.getBoundingClientRect();
  if (Math.abs(box.width - width) > 1 || Math.abs(box.height - height) > 1 || !isUpright(getComputedStyle(iframe))) return true;
  for (let at: Element | null = iframe; at !== null; at = at.parentElement) if (!isPlain(getComputedStyle(at))) return true;
  const { across, down, inset } = POINTS;
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++) {
      const x = box.left + inset + ((box.width - 2 * inset) * column) / (across - 1);
      const y = box.top + inset + ((box.height - 2 * inset) * row) / (down - 1);
      const hit = document.elementFromPoint(x, y);
      // Beyond the window there is nothing to hit, and nothing to press.
      if (hit !== null && hit !== iframe) return true;
    }
  return false;
}

/**
 * Looks once a second, from outside the frame, at what the second version of IntersectionObserver tells inside it. Only Firefox needs it,
 * which knows the first version alone. It does not see what lets the mouse through, nor what comes and goes between two looks. Returns
 * what ends it.
 */
export function watchCover({ seen, onLook }: CoverWatchOptions): () => void {
  if ('isVisible' in IntersectionObserverEntry.prototype) return () => undefined;
  let covered = false;
  const look = (): void => {
    const shown = document.visibilityState === 'visible' ? seen() : null;
    const now = shown !== null && isCovered(shown.iframe, shown.width, shown.height);
    if (now || covered) onLook(now);
    covered = now;
  };
  const timer = setInterval(look, SECOND);
  return () => clearInterval(timer);
}
