import { browser } from 'wxt/browser';
import { lowerBadge, raiseBadge } from './badge.ts';
import { sendMessage } from './channel.ts';
import { notifyHold, withdrawHold } from './notify.ts';
import type { CallAlert } from './protocol.ts';

export interface AnnouncerDeps {
  /** Whether the agent wants notifications of the system. */
  readonly notifies: () => boolean;
  readonly onFailure: (error: unknown) => void;
}

const KEY = 'alerts';

/** What was announced last, also by a worker that has died since; null in a browser that was just started. */
async function announced(): Promise<readonly CallAlert[] | null> {
  const { [KEY]: kept } = (await browser.storage.session.get(KEY)) as { readonly [KEY]?: readonly CallAlert[] };
  return kept ?? null;
}

/** Tab of a call whose hold asks for the agent. */
export const tabOfAlert = async (callKey: string): Promise<number | null> =>
  (await announced())?.find((alert) => alert.callKey === callKey)?.tabId ?? null;

type State = CallAlert['state'] | null;
const worst = (alerts: readonly CallAlert[]): State =>
  alerts.some(({ state }) => state === 'overdue') ? 'overdue' : alerts.length > 0 ? 'due' : null;
const onTab = (alerts: readonly CallAlert[], tabId: number): State => worst(alerts.filter((alert) => alert.tabId === tabId));

async function badge(state: State): Promise<void> {
  await lowerBadge(state === 'due' ? ['hold_overdue'] : state === 'overdue' ? ['hold_due'] : ['hold_due', 'hold_overdue'], null);
  if (state !== null) await raiseBadge(state === 'due' ? 'hold_due' : 'hold_overdue', null);
}

async function titles(before: readonly CallAlert[], now: readonly CallAlert[]): Promise<void> {
  const tabs = new Set([...before, ...now].flatMap(({ tabId }) => (tabId === null ? [] : [tabId])));
  for (const tabId of tabs) {
    const state = onTab(now, tabId);
    // A tab that is closed, or whose top page is not watched, has nobody to hear it.
    if (state !== onTab(before, tabId)) await sendMessage('tab/alert', state, { tabId, frameId: 0 }).catch(() => undefined);
  }
}

async function notices(before: readonly CallAlert[], now: readonly CallAlert[], notifies: boolean): Promise<void> {
  for (const { callKey } of before) if (!now.some((alert) => alert.callKey === callKey)) await withdrawHold(callKey);
  const known = new Set(before.map(({ callKey, state }) => `${callKey} ${state}`));
  for (const alert of now) if (notifies && !known.has(`${alert.callKey} ${alert.state}`)) await notifyHold(alert);
}

/**
 * Makes toolbar, titles of tabs and notifications say what the desk says, and no more: each list is the whole truth. What was said last
 * is noted after it was said, so that a worker that died in the middle says it again.
 */
export function createAnnouncer({ notifies, onFailure }: AnnouncerDeps): (alerts: readonly CallAlert[]) => void {
  let last: Promise<void> = Promise.resolve();
  const announce = async (alerts: readonly CallAlert[]): Promise<void> => {
    const before = await announced();
    if (before !== null && JSON.stringify(before) === JSON.stringify(alerts)) return;
    await badge(worst(alerts));
    await titles(before ?? [], alerts);
    await notices(before ?? [], alerts, notifies());
    await browser.storage.session.set({ [KEY]: alerts });
  };
  return (alerts) => {
    last = last.then(() => announce(alerts)).catch(onFailure);
  };
}
