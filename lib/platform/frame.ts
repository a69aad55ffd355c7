import { SECOND } from '../base/time.ts';
import { watchCover } from './cover-watch.ts';
import { keepFocus } from './focus-keeper.ts';
import { greet } from './frame-greeting.ts';
import { watchModals } from './modal-stack.ts';
import { fitted, insetsOf, movedBy, nudged } from './place.ts';
import type { FocusTarget, FramePlace, FromFrame, GaveUp, ToFrame } from './protocol.ts';

export interface FrameOptions {
  /** Address of the cockpit, and the origin that its document has whatever the address was. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  readonly tabId: number;
  readonly place: FramePlace;
  readonly onPlace: (place: FramePlace) => void;
  /** The page lays something over the cockpit or makes it see-through, or has stopped doing so. */
  readonly onCovered: (covered: boolean) => void;
  /** From now on there is none: the page took the frame away more often than it is put back, or lets no frame of ours in at all. */
  readonly onGaveUp: (why: GaveUp) => void;
  /** True once the extension is gone: a frame that went with it is nobody's to put back. */
  readonly isOrphaned: () => boolean;
}

export interface Frame {
  /** Gives the cockpit the keyboard; false when there is no cockpit on this page. */
  readonly focus: (what: FocusTarget) => boolean;
  readonly remove: () => void;
}

/** How often a frame that the page removed or navigated is put back in the life of the page. */
const REPLACEMENTS = 5;
/** A page may take its own dialogs away with our frame inside: that is no attack, but still not done for ever. */
const DIALOG_REPLACEMENTS = 100;
const GREETING = 5 * SECOND;
/**
 * So many frames of which none ever answered: the page lets none in. Under `Cross-Origin-Embedder-Policy` (HTML §7.1.4) a frame must say the
 * same of itself, and the browser tells a script of ours nothing but that the frame has loaded.
 */
const SILENT = 2;

const STYLE = [
  'all: initial',
  'position: fixed',
  'inset: auto',
  'border: 0',
  'margin: 0',
  'padding: 0',
  'max-width: none',
  'max-height: none',
  'z-index: 2147483647',
  'background: transparent',
  // The card fills its frame, so the shadow it casts on the page is the frame's.
  'border-radius: 14px',
  'box-shadow: 0 12px 32px -8px rgb(0 0 0 / .22)',
  // Alike here and in the document of the frame, or Chromium paints an opaque box behind it.
  'color-scheme: light dark',
]
  .map((rule) => `${rule} !important;`)
  .join('');

/**
 * Places the cockpit's frame on a page that is not ours, and guards it: a frame that was removed or navigated is replaced a bounded
 * number of times, and one outside a modal dialog, which would be inert, moves into it and back (`moveBefore` keeps its document).
 */
