import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANE_ASK, LANE_OFFER, LANE_TAKE, LANE_TEXT } from '../../lib/base/lane-name.ts';
import { DEMO_EXTENSION } from '../support/world.ts';

/** Wraps what the tap wraps and listens where it listens, and reads nothing: what the tap takes beyond it is the tap's own work. */
export const DO_NOTHING = `(() => {
  const { WebSocket } = window;
  const { apply, construct } = Reflect;
  const hear = () => {};
  window.WebSocket = new Proxy(WebSocket, {
    construct(target, args, newTarget) {
      const socket = construct(target, args, newTarget);
      socket.addEventListener('message', hear);
      return socket;
    },
  });
  WebSocket.prototype.send = new Proxy(WebSocket.prototype.send, { apply: (target, self, args) => apply(target, self, args) });
})();`;

/**
 * Takes the tap's lane as the bridge does, from an isolated world, and counts the texts. The bridge itself would drop what comes faster
 * than any phone speaks. Says how many came when it is asked on the document.
 */
export const COUNTING_BRIDGE = `(() => {
  let texts = 0, units = 0;
  document.addEventListener('${LANE_OFFER}', ({ relatedTarget: lane }) => {
    lane.addEventListener('${LANE_TEXT}', ({ detail }) => { texts += 1; units += detail.length; });
    lane.dispatchEvent(new Event('${LANE_TAKE}'));
  }, { once: true });
  document.dispatchEvent(new Event('${LANE_ASK}'));
  document.addEventListener('bench:texts', () => { document.documentElement.dataset.texts = texts; });
})();`;

/** The tap as it is built. */
export const readTap = (): Promise<string> => readFile(join(DEMO_EXTENSION, 'content-scripts/tap.js'), 'utf8');
