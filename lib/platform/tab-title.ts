import { browser } from 'wxt/browser';
import type { CallAlert } from './protocol.ts';

export interface TabTitle {
  /** Puts the alert before the page's title; null takes it away and leaves every other character as the page has it. */
  readonly mark: (state: CallAlert['state'] | null) => void;
}

/** How often in one alert a title that the page set meanwhile is marked again: a page that writes its title all the time is let be. */
const AGAIN = 3;

const words = (state: CallAlert['state']): string =>
  state === 'due' ? browser.i18n.getMessage('tab_hold_due') : browser.i18n.getMessage('tab_hold_overdue');

/**
 * Marks the title of a page that is not ours. The characters are put into the text that stands there and taken out again, so that a
 * page that holds on to that text goes on owning it; a page without a title gets none.
 */
export function createTabTitle(): TabTitle {
  let prefix = '';
  let left = 0;
  const textOf = (): Text | null => {
    const first = document.querySelector('head > title')?.firstChild;
    return first instanceof Text ? first : null;
  };
  const put = (): void => {
    const text = textOf();
    if (text === null || prefix === '' || text.data.startsWith(prefix)) return;
    text.insertData(0, prefix);
  };
  const take = (): void => {
    const text = textOf();
    if (prefix !== '' && text?.data.startsWith(prefix)) text.deleteData(0, prefix.length);
  };
  const watcher = new MutationObserver(() => {
    const text = textOf();
    if (text === null || text.data.startsWith(prefix) || left === 0) return;
    left -= 1;
    put();
    // Our own change is no change of the page's.
    watcher.takeRecords();
  });
  return {
    mark(state) {
      watcher.disconnect();
      take();
      prefix = state === null ? '' : words(state);
      if (state === null) return;
      left = AGAIN;
      put();
      if (document.head !== null) watcher.observe(document.head, { childList: true, subtree: true, characterData: true });
    },
  };
}
