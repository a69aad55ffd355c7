import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** What stands after the `#` of this page's address. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => location.hash.slice(1));