export function placeFrame(options: FrameOptions): Frame {
  const { onPlace, onGaveUp } = options;
  let place = options.place;
  let size = { width: 360, height: 0, shown: false };
  let drag: { x: number; y: number } | null = null;
  let iframe: HTMLIFrameElement | null = null;
  let line: { readonly post: (message: ToFrame) => void; readonly close: () => void } | null = null;
  let lost = 0;
  let lostInDialog = 0;
  const focus = keepFocus((element) => element === iframe);

  const viewport = () => ({ width: innerWidth, height: innerHeight });
  const drawn = () => fitted(size, viewport());
  const draw = (): void => {
    if (iframe === null) return;
    const { width, height } = drawn();
    const { right, bottom } = insetsOf(place, viewport(), drawn());
    const px = { width, height, right, bottom };
    // What moves is set by itself: to set all anew would make the browser style the frame from nothing each time.
    for (const [name, value] of Object.entries(px)) iframe.style.setProperty(name, `${value}px`, 'important');
    iframe.style.setProperty('visibility', size.shown ? 'visible' : 'hidden', 'important');
  };
  const move = (next: FramePlace, keep: boolean): void => {
    place = next;
    draw();
    if (keep) onPlace(place);
  };
  const dragTo = (message: Extract<FromFrame, { t: 'drag' }>): void => {
    if (message.phase !== 'start' && drag !== null)
      move(movedBy(place, message.x - drag.x, message.y - drag.y, viewport(), drawn()), message.phase === 'end');
    drag = message.phase === 'end' ? null : { x: message.x, y: message.y };
  };
  const hear = (message: FromFrame): void => {
    switch (message.t) {
      case 'ready':
        break;
      case 'size':
        size = { width: message.width, height: message.height, shown: message.shown };
        draw();
        break;
      case 'drag':
        dragTo(message);
        break;
      case 'nudge':
        move(nudged(place, message.dx, message.dy, viewport(), drawn()), true);
        break;
      case 'place':
        move({ ...place, collapsed: message.collapsed, idle: message.idle }, true);
        break;
      case 'covered':
        // Hidden by ourselves is not covered by the page.
        options.onCovered(message.covered && size.shown);
        break;
      case 'escape':
        if (iframe !== null) focus.giveBack(iframe);
    }
  };

  const host = (): Element => modals.top() ?? document.documentElement;
  const modals = watchModals(() => {
    if (iframe?.isConnected && iframe.parentNode !== host()) host().moveBefore(iframe, null);
  });

  const stopWatching = watchCover({
    seen: () => (iframe !== null && size.shown ? { iframe, ...drawn() } : null),
    onLook: (covered) => line?.post({ t: 'covered', covered }),
  });

  let heard = false;
  let silent = 0;
  const giveUp = (why: GaveUp): void => {
    stopWatching();
    watcher.disconnect();
    unmount();
    onGaveUp(why);
  };
  const unmount = (): void => {
    const old = iframe;
    iframe = null;
    line?.close();
    line = null;
    old?.remove();
  };
  const replace = (): void => {
    if (iframe === null) return;
    if (options.isOrphaned()) {
      remove();
      return;
    }
    const inDialog = !iframe.isConnected && iframe.parentNode instanceof HTMLDialogElement;
    if (inDialog) lostInDialog += 1;
    else lost += 1;
    unmount();
    if (!heard && silent >= SILENT) giveUp('refused');
    else if (lost > REPLACEMENTS || lostInDialog > DIALOG_REPLACEMENTS) giveUp('removed');
    else mount();
  };
  const mount = (): void => {
    const mine = document.createElement('iframe');
    iframe = mine;
    let loads = 0;
    mine.addEventListener('load', () => {
      if (mine !== iframe) return;
      loads += 1;
      // A second document in the same frame is not the one we put there.
      if (loads > 1) {
        replace();
        return;
      }
      const current = () => mine === iframe;
      line = greet(mine, {
        origin: options.origin,
        hello: () => ({ t: 'hello', token: options.token, tabId: options.tabId, place }),
        within: GREETING,
        onMessage: (message) => {
          heard = true;
          if (current()) hear(message);
        },
        onLost: () => {
          if (!current()) return;
          silent += 1;
          replace();
        },
      });
    });
    mine.src = options.url;
    mine.title = 'Onhook';
    mine.allow = 'clipboard-write';
    size = { ...size, shown: false };
    mine.style.cssText = STYLE;
    draw();
    host().append(mine);
  };
  const remove = (): void => {
    watcher.disconnect();
    stopWatching();
    unmount();
  };
  const watcher = new MutationObserver(() => {
    if (iframe !== null && !iframe.isConnected) replace();
  });

  watcher.observe(document, { childList: true });
  watcher.observe(document.documentElement, { childList: true });
  addEventListener('resize', draw);
  mount();
  return {
    focus(what) {
      if (iframe === null || line === null) return false;
      iframe.focus({ preventScroll: true });
      line.post({ t: 'focus', what });
      return true;
    },
    remove,
  };
}
