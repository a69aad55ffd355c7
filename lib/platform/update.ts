import { browser } from 'wxt/browser';

const KEY = 'update_waits';

/** The one page in which nothing can be in hand; it is left open after the install. */
const WELCOME = '/welcome.html';

/** A page of ours in a tab of its own may have a correction or an import in hand. Firefox before 153 cannot say: there it is none. */
async function isPageOpen(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts?.({ contextTypes: ['TAB'] });
  const isOurs = (url: string): boolean => url.startsWith(browser.runtime.getURL('/')) && new URL(url).pathname !== WELCOME;
  return (contexts ?? []).some(({ frameId, documentUrl = '' }) => frameId === 0 && isOurs(documentUrl));
}

export interface Update {
  /** Nothing is open at the desk: an update that waits is taken now, unless a page of ours is open in a tab. */
  readonly onIdle: () => void;
}

/**
 * Makes the browser wait with an update, which it does for whoever listens, until the desk is idle. `isIdle`: whether it is so now. Call
 * before the first await of the worker. The browser says only once that there is one, so this is remembered past the worker's death.
 */
export function holdUpdates({ isIdle, onFailure }: { isIdle: () => Promise<boolean>; onFailure: (error: unknown) => void }): Update {
  const take = async (): Promise<void> => {
    const { [KEY]: waits } = await browser.storage.session.get(KEY);
    if (waits !== true || (await isPageOpen()) || !(await isIdle())) return;
    browser.runtime.reload();
  };
  browser.runtime.onUpdateAvailable.addListener(() => {
    void browser.storage.session
      .set({ [KEY]: true })
      .then(take)
      .catch(onFailure);
  });
  return { onIdle: () => void take().catch(onFailure) };
}
