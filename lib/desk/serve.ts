import { lowerBadge } from '../platform/badge.ts';
import { listenToBridges } from '../platform/bridge-ports.ts';
import { onMessage } from '../platform/channel.ts';
import { countRefused, keepPlace, noteFrame, placeOn, surfaceOf } from '../platform/cockpit-frames.ts';
import { parseCommandRequest } from '../platform/command-request.ts';
import type { GaveUp } from '../platform/protocol.ts';
import { readSettings, readSilence, watchSettings } from '../platform/settings.ts';
import { isWatchedPage } from '../platform/sites.ts';
import { relayTo } from '../platform/snapshot-relay.ts';
import { calibrate } from './calibrate.ts';
import type { Desk } from './desk.ts';
import type { ShiftKeeper } from './shift-keeper.ts';

export interface ServeOptions {
  /** Of the browser's run; each handler waits for it. */
  readonly boot: Promise<string>;
  readonly desk: Promise<Desk>;
  readonly shift: ShiftKeeper;
  readonly onGaveUp: (tabId: number, why: GaveUp) => void;
}

/** Lets bridges and surfaces speak to the desk. Call before the first await of the worker: one of them may be what woke it. */
export function serveDesk({ boot, desk, shift, onGaveUp }: ServeOptions): void {
  const bridges = listenToBridges({
    onHello: (frame) => void desk.then((ready) => ready.frameHello(frame)),
    async onObservations(sent, from) {
      const kept = await (await desk).receive(sent, from);
      return kept.ok ? kept.value : null;
    },
    onLost: (frame, at) => void desk.then((ready) => ready.frameLost(frame, at)),
  });
  watchSettings(() => void readSilence().then((silence) => bridges.tell({ t: 'silence', silence })));
  onMessage('desk/command', async ({ data, sender }) => {
    const request = parseCommandRequest(data);
    if (!request.ok) return { ok: false, reason: 'shape' };
    const surface = await surfaceOf(sender, request.value.token);
    if (!surface.ok) {
      await countRefused();
      return { ok: false, reason: 'token' };
    }
    // It takes as long as the disk: no call waits for it.
    if (request.value.command.do === 'sign_off') return shift.answer();
    if (request.value.command.do === 'calibrate') return calibrate(bridges);
    return (await desk).command(request.value, surface.tabId);
  });
  onMessage('frame/hello', async ({ data, sender }) => {
    const tabId = sender.tab?.id ?? -1;
    await noteFrame(data, tabId);
    // A page that stood already is seen from here on; only its next load shows everything.
    if (!data.late) await lowerBadge(['reload'], tabId);
    // Another page than the one that kept taking the cockpit away.
    if (data.token !== null) await lowerBadge(['gave_up', 'refused'], tabId);
    const mayHost = !(await readSettings()).values.layers_off.includes('frame');
    const page = { frame: data.frame, tabId, tabFrame: sender.frameId ?? 0, origin: sender.origin ?? data.origin, since: data.since };
    // A desk that cannot start is no reason to show nothing.
    const running = await desk.then((ready) => ready.adopt(page)).catch(() => []);
    return {
      tabId,
      boot: await boot,
      place: await placeOn(data.origin),
      topWatched: await isWatchedPage(sender.tab?.url),
      mayHost,
      running,
      silence: await readSilence(),
    };
  });
  onMessage('frame/snapshots', async ({ sender }) => {
    // It waits for the desk, so that the calls that stand are there.
    await desk;
    return sender.tab?.id === undefined ? {} : relayTo(sender.tab.id);
  });
  onMessage('phone/identity', async ({ data: { user } }) => {
    if (typeof user === 'string' && user !== '' && user.length <= 128) await (await desk).phoneSays(user);
    return true as const;
  });
  onMessage('frame/place', ({ data }) => keepPlace(data.origin, data.place));
  onMessage('frame/gave-up', ({ data, sender }) => {
    if (sender.tab?.id !== undefined) onGaveUp(sender.tab.id, data.why);
  });
}
