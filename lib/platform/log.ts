/** Where a fault was caught. Codes only: nothing of a page is ever logged. */
export type FaultPlace =
  | 'desk_start'
  | 'sites'
  | 'update'
  | 'badge'
  | 'settings'
  | 'shift'
  | 'relay'
  | 'side_panel'
  | 'bridge'
  | 'welcome'
  | 'render';

/** Logs a fault once, by its place and the error's name and stack of our own code. */
export const report =
  (place: FaultPlace) =>
  (error: unknown): void => {
    console.error(`onhook: ${place}`, error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : typeof error);
  };
