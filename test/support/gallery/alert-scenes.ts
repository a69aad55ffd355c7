import { MINUTE, SECOND } from '../../../lib/base/time.ts';
import type { AlertView } from '../../../lib/platform/protocol.ts';
import { callClock, guidance, holdClocks, sees, session, snapshot, WRITTEN } from './fixtures.ts';
import type { Scene } from './scene.ts';

const held = session({ state: 'held' });
const back = guidance({ reasons: [{ rule: 'T1', fact: 'on_hold' }], nextStep: { kind: 'return' } });
const stands = (state: AlertView['state']): AlertView =>
  // biome-ignore lint/suspicious/noThenProperty: the snapshot's word; never a function.
  ({ state, then: null });
const onHold = (ms: number, alert: AlertView, over: Partial<typeof held> = {}) =>
  snapshot({
    session: { ...held, ...over },
    clocks: [callClock(7 * MINUTE + ms), ...holdClocks(ms, ms + MINUTE, 2)],
    guidance: back,
    alert,
  });

/** Holds that ask for the agent, and those that were answered. */
export const alertScenes: Readonly<Record<string, Scene>> = {
  'held-due': { calls: [onHold(MINUTE + 12 * SECOND, stands('due'))] },
  'held-overdue': { calls: [onHold(2 * MINUTE + 5 * SECOND, stands('overdue'))] },
  'held-acknowledged': { calls: [onHold(MINUTE + 20 * SECOND, stands('none'))] },
  'held-snoozed': {
    // biome-ignore lint/suspicious/noThenProperty: the snapshot's word; never a function.
    calls: [onHold(MINUTE + 20 * SECOND, { state: 'snoozed', then: { at: WRITTEN + 48 * SECOND, state: 'due' } })],
  },
  'held-due-unseen': { calls: [onHold(MINUTE + 12 * SECOND, stands('due'), { capabilities: { ...sees, hold: false } })] },
  'collapsed-due': { calls: [onHold(MINUTE + 12 * SECOND, stands('due'))], place: { collapsed: true } },
  'due-behind': {
    calls: [
      snapshot(),
      { ...onHold(MINUTE + 12 * SECOND, stands('due'), { last4: '0932' }), callKey: '019a0000-0000-7000-8000-000000000002' },
    ],
  },
};
