import { listenToBridges } from '../platform/bridge-ports.ts';
import { onMessage } from '../platform/channel.ts';
import { isTopWatched, keepPlace, noteFrame, placeOn, surfaceOf } from '../platform/cockpit-frames.ts';
import { parseCommandRequest } from '../platform/command-request.ts';
import type { Desk } from './desk.ts';

export interface ServeOptions {
  /** Of the browser's run; each handler waits for it. */
  readonly boot: Promise<string>;
  readonly desk: Promise<Desk>;
  readonly onGaveUp: (tabId: number) => void;
}

/** Lets bridges and surfaces speak to the desk. Call before the first await of the worker: one of them may be what woke it. */
export function serveDesk({ boot, desk, onGaveUp }: ServeOptions): void {
  listenToBridges({
    onHello: (frame) => void desk.then((ready) => ready.frameHello(frame)),
    async onObservations(sent, from) {
      const kept = await (await desk).receive(sent, from);
      return kept.ok ? kept.value : null;
    },
    onLost: (frame, at) => void desk.then((ready) => ready.frameLost(frame, at)),
  });
  onMessage('desk/command', async ({ data, sender }) => {
    const request = parseCommandRequest(data);
    if (!request.ok) return { ok: false, reason: 'shape' };
    const surface = await surfaceOf(sender, request.value.token);
    if (!surface.ok) return { ok: false, reason: 'token' };
    return (await desk).command(request.value, surface.tabId);
  });
  onMessage('frame/hello', async ({ data, sender }) => {
    const tabId = sender.tab?.id ?? -1;
    await noteFrame(data, tabId);
    return { tabId, boot: await boot, place: await placeOn(data.origin), topWatched: await isTopWatched(tabId) };
  });
  onMessage('frame/place', ({ data }) => keepPlace(data.origin, data.place));
  onMessage('frame/gave-up', ({ sender }) => {
    if (sender.tab?.id !== undefined) onGaveUp(sender.tab.id);
  });
}
