import { browser } from 'wxt/browser';
import { SECOND } from '../base/time.ts';

const ALARM = 'next-change';
/** A worker that is spoken to at least this often lives on (measured: 170 s without a gap over 1.4 s). */
const BREATH = 20 * SECOND;

export interface Waiting {
  /** Calls back at that instant: by a timer while the worker lives, by an alarm if it died meanwhile. Null cancels. */
  readonly wakeAt: (at: number | null) => void;
  readonly keepAwake: (on: boolean) => void;
}

/** Call before the first await of the worker: an alarm may be what woke it. */
export function createWaiting(onDue: () => void): Waiting {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let breath: ReturnType<typeof setInterval> | undefined;
  let alarmAt: number | null = null;
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) onDue();
  });
  return {
    wakeAt(at) {
      clearTimeout(timer);
      if (at !== null) timer = setTimeout(onDue, Math.max(0, at - Date.now()));
      if (at === alarmAt) return;
      alarmAt = at;
      void (at === null ? browser.alarms.clear(ALARM) : browser.alarms.create(ALARM, { when: at }));
    },
    keepAwake(on) {
      if (on === (breath !== undefined)) return;
      if (on) breath = setInterval(() => void browser.runtime.getPlatformInfo(), BREATH);
      else {
        clearInterval(breath);
        breath = undefined;
      }
    },
  };
}
