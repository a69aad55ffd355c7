import { v7 } from 'uuid';
import { browser } from 'wxt/browser';
import { LANE_PROTOCOL } from '../base/lane-name.ts';
import type { RunningLeg } from '../observe/adapter.ts';
import { everyAdapter, type Reading } from '../observe/adapters/every.ts';
import { noiseOf } from '../observe/adapters/media/adapter.ts';
import type { SilenceSettings } from '../observe/adapters/media/hearing.ts';
import { sipAdapter } from '../observe/adapters/sip/adapter.ts';
import { outOfSight, resumed } from '../observe/adapters/sip/resuming.ts';
import { observationsOf } from '../observe/frame.ts';
import { type Heard, parseSignal } from '../observe/parse-signal.ts';
import { withoutSelf } from '../observe/phone-identity.ts';
import { onMessage, sendMessage } from './channel.ts';
import { type EarlyLane, openEarlyLane } from './early-lane.ts';
import { type Frame, placeFrame } from './frame.ts';
import { createLayerBook } from './layer-book.ts';
import { tellLayers } from './layer-port.ts';
import { createLegGate } from './leg-gate.ts';
import { report } from './log.ts';
import { createOutbox } from './outbox.ts';
import { ownOrigin } from './package.ts';
import { createPageCalm } from './page-calm.ts';
import { openPageLane, type PageLane } from './page-lane.ts';
import { persist } from './persist.ts';
import { createPhoneTeller } from './phone-teller.ts';
import { FIRST_PLACE } from './place.ts';
import { isServed, succeed, whenUnserved } from './succession.ts';
import { createTabTitle } from './tab-title.ts';

/** Until the desk has said what counts as silence; no call is so quick. */
const FIRST_SILENCE: SilenceSettings = { levelDb: -50, afterMs: 5_000, lineAfterMs: 20_000 };
const SIP = { layer: 'sip', adapter: sipAdapter.name } as const;

/** Below this a frame of the page is no room for the cockpit. */
const ROOM = { width: 380, height: 420 };

/**
 * Runs in each watched frame: turns what the tap saw into observations, keeps them until the desk has them, and hosts the cockpit.
 * Never throws: whatever the page invents is dropped and counted. At document start it takes the lane and does nothing else: all that
 * follows would cost the page's own start twice as much as the tap does (measured).
 */
export function runBridge(): void {
  // Put into a page that stood already: calls may be up there that an earlier bridge saw begin.
  const isLate = document.readyState !== 'loading';
  const calm = createPageCalm(isLate);
  let early: EarlyLane | null = null;
  let leave = (): void => early?.lane.close();
  if (!succeed(() => leave())) return;
  if (!isLate) early = openEarlyLane(calm.hurry);
  void calm.reached.then(() => {
    if (isServed()) leave = bridge(early);
    else leave();
  });
}

