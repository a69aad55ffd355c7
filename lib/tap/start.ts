import { createLane, isAnswered } from './lane.ts';
import { captureNatives } from './natives.ts';
import { watchPage } from './page.ts';
import { createReporter } from './report.ts';
import { isWrapped, wrapWebSocket } from './websocket.ts';

/**
 * Watches the SIP sockets of this realm from now on. Must run before the page's first script. Never throws, changes no frame, and does
 * nothing where a tap is at work already: that one offers its lane again.
 */
export function startTap(win: Window & typeof globalThis): void {
  try {
    const natives = captureNatives(win);
    if (isAnswered(natives, win) || isWrapped(natives, win)) return;
    const lane = createLane(natives, win, () => reporter.countDropped());
    const reporter = createReporter(natives, lane.send);
    const listenToPage = watchPage(natives, win, reporter);
    const listen = (): void => {
      listenToPage();
      lane.listen();
    };
    const greet = (): void => {
      listen();
      lane.offer();
    };
    wrapWebSocket(natives, win, reporter, { onNew: listen, onKnock: greet });
    greet();
  } catch {
    // A realm without sockets, or one that a page spoilt before us: it goes on as it was, and the bridge finds no lane.
  }
}
