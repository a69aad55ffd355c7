import { browser } from 'wxt/browser';

const ALARM = 'hourly';

/** Calls back once an hour while the browser runs. Call before the first await of the worker: the alarm may be what woke it. */
export function watchHours(onHour: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) onHour();
  });
  // An alarm of that name that is there already is left alone, or a worker that wakes often would put it off for ever.
  const make = async (): Promise<void> => {
    if ((await browser.alarms.get(ALARM)) === undefined) await browser.alarms.create(ALARM, { periodInMinutes: 60 });
  };
  void make();
}