/** The bridge at work. `early`: the lane since document start; null in a page that stood already. Returns what ends it. */
function bridge(early: EarlyLane | null): () => void {
  const frame = crypto.randomUUID();
  const top = window === window.top;
  const live = new Set<string>();
  // A call has a leg of each layer: one gate for both would let half as many in.
  const gates = { sip: createLegGate(), media: createLegGate() };
  const layers = createLayerBook({
    frame,
    origin: location.origin,
    top,
    ours: LANE_PROTOCOL,
    lane: () => lane ?? { flooded: 0, protocol: null },
    refused: () => gates.sip.refused() + gates.media.refused(),
  });
  let adapters = everyAdapter(FIRST_SILENCE);
  let state = adapters.initial;
  let boot: string | null = null;
  let unsent: readonly Reading[] = [];
  let seq = 0;
  let cockpit: Frame | null = null;
  const phone = createPhoneTeller();
  let lane: PageLane | null = early?.lane ?? null;
  const title = createTabTitle();

  const leave = (): void => {
    cockpit?.remove();
    title.mark(null);
    lane?.close();
  };
  whenUnserved(leave);
  const onSilence = (silence: SilenceSettings): void => {
    adapters = everyAdapter(silence);
  };
  const outbox = createOutbox({ frame, onSilence, noise: () => noiseOf(state.media), onOrphaned: leave });
  const observe = ({ layer, adapter, claims: all }: Reading): void => {
    const nameOf = (own: string): string => `${layer}:${own}`;
    const claims = all.filter(({ own, mono }) => gates[layer].admits(own, mono));
    if (claims.length === 0) return;
    if (boot === null) {
      unsent = [...unsent, { layer, adapter, claims }];
      return;
    }
    for (const { type, own } of claims) {
      if (type === 'call.offered' || type === 'call.connected') live.add(nameOf(own));
      if (type === 'call.ended') live.delete(nameOf(own));
    }
    outbox.send(observationsOf(claims, { frame, boot, nextId: () => v7(), seq: () => seq++, adapter, layer }));
    outbox.want(live.size > 0);
  };
  const hear = (text: string, heard: Heard): void => {
    const signal = parseSignal(text, heard);
    if (!signal.ok) {
      layers.drop();
      return;
    }
    layers.hear(signal.value);
    phone.hear(signal.value);
    const [next, readings] = adapters.step(state, signal.value);
    state = next;
    for (const reading of readings) observe({ ...reading, claims: reading.claims.map((claim) => withoutSelf(claim, phone.shown())) });
  };
  const hearLane = (text: string, heard: Heard): void => {
    try {
      // The tap keeps for the next bridge what this one hears in leaving.
      if (isServed()) hear(text, heard);
      else leave();
    } catch (error) {
      report('bridge')(error);
    }
  };
  const resume = (running: readonly RunningLeg[]): void => {
    state = { ...state, sip: resumed(running) };
    for (const { own } of running) live.add(`sip:${own}`);
    outbox.want(live.size > 0);
  };
  early?.release(hearLane);

  const meet = async (): Promise<void> => {
    tellLayers(layers);
    const roomy = innerWidth >= ROOM.width && innerHeight >= ROOM.height;
    const token = crypto.randomUUID();
    onMessage('tab/alert', ({ data }) => title.mark(data));
    onMessage('frame/focus', ({ data }) => cockpit?.focus(data) ?? false);
    const me = { frame, origin: location.origin, since: performance.timeOrigin, late: early === null };
    const hello = (mine: string | null) => persist(() => sendMessage('frame/hello', { ...me, token: mine }));
    const welcome = await hello(top ? token : null);
    if (welcome === null) return;
    boot = welcome.boot;
    onSilence(welcome.silence);
    if (early === null) {
      resume(welcome.running);
      lane = openPageLane((text, mono) => hearLane(text, { at: Date.now(), mono }));
      // No tap: the page was there before us, and nothing of its calls is seen until it is loaded again.
      if (lane.protocol === null) return;
      if (lane.protocol !== LANE_PROTOCOL)
        observe({ ...SIP, claims: outOfSight(welcome.running, { at: Date.now(), mono: performance.now() }) });
    }
    layers.note({ bridge: true });
    for (const reading of unsent) observe(reading);
    unsent = [];
    if (!welcome.mayHost || (!top && (welcome.topWatched || !roomy))) return;
    if (!top) await hello(token);
    if (!isServed()) return;
    cockpit = placeFrame({
      url: browser.runtime.getURL('/overlay.html'),
      origin: ownOrigin(),
      token,
      tabId: welcome.tabId,
      place: welcome.place ?? FIRST_PLACE,
      onPlace: (place) => void sendMessage('frame/place', { origin: location.origin, place }),
      onCovered: (covered) => layers.note({ cockpit: covered ? 'covered' : 'here' }),
      isOrphaned: () => !isServed(),
      onGaveUp(why) {
        layers.note({ cockpit: why === 'refused' ? 'refused' : 'gave_up' });
        void sendMessage('frame/gave-up', { why });
      },
    });
    layers.note({ cockpit: 'here' });
  };
  void meet();
  return leave;
}
