/** When the page has had its start to itself. */
export interface PageCalm {
  /** Resolves a moment after the page has loaded, at once in a page that stood already, or as soon as it is hurried. */
  readonly reached: Promise<void>;
  /** There is no time to lose: a call is there. */
  readonly hurry: () => void;
}

/** After `load`, and then until the page is idle, but no longer than this again. */
const MOMENT = 1_000;

/** Nothing of ours but the lane is worth a millisecond of the phone's own start, before anybody calls. */
export function createPageCalm(isLate: boolean): PageCalm {
  const { promise, resolve } = Promise.withResolvers<void>();
  const settle = (): void => void setTimeout(() => requestIdleCallback(() => resolve(), { timeout: MOMENT }), MOMENT);
  if (isLate) resolve();
  else if (document.readyState === 'complete') settle();
  else addEventListener('load', settle, { once: true });
  return { reached: promise, hurry: resolve };
}
