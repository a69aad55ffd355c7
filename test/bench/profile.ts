import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part } from '../support/cockpit.ts';
import { inState, press, startWorld, type World } from '../support/world.ts';

/** Milliseconds by the profile of the phone's renderer, from before the ring to after the hang-up. */
export interface ProfileReadings {
  /** How long the profile ran. */
  readonly ms: number;
  readonly tap: number;
  readonly bridge: number;
  /** Beside them, the scripts of the page itself. */
  readonly page: number;
  /** Of ours, what fell into gaps: neither the page nor the profiler had a processor then. Not in the figures above. */
  readonly gaps: number;
}

/** Microseconds between two samples. */
const INTERVAL = 100;
/** The same. A thread that runs is sampled through natives and all: after that long without a sample it did not run. */
const GAP = 10 * INTERVAL;

/**
 * A call of that many seconds between a JsSIP phone and its customer, with holds. A profile of the page takes in its isolated worlds,
 * and leaves out the frame of the cockpit, which runs in a process of its own. What is sampled below one of our scripts is ours, the
 * natives that it calls among it; but not what the page asked of the browser: that goes through our wrapper, and takes as long without us.
 */
export async function measureProfile(seconds: number): Promise<ProfileReadings> {
  const world = await startWorld({ extension: true });
  try {
    const { phone } = world;
    await part(cockpitOn(phone), 'idle').waitFor();
    const cdp = await phone.context().newCDPSession(phone);
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.setSamplingInterval', { interval: INTERVAL });
    await cdp.send('Profiler.start');
    await call(world, seconds);
    const { profile } = await cdp.send('Profiler.stop');
    return shareOf(profile, new URL(phone.url()).origin);
  } finally {
    await world.stop();
  }
}

/** Half of it on hold, twice. */
async function call(world: World, seconds: number): Promise<void> {
  const quarter = () => new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / 4));
  await talk(world);
  await press(world.customer, 'talk');
  for (const _ of ['first', 'second']) {
    await quarter();
    await press(world.phone, 'hold');
    await inState(world.phone, 'held');
    await quarter();
    await press(world.phone, 'hold');
    await inState(world.phone, 'active');
  }
  await hangUp(world);
}

interface Node {
  readonly id: number;
  readonly callFrame: { readonly url: string; readonly functionName: string };
  readonly children?: readonly number[];
}
interface Profile {
  readonly nodes: readonly Node[];
  /** Microseconds. */
  readonly startTime: number;
  readonly endTime: number;
  readonly samples?: readonly number[];
  /** Microseconds from one sample to the next; the first from the start. */
  readonly timeDeltas?: readonly number[];
}
/** What the tap wraps: the browser's own, called with what the page gave. */
const passedOn: ReadonlySet<string> = new Set(['WebSocket', 'send', 'RTCPeerConnection', 'close']);

type Owner = 'tap' | 'bridge' | 'page' | null;

/** Shares the time of each sample out to whoever stands on its stack, our own scripts before the page's. */
function shareOf({ nodes, startTime, endTime, samples = [], timeDeltas = [] }: Profile, origin: string): ProfileReadings {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owners = new Map<number, Owner>();
  const visit = (id: number, above: Owner, underPage: boolean): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const { url, functionName } = node.callFrame;
    const own = underPage && url === '' && passedOn.has(functionName) ? 'page' : ownerOf(url, origin);
    const owner = own === 'page' || above === null || above === 'page' ? (own ?? above) : above;
    owners.set(id, owner);
    for (const child of node.children ?? []) visit(child, owner, underPage || own === 'page');
  };
  if (nodes[0] !== undefined) visit(nodes[0].id, null, false);
  const sums = { tap: 0, bridge: 0, page: 0, gaps: 0 };
  for (const [at, id] of samples.entries()) {
    const owner = owners.get(id) ?? null;
    const passed = timeDeltas[at + 1] ?? 0;
    const ran = Math.min(passed, GAP);
    if (owner !== null) sums[owner] += ran / 1000;
    if (owner === 'tap' || owner === 'bridge') sums.gaps += (passed - ran) / 1000;
  }
  return { ms: (endTime - startTime) / 1000, ...sums };
}

function ownerOf(url: string, origin: string): Owner {
  if (url.endsWith('/content-scripts/tap.js')) return 'tap';
  if (url.endsWith('/content-scripts/bridge.js')) return 'bridge';
  return url.startsWith(origin) ? 'page' : null;
}
