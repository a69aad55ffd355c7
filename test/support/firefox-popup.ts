import type { Firefox } from './firefox.ts';

/** The real popup of Firefox, spoken with from another page of the extension. */
export interface FirefoxPopup {
  /** Text of a part, or null where there is none. */
  text(selector: string): Promise<string | null>;
  /** Presses a button by its name. No gesture of a person: what asks the browser for something cannot be pressed so. */
  press(name: string): Promise<void>;
  close(): Promise<void>;
}

/** The part of the API by which one page of an extension reaches another. */
declare const browser: { readonly extension: { getViews(filter: { readonly type: 'popup' }): readonly Window[] } };

/** What a press on the toolbar's button does. */
const TRIGGER = (id: string): string => `(async () => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID('${id}');
  await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
})()`;

/** Opens the popup on the tab in front; resolves when it is drawn, rejects after 10 s. */
export async function openFirefoxPopup({ inside, chrome, id }: Firefox): Promise<FirefoxPopup> {
  await chrome(TRIGGER(id));
  const text: FirefoxPopup['text'] = (selector) =>
    inside.evaluate((wanted) => {
      const [view] = browser.extension.getViews({ type: 'popup' });
      return view?.document.querySelector(wanted)?.textContent ?? null;
    }, selector);
  const until = performance.now() + 10_000;
  while ((await text('main')) === null) {
    if (performance.now() > until) throw new Error('no popup opened within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    text,
    press: (name) =>
      inside.evaluate((wanted) => {
        const [view] = browser.extension.getViews({ type: 'popup' });
        view?.document.querySelector<HTMLElement>(`[data-press="${wanted}"]`)?.click();
      }, name),
    close: () => inside.evaluate(() => browser.extension.getViews({ type: 'popup' })[0]?.close()),
  };
}
