import type { CDPSession, Page } from '@playwright/test';
import type { Browser } from './browser.ts';

/** What a browser must be started with for `openPopup`. */
export const POPUP_ARGS = ['--enable-unsafe-extension-debugging'];

/** The real popup: a driver has no page for it, so it is spoken with by its target. */
export interface Popup {
  /** Runs a function in it; what it is given and what it answers is JSON. */
  readonly evaluate: <A, T>(inside: (given: A) => T, given: A) => Promise<T>;
  /** Its text, or null once it is closed. */
  readonly text: () => Promise<string | null>;
  /** The state of a switch or the text of a part; null where there is none. */
  readonly read: (selector: string, attribute?: string) => Promise<string | null>;
  /** A press of the mouse in the middle of an element. */
  readonly click: (selector: string) => Promise<void>;
  /** As PNG. */
  readonly picture: () => Promise<Buffer>;
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The popup went before it answered. */
class PopupClosed extends Error {}

/** Speaks to one target by way of the browser's own session. */
function speakTo(cdp: CDPSession, sessionId: string) {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let next = 1;
  const close = (): void => {
    for (const { reject } of waiting.values()) reject(new PopupClosed('the popup is closed'));
    waiting.clear();
  };
  cdp.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    const { id, result, error } = JSON.parse(message) as Answer;
    const asked = from === sessionId && id !== undefined ? waiting.get(id) : undefined;
    if (asked === undefined || id === undefined) return;
    waiting.delete(id);
    if (error === undefined) asked.resolve(result);
    else asked.reject(new Error(error.message));
  });
  cdp.on('Target.detachedFromTarget', ({ sessionId: from }) => from === sessionId && close());
  return <T>(method: string, params: object = {}): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve: (result) => resolve(result as T), reject });
      cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }).catch(reject);
    });
}

/**
 * Opens the popup on a tab, as a press on the toolbar's button does: the tab is lent to it (`activeTab`) too. No other tab may show that
 * address; another popup is closed first. Resolves when it is drawn.
 */
export async function openPopup({ context, extensionId }: Browser, page: Page): Promise<Popup> {
  await page.bringToFront();
  const cdp = await context.browser()?.newBrowserCDPSession();
  if (cdp === undefined) throw new Error('the browser gave no debugging session');
  const targets = async () => (await cdp.send('Target.getTargets', { filter: [{}] })).targetInfos;
  const tab = (await targets()).find(({ type, url }) => type === 'tab' && url === page.url());
  if (tab === undefined) throw new Error(`no tab shows ${page.url()}`);
  const find = async () => (await targets()).find(({ type, url }) => type === 'page' && url.endsWith('/popup.html'));
  // A press on the button closes a popup that is open.
  for (let old = await find(); old !== undefined; old = await find()) await cdp.send('Target.closeTarget', { targetId: old.targetId });
  await cdp.send('Extensions.triggerAction', { id: extensionId, targetId: tab.targetId });
  const until = performance.now() + 10_000;
  let target = await find();
  while (target === undefined && performance.now() < until) target = await find();
  if (target === undefined) throw new Error('no popup opened within 10 s');
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  const send = speakTo(cdp, sessionId);
  const evaluate: Popup['evaluate'] = async (inside, given) => {
    const { result, exceptionDetails } = await send<{ result: { value: never }; exceptionDetails?: { text: string } }>('Runtime.evaluate', {
      expression: `(${inside})(${JSON.stringify(given)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value;
  };
  await evaluate(async () => {
    while (document.querySelector('main') === null) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, null);
  return {
    evaluate,
    text: () => evaluate(() => document.body.textContent, null).catch(() => null),
    read: (selector, attribute) =>
      evaluate(
        ([wanted, name]) => {
          const element = document.querySelector(wanted);
          return name === null ? (element?.textContent ?? null) : (element?.getAttribute(name) ?? null);
        },
        [selector, attribute ?? null] as const,
      ),
    async click(selector) {
      const middle = await evaluate((wanted) => {
        const box = document.querySelector(wanted)?.getBoundingClientRect();
        return box === undefined ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }, selector);
      if (middle === null) throw new Error(`the popup has no ${selector}`);
      const mouse = (type: string) => send('Input.dispatchMouseEvent', { type, ...middle, button: 'left', clickCount: 1 });
      await mouse('mousePressed');
      // A press may close the popup (the browser's prompt does), and then its answer may never come.
      await mouse('mouseReleased').catch((error: unknown) => {
        if (!(error instanceof PopupClosed)) throw error;
      });
    },
    picture: async () => Buffer.from((await send<{ data: string }>('Page.captureScreenshot')).data, 'base64'),
  };
}
