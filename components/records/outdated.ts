/** Whether another version of us has taken the database: from then on this page reads nothing more. */
export interface Outdated {
  readonly current: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly raise: () => void;
}

export function createOutdated(): Outdated {
  const listeners = new Set<() => void>();
  let outdated = false;
  return {
    current: () => outdated,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    raise: () => {
      outdated = true;
      for (const listener of listeners) listener();
    },
  };
}
