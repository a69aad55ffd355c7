import { v7 } from 'uuid';
import { browser } from 'wxt/browser';
import type { Claim } from '../observe/adapter.ts';
import { sipAdapter } from '../observe/adapters/sip/adapter.ts';
import { observationsOf } from '../observe/frame.ts';
import { parseSignal } from '../observe/parse-signal.ts';
import { onMessage, sendMessage } from './channel.ts';
import { type Frame, placeFrame } from './frame.ts';
import { createLegGate } from './leg-gate.ts';
import { report } from './log.ts';
import { createOutbox } from './outbox.ts';
import { openPageLane } from './page-lane.ts';
import { persist } from './persist.ts';
import { FIRST_PLACE } from './place.ts';

/** Below this a frame of the page is no room for the cockpit. */
const ROOM = { width: 380, height: 420 };

/**
 * Runs in each watched frame: turns what the tap saw into observations, keeps them until the desk has them, and hosts the cockpit.
 * Never throws: whatever the page invents is dropped and counted.
 */
export function runBridge(): void {
  const frame = crypto.randomUUID();
  const live = new Set<string>();
  const gate = createLegGate();
  let state = sipAdapter.initial;
  let boot: string | null = null;
  let early: readonly Claim[] = [];
  let seq = 0;
  let cockpit: Frame | null = null;

  const outbox = createOutbox({
    frame,
    onOrphaned() {
      cockpit?.remove();
      lane.close();
    },
  });
  const observe = (all: readonly Claim[]): void => {
    const claims = all.filter(({ own, mono }) => gate.admits(own, mono));
    if (claims.length === 0) return;
    if (boot === null) {
      early = [...early, ...claims];
      return;
    }
    for (const { type, own } of claims) {
      if (type === 'call.offered' || type === 'call.connected') live.add(own);
      if (type === 'call.ended') live.delete(own);
    }
    const { name, layer } = sipAdapter;
    outbox.send(observationsOf(claims, { frame, boot, nextId: () => v7(), seq: () => seq++, adapter: name, layer }));
    outbox.want(live.size > 0);
  };
  const hear = (text: string): void => {
    const signal = parseSignal(text);
    if (!signal.ok) return;
    const [next, claims] = sipAdapter.step(state, signal.value);
    state = next;
    observe(claims);
  };
  const lane = openPageLane((text) => {
    try {
      hear(text);
    } catch (error) {
      report('bridge')(error);
    }
  });

  const top = window === window.top;
  const roomy = innerWidth >= ROOM.width && innerHeight >= ROOM.height;
  const token = crypto.randomUUID();
  onMessage('frame/focus', ({ data }) => cockpit?.focus(data) ?? false);
  const hello = (mine: string | null) => persist(() => sendMessage('frame/hello', { frame, token: mine, top, origin: location.origin }));
  void hello(top ? token : null).then(async (welcome) => {
    if (welcome === null) return;
    boot = welcome.boot;
    observe(early);
    early = [];
    if (!top && (welcome.topWatched || !roomy)) return;
    if (!top) await hello(token);
    cockpit = placeFrame({
      url: browser.runtime.getURL('/overlay.html'),
      origin: `chrome-extension://${browser.runtime.id}`,
      token,
      tabId: welcome.tabId,
      place: welcome.place ?? FIRST_PLACE,
      onPlace: (place) => void sendMessage('frame/place', { origin: location.origin, place }),
      onGaveUp: (times) => void sendMessage('frame/gave-up', { times }),
    });
  });
}
