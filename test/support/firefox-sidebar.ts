import type { Firefox } from './firefox.ts';

/** Firefox's own sidebar with our page in it, as it opens at the install. */
export interface Sidebar {
  /** Resolves when such an element is there; rejects after 10 s. */
  sees(selector: string): Promise<void>;
  /** Moves the mouse over the middle of that element and presses it: an input event at a place of the browser's window. */
  press(selector: string): Promise<void>;
}

/** The part of the API by which one page of an extension reaches another. */
declare const browser: { readonly extension: { getViews(filter: { readonly type: 'sidebar' }): readonly Window[] } };

/** Where the sidebar's document begins in the browser's window, in its px. */
const ORIGIN = `(() => {
  const box = (element) => element.getBoundingClientRect();
  const panel = document.getElementById('sidebar');
  const page = panel.contentDocument.getElementById('webext-panels-browser');
  return { x: box(panel).x + box(page).x, y: box(panel).y + box(page).y };
})()`;

/** Rejects where the sidebar has not opened by itself within 10 s. */
export async function findSidebar({ inside, chrome }: Firefox): Promise<Sidebar> {
  const until = async (holds: () => Promise<boolean>, what: string): Promise<void> => {
    const end = performance.now() + 10_000;
    while (!(await holds())) {
      if (performance.now() > end) throw new Error(`the sidebar shows no ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const has = (selector: string): Promise<boolean> =>
    inside.evaluate((wanted) => {
      const [view] = browser.extension.getViews({ type: 'sidebar' });
      return view?.document.visibilityState === 'visible' && view.document.querySelector(wanted) !== null;
    }, selector);
  await until(() => has('main'), 'cockpit');
  return {
    sees: (selector) => until(() => has(selector), selector),
    async press(selector) {
      await until(() => has(selector), selector);
      const at = await inside.evaluate((wanted) => {
        const element = browser.extension.getViews({ type: 'sidebar' })[0]?.document.querySelector(wanted);
        element?.scrollIntoView({ block: 'nearest' });
        const box = element?.getBoundingClientRect();
        return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
      }, selector);
      const { x, y } = (await chrome(ORIGIN)) as { readonly x: number; readonly y: number };
      const place = `${x + at.x}, ${y + at.y}, { button: 0, clickCount: 1 }`;
      await chrome(`['mousemove', 'mousedown', 'mouseup'].forEach((type) => window.synthesizeMouseEvent(type, ${place}))`);
    },
  };
}
