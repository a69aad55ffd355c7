import type { TapNatives } from './natives.ts';
import type { Reporter } from './report.ts';

/**
 * Reports when the page goes and comes back; ahead of the page's own handlers, so that a BYE sent in one of them follows the `hide`.
 * Returns a function that listens again where `document.open()` took the listeners away.
 */
export function watchPage(natives: TapNatives, win: Window, reporter: Reporter): () => void {
  let hidden = false;
  const tell = (what: 'hide' | 'show', event: Event): void => {
    if (!event.isTrusted || reporter.isOff() || hidden === (what === 'hide')) return;
    hidden = !hidden;
    try {
      reporter.page(what);
    } catch {
      reporter.fault();
    }
  };
  // Some phones say goodbye already when the page is asked whether it may go.
  const onAsked = (event: Event): void => {
    if (!event.isTrusted || reporter.isOff()) return;
    try {
      reporter.page('leave');
    } catch {
      reporter.fault();
    }
  };
  const onHide = (event: Event): void => tell('hide', event);
  const onShow = (event: Event): void => tell('show', event);
  const listen = (): void => {
    natives.listen(win, 'beforeunload', onAsked, true);
    natives.listen(win, 'pagehide', onHide, true);
    natives.listen(win, 'pageshow', onShow, true);
  };
  listen();
  return listen;
}
